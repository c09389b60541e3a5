"""The composition root: the only place that picks implementations."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.port import Documents
from empathyboard.domain.access import Level
from empathyboard.domain.ports import AccessStore, BoardStore, Clock, DocumentStore, SnapshotStore
from empathyboard.live.access import Access
from empathyboard.live.bins import Bins
from empathyboard.live.boards import Boards
from empathyboard.live.clock import SystemClock
from empathyboard.live.embed_files import EmbedFiles
from empathyboard.live.embeds import Embeds
from empathyboard.live.exports import Exports
from empathyboard.live.imports import Imports
from empathyboard.live.live_room import House
from empathyboard.live.meter import Rates
from empathyboard.live.restoring import Restoring
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import Snapshots
from empathyboard.live.witness import NOBODY, Witness
from empathyboard.paths import static_dir
from empathyboard.settings import Settings
from empathyboard.stores.open import open_store
from empathyboard.web.app import create_app
from empathyboard.web.state import State


@dataclass(frozen=True)
class Parts:
    """What an application is put together from; tests replace some of it."""

    document_store: DocumentStore
    board_store: BoardStore
    access_store: AccessStore
    snapshot_store: SnapshotStore
    close_store: Callable[[], Awaitable[None]]
    documents: Documents
    clock: Clock
    static: Path | None = None
    witness: Witness = NOBODY


def compose(settings: Settings, parts: Parts) -> FastAPI:
    """Return the application of these parts; it closes the store when it ends."""
    state = _state_of(settings, parts)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(work) for work in _chores_of(state)]
        try:
            async with state.rooms.run():
                yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await state.snapshots.finish()
            await parts.close_store()

    return create_app(state, lifespan, parts.static)


def _state_of(settings: Settings, parts: Parts) -> State:
    """Put together what the routes work with, and let it hear of each other."""
    clock, general = parts.clock, Level.of(settings.general_access)
    house = House(Rates.times(settings.rate_factor))
    rooms = Rooms(parts.document_store, parts.documents, clock, parts.witness, house)
    snapshots = Snapshots(parts.snapshot_store, parts.documents, rooms, clock)
    rooms.tell_mass_deletions(snapshots.note_mass_deletion)
    boards = Boards(parts.board_store, rooms, clock, general, snapshots.take_before_deletion)
    access = Access(parts.access_store, parts.board_store, clock)
    rooms.on_board_news = access.visits.note_context
    exports = Exports(boards, rooms, clock)
    return State(
        settings,
        boards,
        rooms,
        access,
        exports,
        Imports(boards, parts.access_store, rooms, clock, snapshots.take_before_import),
        snapshots,
        Restoring(snapshots, parts.board_store, rooms, clock),
        Bins(parts.document_store, parts.snapshot_store, snapshots, rooms, clock),
        Embeds(parts.access_store, parts.snapshot_store, clock, access),
        EmbedFiles(exports, rooms, snapshots, access.sessions, clock),
    )


def _chores_of(state: State) -> Iterator[Coroutine[None, None, None]]:
    """Yield what is to be done now and then, as long as the server runs."""
    yield state.boards.empty_bin()
    yield state.access.sessions.empty()
    yield state.access.visits.run()
    yield state.snapshots.run()
    yield state.bins.finish_erasures()


def build(settings: Settings, witness: Witness = NOBODY) -> FastAPI:
    """Return the application of a real server; StartError when it cannot start here."""
    clock = SystemClock()
    static = static_dir()
    store = open_store(settings.data, clock.now)
    parts = Parts(
        store, store, store.access, store, store.close, LocalDocuments(), clock, static, witness
    )
    return compose(settings, parts)


async def import_board(settings: Settings, data: bytes) -> tuple[str, str]:
    """Make a board of a file, without a server; returns its id and the owner's key."""
    clock = SystemClock()
    store = open_store(settings.data, clock.now)
    try:
        rooms = Rooms(store, LocalDocuments(), clock)
        boards = Boards(store, rooms, clock, Level.of(settings.general_access))
        async with rooms.run():
            view, key = await Imports(boards, store.access, rooms, clock).add_board(data)
    finally:
        await store.close()
    return view.record.id, key
