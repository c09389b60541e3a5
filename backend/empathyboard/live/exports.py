"""Exports of committed content, each in a child process with a time and a memory limit."""

import asyncio
import json
import pickle
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from empathyboard.document.whole import RawBoard, RawMap
from empathyboard.domain.errors import LimitError, UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.ports import Clock
from empathyboard.export.wish import Export, Wish
from empathyboard.live.boards import Boards
from empathyboard.live.rooms import Rooms

Gather = Callable[[], Awaitable[RawBoard]]
COMMAND = (sys.executable, "-m", "empathyboard.export")
_WAITING = 20
"""So many may wait for their turn; more than that are sent away."""
_ERRORS = {"limit": LimitError, "unknown": UnknownError}


class Exports:
    """Makes files of boards and maps, a few at once."""

    def __init__(
        self, boards: Boards, rooms: Rooms, clock: Clock, command: Sequence[str] = COMMAND
    ) -> None:
        """Export from rooms; the command is another one in tests."""
        self._boards = boards
        self._rooms = rooms
        self._clock = clock
        self._command = command
        self._turns = asyncio.Semaphore(LIMITS.exports_at_once)
        self._asked = 0

    async def export(self, board: str, wish: Wish, people: Mapping[str, str]) -> Export:
        """Return a board, or what of it the wish's scope names, as a file of now.

        `people` are the names behind participant ids, as far as the asker may know them.
        Raises LimitError when it is too much, takes too long or too many ask at once.
        """

        async def gather() -> RawBoard:
            return replace(await self.gather(board, wish.scope.role), people=people)

        return await self.make(gather, replace(wish, at=self._clock.now()))

    async def make(self, gather: Gather, wish: Wish) -> Export:
        """Return a file of what is gathered when its turn comes; LimitError as `export`."""
        if self._asked >= LIMITS.exports_at_once + _WAITING:
            raise LimitError("Too many exports are being made just now: try again in a minute.")
        self._asked += 1
        try:
            async with self._turns:
                return await self._make(await gather(), wish)
        finally:
            self._asked -= 1

    async def gather(self, board: str, role: str | None) -> RawBoard:
        """Return the committed bytes of a board with its maps, or with one of them."""
        view = await self._boards.view(board)
        frame = await self._rooms.committed(board)
        maps = [
            RawMap(
                each.record.role, each.record.person, await self._rooms.committed(each.record.id)
            )
            for each in view.maps
            if role in {None, each.record.role}
        ]
        return RawBoard(view.record.locale, frame, maps)

    async def _make(self, raw: RawBoard, wish: Wish) -> Export:
        pipe = asyncio.subprocess.PIPE
        child = await asyncio.create_subprocess_exec(*self._command, stdin=pipe, stdout=pipe)
        try:
            async with asyncio.timeout(LIMITS.export_seconds):
                answer, _ = await child.communicate(pickle.dumps((raw, wish)))
        except TimeoutError as error:
            raise LimitError(
                f"This export takes longer than {LIMITS.export_seconds} seconds: "
                "export one map or one section at a time."
            ) from error
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
        return _read(answer)


def _read(answer: bytes) -> Export:
    head, separator, content = answer.partition(b"\n")
    if not separator:
        megabytes = LIMITS.export_bytes // 1024**2
        raise LimitError(
            f"This export could not be made within {megabytes} MB of memory: "
            "export one map or one section at a time."
        )
    told = json.loads(head)
    if "error" in told:
        raise _ERRORS[told["error"]](told["detail"])
    return Export(told["name"], told["media_type"], content, tuple(told["missing"]))
