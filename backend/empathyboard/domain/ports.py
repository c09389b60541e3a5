"""The seams: what the core asks of stores and clocks; each has a contract suite in the tests."""

from collections.abc import Sequence
from typing import Protocol

from empathyboard.domain.board import BoardRecord, Commit, MapRecord, StoredDocument


class Clock(Protocol):
    """Time, so that tests can move it."""

    def now(self) -> int:
        """Return the wall-clock time in milliseconds since 1970."""

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds of this clock."""


class DocumentStore(Protocol):
    """Keeps documents as an append-only log of raw updates with checkpoints.

    Positions are gapless and start at 1. Every method raises StorageError when the store cannot
    answer now; nothing is half done then.
    """

    async def load(self, document: str) -> StoredDocument:
        """Return the newest checkpoint and all updates after it, read in one transaction.

        Raises UnknownError for an id that was never stored, DamagedStoreError for a hole.
        """

    async def append(self, commits: Sequence[Commit]) -> None:
        """Keep all commits of all documents in one transaction: all of them or none.

        They are durable (synced to the disk) when this returns. Raises UnknownError when one of
        the documents does not exist.
        """

    async def add_checkpoint(self, document: str, covered: int, content: bytes) -> None:
        """Keep the encoded state at a position, then drop what is no longer needed.

        The newest two checkpoints stay, and every update after the older of the two.
        """


class BoardStore(Protocol):
    """Keeps boards and maps: who they belong to and whether they are in the bin.

    Raises StorageError like DocumentStore. Records that belong to an edit travel in its Commit.
    """

    async def add_board(self, board: BoardRecord, content: bytes) -> None:
        """Keep a new board and the first update of its document, in one transaction."""

    async def board(self, board: str) -> BoardRecord:
        """Return a board, in the bin or not; UnknownError when there is none."""

    async def map(self, map_id: str) -> MapRecord:
        """Return a map, in the bin or not; UnknownError when there is none."""

    async def maps(self, board: str) -> Sequence[MapRecord]:
        """Return all maps of a board in order of making, those in the bin included."""

    async def bin_board(self, board: str, at: int | None) -> None:
        """Put a board into the bin at a time, or take it out again with None."""

    async def purge(self, before: int) -> int:
        """Delete for good what went to the bin before a time; return how many boards and maps."""
