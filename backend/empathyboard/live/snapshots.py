"""Snapshots in time: taken when asked and by the clock, thinned, and read again."""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from empathyboard.document.port import Documents
from empathyboard.document.whole import RawBoard, RawMap, draw_map, read_whole
from empathyboard.domain.board import Kind, StoredDocument
from empathyboard.domain.content import WholeBoard
from empathyboard.domain.errors import EmpathyboardError, LimitError, UnknownError
from empathyboard.domain.ids import is_id, new_id
from empathyboard.domain.ports import Clock, SnapshotStore
from empathyboard.domain.snapshots import (
    BETWEEN_DELETIONS,
    EVERY,
    Reason,
    Snapshot,
    SnapshotContent,
    State,
    StoredBoard,
    key_of,
    superfluous,
)
from empathyboard.live.rooms import Rooms

_log = logging.getLogger(__name__)
_LOOK_SECONDS = 60
MOST_VERSIONS = 200
"""So many named versions a board keeps: each holds the whole board."""

KeepBefore = Callable[[str, str | None], Awaitable[None]]
"""Called with a board's id, and the name of who acts, to keep what the board was before that."""


async def keep_nothing(_board: str, _author: str | None) -> None:
    """Keep nothing."""


@dataclass(frozen=True)
class Seen:
    """A board as it was at some time, and when that was."""

    board: WholeBoard
    at: int


@dataclass(frozen=True)
class Before:
    """What a map was before a mass deletion."""

    document: StoredDocument
    erasures: int
    """How often something was deleted for good from its board until then."""


class Snapshots:
    """Takes, lists and reads the snapshots of all boards."""

    def __init__(
        self, store: SnapshotStore, documents: Documents, rooms: Rooms, clock: Clock
    ) -> None:
        """Keep them in a store; `run` takes those of the clock."""
        self._store = store
        self._documents = documents
        self._rooms = rooms
        self._clock = clock
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._watched: set[str] = set()
        self._erasures: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[None]] = set()

    # --- taking --------------------------------------------------------------------------

    async def take(
        self, board: str, reason: Reason, *, name: str | None = None, author: str | None = None
    ) -> Snapshot:
        """Keep a whole board as it is on disk now; LimitError over so many versions."""
        if name is not None:
            await self._expect_room(board)
        async with self._locks[board]:
            return await self._take(await self._store.load_board(board), reason, name, author)

    async def _take(
        self, board: StoredBoard, reason: Reason, name: str | None, author: str | None
    ) -> Snapshot:
        kept = await self._store.state_keys(board.record.id)
        new = [each for each in board.documents if key_of(each) not in kept]
        states = [await asyncio.to_thread(self._encode, each) for each in new]
        snapshot = Snapshot(
            new_id(), board.record.id, self._clock.now(), reason, name, author or None
        )
        await self._store.add_snapshot(snapshot, board, states)
        return snapshot

    async def take_before_import(self, board: str, author: str | None) -> None:
        """Keep a board before notes of a file come to it."""
        await self.take(board, Reason.IMPORT, author=author)

    async def take_before_deletion(
        self, board: str, author: str | None, before: Before | None = None
    ) -> None:
        """Keep a board before much of it is deleted, unless that was just kept (N7).

        `before` stands in the place of its map where the deletion is on disk already; where
        something was deleted for good since, it comes too late.
        """
        async with self._locks[board]:
            stored = await self._store.load_board(board)
            if before is not None:
                if before.erasures != self._erasures[board]:
                    return
                stored = stored.with_earlier(before.document)
            newest = await self._store.newest_keys(board)
            needed = {key_of(before.document)} if before else stored.keys
            if needed <= newest or await self._was_kept_before_deletion(board):
                return
            await self._take(stored, Reason.DELETE, None, author)
        await self.thin(board)

    def note_mass_deletion(self, document: StoredDocument, author: str | None) -> None:
        """Keep what a map was before one that is on disk now.

        The deletion waits for nothing: what was there is in memory, and lies in the bin.
        """
        task = asyncio.create_task(self._keep_before(self.before(document), author))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep_before(self, before: Before, author: str | None) -> None:
        board = before.document.board
        try:
            await self.take_before_deletion(board, author, before)
        except EmpathyboardError as error:
            _log.warning("No snapshot of %s before much was deleted from it: %s", board, error)

    async def finish(self) -> None:
        """Return when everything that was noted is kept."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def before(self, document: StoredDocument) -> Before:
        """Hold on to what a map is now, to be kept as that soon."""
        return Before(document, self._erasures[document.board])

    async def _was_kept_before_deletion(self, board: str) -> bool:
        since = self._clock.now() - BETWEEN_DELETIONS
        timeline = await self._store.snapshots(board)
        return any(each.reason is Reason.DELETE and each.at > since for each in timeline)

    @asynccontextmanager
    async def erasing(self, board: str) -> AsyncIterator[None]:
        """Take none of a board meanwhile: what is being deleted for good would get into it."""
        async with self._locks[board]:
            self._erasures[board] += 1
            yield

    def _encode(self, stored: StoredDocument) -> State:
        content = self._documents.compact(stored.contents)
        picture = draw_map([content]) if stored.kind is Kind.MAP else ""
        return State(key_of(stored), content, picture)

    async def _expect_room(self, board: str) -> None:
        versions = [each for each in await self._store.snapshots(board) if each.name is not None]
        if len(versions) >= MOST_VERSIONS:
            raise LimitError(
                f"A board keeps at most {MOST_VERSIONS} named versions; delete one first."
            )

    # --- the clock's own -----------------------------------------------------------------

    async def run(self) -> None:
        """Look every minute which boards were edited long enough ago; work until cancelled."""
        while True:
            await self._clock.sleep(_LOOK_SECONDS)
            self._watched |= self._rooms.opened_boards()
            for board in list(self._watched):
                try:
                    await self._look_at(board)
                except EmpathyboardError as error:
                    _log.warning("No snapshot of board %s, later again: %s", board, error)

    async def _look_at(self, board: str) -> None:
        """Take a snapshot that is due; a board without news since its last is watched no more."""
        async with self._locks[board]:
            try:
                stored = await self._store.load_board(board)
            except UnknownError:
                self._watched.discard(board)
                return
            if stored.keys == await self._store.newest_keys(board):
                self._watched.discard(board)
            if board not in self._watched or not await self._is_due(stored):
                return
            await self._take(stored, Reason.TIME, None, None)
        await self.thin(board)

    async def _is_due(self, stored: StoredBoard) -> bool:
        timeline = await self._store.snapshots(stored.record.id)
        last = timeline[0].at if timeline else stored.record.created
        return self._clock.now() - last >= EVERY

    async def thin(self, board: str) -> None:
        """Drop those that the rule lets go (N20)."""
        gone = superfluous(await self._store.snapshots(board), self._clock.now())
        if gone:
            async with self._locks[board]:
                await self._store.drop_snapshots(board, gone)

    # --- reading -------------------------------------------------------------------------

    async def timeline(self, board: str) -> Sequence[Snapshot]:
        """Return all snapshots of a board, the newest first."""
        return await self._store.snapshots(board)

    async def content(self, board: str, snapshot: str) -> SnapshotContent:
        """Return a snapshot with its states."""
        return await self._store.snapshot(board, _checked(snapshot))

    async def pictures(self, board: str, snapshot: str) -> Sequence[str]:
        """Return the pictures of a snapshot's maps."""
        return await self._store.pictures(board, _checked(snapshot))

    async def see(self, board: str, snapshot: str | None) -> Seen:
        """Return a board as a snapshot has it, or as it is on disk now."""
        stored = await self._store.load_board(board)
        if snapshot is None:
            documents = [(each.record, each.document.contents) for each in stored.maps]
            frame, at = stored.document.contents, self._clock.now()
        else:
            content = await self.content(board, snapshot)
            documents = [(each.record, [each.state.content]) for each in content.maps]
            frame, at = [content.frame.content], content.snapshot.at
        maps = [RawMap(record.role, record.person, updates) for record, updates in documents]
        raw = RawBoard(stored.record.locale, frame, maps)
        return Seen(await asyncio.to_thread(read_whole, raw), at)

    # --- changing ------------------------------------------------------------------------

    async def name(self, board: str, snapshot: str, name: str | None) -> None:
        """Name a snapshot, which makes it a version that stays; None takes the name away."""
        if name is not None:
            await self._expect_room(board)
        await self._store.name_snapshot(board, _checked(snapshot), name)

    async def drop(self, board: str, snapshot: str) -> None:
        """Delete a snapshot; UnknownError when there is none."""
        await self._store.pictures(board, _checked(snapshot))
        async with self._locks[board]:
            await self._store.drop_snapshots(board, [snapshot])


def _checked(snapshot: str) -> str:
    if not is_id(snapshot):
        raise UnknownError("There is no such snapshot.")
    return snapshot
