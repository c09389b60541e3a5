"""A store in memory for tests: the same contract, and faults at will."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from empathyboard.domain.access import Level
from empathyboard.domain.board import BoardRecord, Commit, Head, Kind, MapRecord, StoredDocument
from empathyboard.domain.errors import DamagedStoreError, UnknownError
from empathyboard.domain.snapshots import (
    Snapshot,
    SnapshotContent,
    State,
    StateKey,
    StoredBoard,
    StoredMap,
)
from empathyboard.stores.contents import Contents
from empathyboard.stores.log import EMPTY_UPDATE
from empathyboard.stores.memory_access import MemoryAccess
from empathyboard.stores.memory_snapshots import KeptSnapshots

AppendHook = Callable[[Sequence[Commit]], Awaitable[None]]
"""Sees the commits of an append; may wait for ever or raise StorageError."""

DocumentHook = Callable[[str], Awaitable[None]]
"""Sees a document's id; may wait for ever or raise StorageError."""


class MemoryStore:
    """All stores without a disk; the hooks plant its faults."""

    def __init__(self) -> None:
        """Begin empty and without faults."""
        self.contents = Contents()
        self.access = MemoryAccess()
        self.kept = KeptSnapshots()
        self.before_append: AppendHook | None = None
        """Runs before anything is kept: what it raises, or never ends, keeps nothing."""
        self.after_append: AppendHook | None = None
        """Runs when the commits are kept: raising here is a lost reply to a COMMIT."""
        self.before_load: DocumentHook | None = None
        """Runs before a document is read."""
        self.before_checkpoint: DocumentHook | None = None
        """Runs before a checkpoint is kept."""
        self.before_reading_back: DocumentHook | None = None
        """Runs before a checkpoint is read back."""
        self.before_trim: DocumentHook | None = None
        """Runs before a log is trimmed."""

    async def load(self, document: str) -> StoredDocument:
        """Return the newest checkpoint and all updates after it."""
        if self.before_load:
            await self.before_load(document)
        log = self.contents.document(document)
        covered = max(log.verified, default=0)
        end = log.sound_end(covered)
        damage = None
        if end < log.head:
            damage = f"The log of document {document} has a hole after {end}."
            if end == 0:
                raise DamagedStoreError(damage)
        return StoredDocument(
            id=document,
            kind=log.kind,
            board=log.board,
            checkpoint=log.checkpoints.get(covered, EMPTY_UPDATE),
            covered=covered,
            updates=tuple(log.updates[seq] for seq in range(covered + 1, end + 1)),
            epoch=log.epoch,
            damage=damage,
        )

    async def heads(self, board: str) -> Mapping[str, Head]:
        """Return how far each document of a board goes."""
        logs = self.contents.documents
        return {key: Head(log.epoch, log.head) for key, log in logs.items() if log.board == board}

    async def append(self, commits: Sequence[Commit]) -> None:
        """Keep all commits or none."""
        if self.before_append:
            await self.before_append(commits)
        self.contents = self.contents.with_commits(commits)
        if self.after_append:
            await self.after_append(commits)

    async def add_checkpoint(self, document: str, covered: int, content: bytes) -> None:
        """Keep the encoded state at a position."""
        if self.before_checkpoint:
            await self.before_checkpoint(document)
        log = self.contents.document(document)
        if not 1 <= covered <= log.head:
            raise ValueError(f"A checkpoint at {covered} of a log that ends at {log.head}.")
        log.add_checkpoint(covered, content)

    async def checkpoint(self, document: str, covered: int) -> bytes:
        """Return the checkpoint at a position."""
        if self.before_reading_back:
            await self.before_reading_back(document)
        return self._checkpoint(document, covered)

    def _checkpoint(self, document: str, covered: int) -> bytes:
        log = self.contents.document(document)
        if covered not in log.checkpoints:
            raise UnknownError(f"There is no checkpoint of document {document} at {covered}.")
        return log.checkpoints[covered]

    async def trim(self, document: str, covered: int) -> None:
        """Note that a checkpoint was verified, and drop what is needed no longer."""
        if self.before_trim:
            await self.before_trim(document)
        self._checkpoint(document, covered)
        self.contents.document(document).trim(covered)

    async def mend(self, document: str) -> int:
        """Make the last good state of a damaged document its whole state."""
        stored = await self.load(document)
        log = self.contents.document(document)
        behind = [seq for seq in log.updates if seq > stored.head]
        for seq in behind:
            del log.updates[seq]
        log.head = stored.head
        return len(behind)

    async def forget(self, document: str, covered: int) -> None:
        """Keep a checkpoint and what came after it, alone."""
        log = self.contents.document(document)
        if covered not in log.verified:
            raise UnknownError(f"There is no checkpoint of document {document} at {covered}.")
        log.forget(covered)
        self.contents.erasures.discard(document)

    async def begun_erasures(self) -> Sequence[str]:
        """Return the documents in which an erasure was begun and not finished."""
        return sorted(self.contents.erasures)

    async def scrub(self) -> None:
        """Do nothing: there are no files."""

    async def add_board(self, board: BoardRecord, content: bytes) -> None:
        """Keep a new board with the first update of its document."""
        self.contents.add_document(board.id, Kind.BOARD, board.id, content)
        self.contents.boards[board.id] = board

    async def board(self, board: str) -> BoardRecord:
        """Return a board, in the bin or not."""
        return self.contents.board(board)

    async def map(self, map_id: str) -> MapRecord:
        """Return a map, in the bin or not."""
        return self.contents.map(map_id)

    async def maps(self, board: str) -> Sequence[MapRecord]:
        """Return all maps of a board in the order of making."""
        return tuple(found for found in self.contents.maps.values() if found.board == board)

    async def bin_board(self, board: str, at: int | None) -> None:
        """Put a board into the bin or take it out."""
        self.contents.boards[board] = replace(self.contents.board(board), deleted=at)

    async def set_general(self, board: str, level: Level) -> None:
        """Set a board's general access."""
        self.contents.boards[board] = replace(self.contents.board(board), general=level)

    async def purge(self, before: int) -> int:
        """Delete for good what went to the bin before a time."""
        purged = self.contents.purge(before)
        self.access.drop_boards({key for key in purged if key not in self.contents.boards})
        self.kept.drop(lambda snapshot: snapshot.board not in self.contents.boards)
        return len(purged)

    async def load_board(self, board: str) -> StoredBoard:
        """Return a board with all its documents."""
        record = self.contents.board(board)
        maps = [StoredMap(each, await self.load(each.id)) for each in await self.maps(board)]
        return StoredBoard(record, await self.load(board), maps)

    async def state_keys(self, board: str) -> frozenset[StateKey]:
        """Return which states of a board's documents are kept already."""
        return self.kept.state_keys(board)

    async def add_snapshot(
        self, snapshot: Snapshot, board: StoredBoard, states: Sequence[State]
    ) -> None:
        """Keep a snapshot with those of its states that are new."""
        self.kept.add(snapshot, board, states)

    async def snapshots(self, board: str) -> Sequence[Snapshot]:
        """Return all snapshots of a board, the newest first."""
        return tuple(self.kept.timeline(board))

    async def snapshot(self, board: str, snapshot: str) -> SnapshotContent:
        """Return a snapshot with its states."""
        return self.kept.content(board, snapshot)

    async def newest_keys(self, board: str) -> frozenset[StateKey]:
        """Return the states that a board's newest snapshot holds."""
        return self.kept.newest_keys(board)

    async def pictures(self, board: str, snapshot: str) -> Sequence[str]:
        """Return the pictures of a snapshot's maps."""
        maps = self.kept.content(board, snapshot).maps
        return tuple(each.state.picture for each in maps if each.record.deleted is None)

    async def name_snapshot(self, board: str, snapshot: str, name: str | None) -> None:
        """Name a snapshot, or take its name away."""
        self.kept.rename(board, snapshot, name)

    async def drop_snapshots(self, board: str, gone: Sequence[str]) -> None:
        """Delete snapshots, and the states that no other one holds."""
        self.kept.drop(lambda snapshot: snapshot.board == board and snapshot.id in gone)

    async def states_of(self, document: str) -> Sequence[State]:
        """Return every state of one document that snapshots hold."""
        return tuple(each for key, each in self.kept.states.items() if key.document == document)

    async def replace_states(self, states: Sequence[State]) -> None:
        """Put other contents and pictures in the place of states that are kept."""
        self.kept.states.update({each.key: each for each in states})

    async def forget_map(self, map_id: str) -> None:
        """Delete a map and its document for good, out of all snapshots too."""
        self.contents.map(map_id)
        self.contents.delete({map_id})
        self.kept.forget_map(map_id)

    async def close(self) -> None:
        """Do nothing: what is in memory stays for the next server on it."""
