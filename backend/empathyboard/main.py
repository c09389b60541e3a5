"""The composition root: the only place that picks implementations."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.port import Documents
from empathyboard.domain.ports import BoardStore, Clock, DocumentStore
from empathyboard.live.boards import Boards
from empathyboard.live.clock import SystemClock
from empathyboard.live.meter import Rates
from empathyboard.live.rooms import Rooms
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
    close_store: Callable[[], Awaitable[None]]
    documents: Documents
    clock: Clock
    static: Path | None = None
    witness: Witness = NOBODY


def compose(settings: Settings, parts: Parts) -> FastAPI:
    """Return the application of these parts; it closes the store when it ends."""
    rates = Rates.times(settings.rate_factor)
    rooms = Rooms(parts.document_store, parts.documents, parts.clock, parts.witness, rates)
    boards = Boards(parts.board_store, rooms, parts.clock)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        emptying = asyncio.create_task(boards.empty_bin())
        try:
            async with rooms.run():
                yield
        finally:
            emptying.cancel()
            await asyncio.gather(emptying, return_exceptions=True)
            await parts.close_store()

    return create_app(State(settings, boards, rooms), lifespan, parts.static)


def build(settings: Settings, witness: Witness = NOBODY) -> FastAPI:
    """Return the application of a real server; StartError when it cannot start here."""
    clock = SystemClock()
    static = static_dir()
    store = open_store(settings.data, clock.now)
    parts = Parts(store, store, store.close, LocalDocuments(), clock, static, witness)
    return compose(settings, parts)
