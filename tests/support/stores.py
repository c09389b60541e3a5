"""Stores for tests: both kinds behind one face, and records to put in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from empathyboard.domain.board import BoardRecord, Commit, MapAdded, MapRecord
from empathyboard.domain.ports import AccessStore, BoardStore, DocumentStore, SnapshotStore
from empathyboard.stores.memory import MemoryStore
from empathyboard.stores.open import open_store
from empathyboard.stores.sql import SqlStore

BOARD = BoardRecord(id="board", key_hash=b"hash", locale="en", created=10)
MAP = MapRecord(id="map", board="board", role="role", created=20)
FIRST = b"first update of the board"
FIRST_OF_MAP = b"first update of the map"


class Store(DocumentStore, BoardStore, SnapshotStore, Protocol):
    """All ports, and an end."""

    @property
    def access(self) -> AccessStore:
        """The port of who may do what."""

    async def close(self) -> None:
        """Let go of everything."""


class Shelf:
    """A place for one store, which can be closed and opened again."""

    def __init__(self, make: Callable[[], Store]) -> None:
        self._make = make
        self.store = make()

    async def reopen(self) -> Store:
        """Close the store and open what it left."""
        await self.store.close()
        self.store = self._make()
        return self.store


def memory_shelf() -> Shelf:
    """Return a shelf whose store keeps everything in memory."""
    store = MemoryStore()
    return Shelf(lambda: store)


def sql_shelf(data: Path) -> Shelf:
    """Return a shelf whose store is a SQLite file in a folder."""
    return Shelf(lambda: sql_store(data))


def sql_store(data: Path) -> SqlStore:
    """Open a SQLite store with a clock that stands still."""
    return open_store(data, now=lambda: 1_000)


async def add_board(store: Store, board: str = "board") -> None:
    """Keep a board with its first update."""
    await store.add_board(replace(BOARD, id=board), FIRST)


async def add_map(store: Store, map_id: str = "map", board: str = "board") -> None:
    """Keep a map with its first update, as an edit of its board."""
    added = MapAdded(replace(MAP, id=map_id, board=board), FIRST_OF_MAP)
    await store.append([Commit(board, [b"lists " + map_id.encode()], [added])])


async def keep_checkpoint(store: DocumentStore, document: str, covered: int, state: bytes) -> None:
    """Keep a checkpoint, read it back and let the log be trimmed."""
    await store.add_checkpoint(document, covered, state)
    assert await store.checkpoint(document, covered) == state
    await store.trim(document, covered)


async def content(store: Store, document: str = "board") -> list[bytes]:
    """Return a document's updates, those of the checkpoint too if `checkpoint_of` made it."""
    stored = await store.load(document)
    covered = stored.checkpoint.split(b"\n") if stored.covered else []
    assert len(covered) == stored.covered
    return [*covered, *stored.updates]


def checkpoint_of(updates: list[bytes]) -> bytes:
    """Return a stand-in for an encoded state, from which the updates can be told."""
    return b"\n".join(updates)


def run_sql(store: SqlStore, statement: str, *values: Any) -> Any:
    """Run a statement on the writer's own connection and return the first value."""
    connection = store.writer.raw_connection()
    try:
        row = connection.cursor().execute(statement, values).fetchone()
        return row[0] if row else None
    finally:
        connection.close()
