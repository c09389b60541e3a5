"""All open rooms: each opened once however many come at the same time, and closed when idle."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from empathyboard.document.port import Documents
from empathyboard.domain.board import Head, Kind
from empathyboard.domain.errors import EmpathyboardError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.ports import Clock, DocumentStore
from empathyboard.domain.protocol import Close
from empathyboard.live.journal import Journal, OnMassDeletion
from empathyboard.live.live_room import House, LiveRoom
from empathyboard.live.memory import give_back
from empathyboard.live.witness import NOBODY, Witness

_log = logging.getLogger(__name__)
_WORTH_A_CHECKPOINT = 100
"""A room that is closed with fewer rows than this after its checkpoint leaves them be."""
_LOADS_AT_ONCE = 8
"""However many boards are asked for after a restart, those that are open are not starved."""


@dataclass(eq=False)
class _Slot:
    """A room's place in the register, there before the room itself is."""

    opening: asyncio.Task[LiveRoom]
    visitors: int = 0
    unloading: asyncio.Task[None] | None = None


class Rooms:
    """The register of rooms, with the journal that serves them."""

    def __init__(
        self,
        store: DocumentStore,
        documents: Documents,
        clock: Clock,
        witness: Witness = NOBODY,
        house: House | None = None,
    ) -> None:
        """Start with none open; `run` makes them live."""
        self._store = store
        self._clock = clock
        self._witness = witness
        self._journal = Journal(store, documents, clock, witness)
        self._journal.on_news = self._note_news
        self.on_board_news: Callable[[str], None] = lambda _board: None
        """Called with the id of a board whose own document changed."""
        self._slots: dict[str, _Slot] = {}
        self._house = house or House()
        self._loading = asyncio.Semaphore(_LOADS_AT_ONCE)
        self._opened: set[str] = set()

    def tell_mass_deletions(self, to: OnMassDeletion) -> None:
        """From now on, call this with what a document was before each of them."""
        self._journal.on_mass_deletion = to

    @property
    def open_count(self) -> int:
        """How many rooms are open."""
        return len(self._slots)

    @asynccontextmanager
    async def run(self) -> AsyncIterator[None]:
        """Serve while the context lasts; everything taken in is on disk when it ends."""
        tasks = [asyncio.create_task(self._journal.run()), asyncio.create_task(self._beat())]
        try:
            yield
        finally:
            await self._stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _stop(self) -> None:
        for live in self._live():
            live.room.close(Close.RESTART, "the server restarts")
        await self._journal.drain()
        await self._journal.close()
        for document, slot in list(self._slots.items()):
            await self._abandon(document, slot)

    async def _abandon(self, document: str, slot: _Slot) -> None:
        del self._slots[document]
        if slot.unloading is not None:
            slot.unloading.cancel()
        with suppress(EmpathyboardError):
            await self._journal.let_go(await slot.opening)

    def _note_news(self, live: LiveRoom) -> None:
        if live.kind is Kind.BOARD:
            self.on_board_news(live.room.document)

    # --- coming and going ----------------------------------------------------------------

    @asynccontextmanager
    async def visit(self, document: str) -> AsyncIterator[LiveRoom]:
        """Hold a room open; UnknownError when there is no such document."""
        slot = self._enter(document)
        try:
            # One visitor that gives up must not stop the opening for the others.
            yield await asyncio.shield(slot.opening)
        finally:
            self._exit(document, slot)

    def _enter(self, document: str) -> _Slot:
        slot = self._slots.get(document)
        if slot is None:
            slot = self._slots[document] = _Slot(asyncio.create_task(self._open(document)))
        slot.visitors += 1
        if slot.unloading is not None:
            slot.unloading.cancel()
            slot.unloading = None
        return slot

    def _exit(self, document: str, slot: _Slot) -> None:
        slot.visitors -= 1
        if slot.visitors or self._slots.get(document) is not slot:
            return
        if slot.opening.done() and slot.opening.exception() is not None:
            del self._slots[document]
        else:
            slot.unloading = asyncio.create_task(self._unload(document, slot))

    async def _open(self, document: str) -> LiveRoom:
        async with self._loading:
            stored = await self._store.load(document)
        if stored.damage:
            _log.error("Opened for reading only: %s", stored.damage)
        self._opened.add(stored.board)
        live = LiveRoom(stored, self._journal.wake, self._house)
        if document in self._witness.suspects:
            _log.error("Opened for reading only, as it killed the server: %s", document)
            live.room.is_damaged = True
        return live

    async def _unload(self, document: str, slot: _Slot) -> None:
        """Close a room that nobody visits any more and that has nothing on its way."""
        try:
            # Shielded: a visitor that comes cancels this task, not the opening it waits for.
            live = await asyncio.shield(slot.opening)
        except Exception:  # its visitors are gone; the next one tries anew
            del self._slots[document]
            return
        await self._clock.sleep(LIMITS.room_idle_seconds)
        while not live.is_quiet:
            await self._clock.sleep(1)
        if live.rows >= _WORTH_A_CHECKPOINT:
            await asyncio.shield(self._journal.checkpoint(live))
        # A visitor cancels this task, so nobody came; from here on there is no wait.
        del self._slots[document]
        await self._journal.let_go(live)

    # --- all rooms -----------------------------------------------------------------------

    def _live(self, documents: Iterable[str] | None = None) -> list[LiveRoom]:
        wanted = list(self._slots) if documents is None else documents
        slots = (self._slots.get(key) for key in wanted)
        return [
            slot.opening.result()
            for slot in slots
            if slot and slot.opening.done() and slot.opening.exception() is None
        ]

    def dismiss(self, documents: Iterable[str], code: Close, reason: str) -> None:
        """Close all connections to these documents."""
        for live in self._live(list(documents)):
            live.room.close(code, reason)

    async def committed(self, document: str) -> list[bytes]:
        """Return a document's committed content as updates, without opening a room for it."""
        for live in self._live([document]):
            return [live.room.committed.encoded()]
        stored = await self._store.load(document)
        return list(stored.contents)

    async def heads(self, board: str) -> Mapping[str, Head]:
        """Return how far the documents of a board go; `committed` gives no less than that.

        In an open room that may be less than on disk, for the moment between the two.
        """
        stored = await self._store.heads(board)
        opened = {live.room.document: live for live in self._live(stored)}
        return {
            document: Head(head.epoch, opened[document].position) if document in opened else head
            for document, head in stored.items()
        }

    def opened_boards(self) -> set[str]:
        """Return the boards of which a room was open at any time since this was last asked."""
        opened, self._opened = self._opened, set()
        return opened | {live.board for live in self._live()}

    async def forget_past(self, document: str) -> None:
        """Let the store keep what a document says now, and nothing that it said before."""
        async with self.visit(document) as live:
            await self._journal.forget_past(live)

    async def _beat(self) -> None:
        """Keep silent connections alive, close those that stopped reading, let go of documents."""
        while True:
            await self._clock.sleep(LIMITS.keep_alive_seconds / 2)
            if await self._journal.let_go_of_unused(self._live()):
                await asyncio.to_thread(give_back)
            for live in self._live():
                for connection in list(live.connections):
                    if not connection.outbox.beat():
                        connection.give_up()
