"""A store in memory for tests: the same contract, and faults at will."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from empathyboard.domain.access import Level
from empathyboard.domain.board import BoardRecord, Commit, Kind, MapRecord, StoredDocument
from empathyboard.domain.errors import DamagedStoreError, UnknownError
from empathyboard.stores.contents import Contents
from empathyboard.stores.log import EMPTY_UPDATE
from empathyboard.stores.memory_access import MemoryAccess

AppendHook = Callable[[Sequence[Commit]], Awaitable[None]]
"""Sees the commits of an append; may wait for ever or raise StorageError."""

DocumentHook = Callable[[str], Awaitable[None]]
"""Sees a document's id; may wait for ever or raise StorageError."""


class MemoryStore:
    """A DocumentStore and a BoardStore without a disk; the hooks plant its faults."""

    def __init__(self) -> None:
        """Begin empty and without faults."""
        self.contents = Contents()
        self.access = MemoryAccess()
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
        return len(purged)

    async def close(self) -> None:
        """Do nothing: what is in memory stays for the next server on it."""
