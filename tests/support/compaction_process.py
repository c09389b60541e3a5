"""A server's rooms on a real store, killed at a named step of making a checkpoint."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.write import Edit, new_board
from empathyboard.domain.board import BoardRecord
from empathyboard.live.clock import SystemClock
from empathyboard.live.rooms import Rooms
from empathyboard.stores.sql import SqlStore
from tests.support.stores import sql_store

BOARD = "board"
EDITS_PER_LIFE = 30


def _die(*_: object, **__: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(name: str) -> Callable[[SqlStore], None]:
    return lambda store: setattr(store, name, _die)


def _after(name: str) -> Callable[[SqlStore], None]:
    def plant(store: SqlStore) -> None:
        original = getattr(store, name)

        async def deed_then_death(*arguments: Any) -> None:
            await original(*arguments)
            _die()

        setattr(store, name, deed_then_death)

    return plant


def _within(name: str) -> Callable[[SqlStore], None]:
    """Die with all of the transaction written and nothing committed."""

    def plant(store: SqlStore) -> None:
        original = getattr(store, name)

        async def deed(*arguments: Any) -> None:
            event.listen(store.writer, "commit", _die)
            await original(*arguments)

        setattr(store, name, deed)

    return plant


STEPS: dict[str, Callable[[SqlStore], None]] = {
    "before the checkpoint": _before("add_checkpoint"),
    "within the checkpoint": _within("add_checkpoint"),
    "after the checkpoint": _after("add_checkpoint"),
    "before reading it back": _before("checkpoint"),
    "after reading it back": _after("checkpoint"),
    "before trimming": _before("trim"),
    "within trimming": _within("trim"),
    "after trimming": _after("trim"),
}


def edit_and_compact(data: Path, step: str | None, start: int) -> None:
    """Edit a board so many times, then make a checkpoint; dies at the step, if one is named."""
    asyncio.run(_edit_and_compact(data, step, start))


async def _edit_and_compact(data: Path, step: str | None, start: int) -> None:
    store = sql_store(data)
    if start == 0:
        await store.add_board(BoardRecord(BOARD, b"", "en", 0), new_board("T", ""))
    rooms = Rooms(store, LocalDocuments(), SystemClock())
    async with rooms.run(), rooms.visit(BOARD) as live:
        for number in range(start, start + EDITS_PER_LIFE):
            await live.edit(Edit({"meta": {"title": f"title {number}", f"k{number}": number}}))
        if step is not None:
            STEPS[step](store)
        await rooms._journal.checkpoint(live)
    await store.close()
