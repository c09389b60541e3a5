"""The store on SQL: asynchronous outside, one writing thread and a few reading ones inside."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Engine

from empathyboard.domain.access import Level
from empathyboard.domain.board import BoardRecord, Commit, Head, MapRecord, StoredDocument
from empathyboard.domain.errors import StorageError
from empathyboard.domain.snapshots import (
    Snapshot,
    SnapshotContent,
    State,
    StateKey,
    StoredBoard,
)
from empathyboard.stores.sql import boards, checkpoints, documents, snapshots, sqlite_log
from empathyboard.stores.sql.access import SqlAccess
from empathyboard.stores.sql.engine import READERS, empty_wal, is_sqlite
from empathyboard.stores.sql.errors import is_sync_failure, storage_errors
from empathyboard.stores.sql.worker import Worker

T = TypeVar("T")


class SqlStore:
    """A DocumentStore, a BoardStore and a SnapshotStore in one SQL database.

    An AccessStore is at `access`.

    A caller that is cancelled while it waits leaves its transaction to the thread, which ends it:
    it is kept whole or not at all.
    """

    def __init__(
        self,
        writer: Engine,
        readers: Engine,
        now: Callable[[], int],
        release: Callable[[], None] = lambda: None,
    ) -> None:
        """Serve the database of two engines; `release` is called once when the store closes."""
        self.writer = writer
        self.readers = readers
        self.access = SqlAccess(self._read, self._write)
        self._now = now
        self._release = release
        self._is_out_of_sync = False
        self._is_closed = False
        self._writing = Worker("store-writer")
        self._reading = ThreadPoolExecutor(READERS, "store-reader")

    async def load(self, document: str) -> StoredDocument:
        """Return the newest sound checkpoint and all sound updates after it."""
        return await self._read(lambda tx: documents.load_document(tx, document))

    async def heads(self, board: str) -> Mapping[str, Head]:
        """Return how far each document of a board goes."""
        return await self._read(lambda tx: documents.read_heads(tx, board))

    async def append(self, commits: Sequence[Commit]) -> None:
        """Keep all commits or none."""
        if is_sqlite(self.writer) and not any(commit.records for commit in commits):
            added = [(commit.document, commit.updates) for commit in commits]
            job = partial(sqlite_log.append, self.writer, added, self._now())
        else:
            job = partial(
                _in_transaction, self.writer, lambda tx: _append(tx, commits, self._now())
            )
        await self._write_alone(job)

    async def add_checkpoint(self, document: str, covered: int, content: bytes) -> None:
        """Keep the encoded state at a position."""
        await self._write(
            lambda tx: checkpoints.add_checkpoint(tx, document, covered, content, self._now())
        )

    async def checkpoint(self, document: str, covered: int) -> bytes:
        """Return the checkpoint at a position."""
        return await self._read(lambda tx: checkpoints.read_checkpoint(tx, document, covered))

    async def trim(self, document: str, covered: int) -> None:
        """Note that a checkpoint was verified, and drop what is needed no longer."""
        await self._write(lambda tx: checkpoints.trim(tx, document, covered, self._now()))

    async def mend(self, document: str) -> int:
        """Make the last good state of a damaged document its whole state."""
        return await self._write(lambda tx: checkpoints.mend(tx, document, self._now()))

    async def forget(self, document: str, covered: int) -> None:
        """Keep a checkpoint and what came after it, alone."""
        await self._write(lambda tx: checkpoints.forget(tx, document, covered))

    async def begun_erasures(self) -> Sequence[str]:
        """Return the documents in which an erasure was begun and not finished."""
        return await self._read(documents.read_erasures)

    async def scrub(self) -> None:
        """Leave of what was deleted no byte in the files."""
        self._expect_open()
        await self._writing.run(lambda: empty_wal(self.writer))

    async def add_board(self, board: BoardRecord, content: bytes) -> None:
        """Keep a new board with the first update of its document."""
        await self._write(lambda tx: boards.add_board(tx, board, content, self._now()))

    async def board(self, board: str) -> BoardRecord:
        """Return a board, in the bin or not."""
        return await self._read(lambda tx: boards.read_board(tx, board))

    async def map(self, map_id: str) -> MapRecord:
        """Return a map, in the bin or not."""
        return await self._read(lambda tx: boards.read_map(tx, map_id))

    async def maps(self, board: str) -> Sequence[MapRecord]:
        """Return all maps of a board in the order of making."""
        return await self._read(lambda tx: boards.read_maps(tx, board))

    async def bin_board(self, board: str, at: int | None) -> None:
        """Put a board into the bin or take it out."""
        await self._write(lambda tx: boards.bin_board(tx, board, at))

    async def set_general(self, board: str, level: Level) -> None:
        """Set a board's general access."""
        await self._write(lambda tx: boards.set_general(tx, board, level))

    async def purge(self, before: int) -> int:
        """Delete for good what went to the bin before a time."""
        return await self._write(lambda tx: boards.purge(tx, before))

    async def load_board(self, board: str) -> StoredBoard:
        """Return a board with all its documents."""
        return await self._read(lambda tx: snapshots.load_board(tx, board))

    async def state_keys(self, board: str) -> frozenset[StateKey]:
        """Return which states of a board's documents are kept already."""
        return await self._read(lambda tx: snapshots.read_state_keys(tx, board))

    async def add_snapshot(
        self, snapshot: Snapshot, board: StoredBoard, states: Sequence[State]
    ) -> None:
        """Keep a snapshot with those of its states that are new."""
        await self._write(lambda tx: snapshots.add_snapshot(tx, snapshot, board, states))

    async def snapshots(self, board: str) -> Sequence[Snapshot]:
        """Return all snapshots of a board, the newest first."""
        return await self._read(lambda tx: snapshots.read_snapshots(tx, board))

    async def snapshot(self, board: str, snapshot: str) -> SnapshotContent:
        """Return a snapshot with its states."""
        return await self._read(lambda tx: snapshots.read_snapshot(tx, board, snapshot))

    async def newest_keys(self, board: str) -> frozenset[StateKey]:
        """Return the states that a board's newest snapshot holds."""
        return await self._read(lambda tx: snapshots.read_newest_keys(tx, board))

    async def pictures(self, board: str, snapshot: str) -> Sequence[str]:
        """Return the pictures of a snapshot's maps."""
        return await self._read(lambda tx: snapshots.read_pictures(tx, board, snapshot))

    async def name_snapshot(self, board: str, snapshot: str, name: str | None) -> None:
        """Name a snapshot, or take its name away."""
        await self._write(lambda tx: snapshots.name_snapshot(tx, board, snapshot, name))

    async def drop_snapshots(self, board: str, gone: Sequence[str]) -> None:
        """Delete snapshots, and the states that no other one holds."""
        await self._write(lambda tx: snapshots.drop_snapshots(tx, board, gone))

    async def states_of(self, document: str) -> Sequence[State]:
        """Return every state of one document that snapshots hold."""
        return await self._read(lambda tx: snapshots.read_states_of(tx, document))

    async def replace_states(self, states: Sequence[State]) -> None:
        """Put other contents and pictures in the place of states that are kept."""
        await self._write(lambda tx: snapshots.replace_states(tx, states))

    async def forget_map(self, map_id: str) -> None:
        """Delete a map and its document for good, out of all snapshots too."""
        await self._write(lambda tx: snapshots.forget_map(tx, map_id))

    async def close(self) -> None:
        """Let the running transactions end, then let go of the database; once is enough."""
        if not self._is_closed:
            self._is_closed = True
            await asyncio.to_thread(self._shut_down)

    async def _read(self, work: Callable[[Connection], T]) -> T:
        self._expect_open()
        job = partial(_in_transaction, self.readers, work)
        return await asyncio.get_running_loop().run_in_executor(self._reading, job)

    async def _write(self, work: Callable[[Connection], T]) -> T:
        return await self._write_alone(partial(_in_transaction, self.writer, work))

    async def _write_alone(self, job: Callable[[], T]) -> T:
        self._expect_open()
        return await self._writing.run(partial(self._write_now, job))

    def _expect_open(self) -> None:
        if self._is_closed:
            raise StorageError("The store is closed.")

    def _write_now(self, job: Callable[[], T]) -> T:
        if self._is_out_of_sync:
            raise StorageError("The disk failed to sync; the server must be started anew.")
        try:
            return job()
        except StorageError as error:
            # The kernel forgets what it could not write: a second sync succeeds and means nothing.
            self._is_out_of_sync = is_sync_failure(error)
            raise

    def _shut_down(self) -> None:
        self._writing.stop()
        self._reading.shutdown()
        self.readers.dispose()
        self.writer.dispose()
        self._release()


def _in_transaction(engine: Engine, work: Callable[[Connection], T]) -> T:
    with storage_errors(), engine.begin() as transaction:
        return work(transaction)


def _append(transaction: Connection, commits: Sequence[Commit], at: int) -> None:
    for commit in commits:
        boards.apply_records(transaction, commit.records, at)
    added = [(commit.document, commit.updates) for commit in commits]
    documents.append_updates(transaction, added, at)
