"""The seams: what the core asks of stores and clocks; each has a contract suite in the tests."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from empathyboard.domain.access import Level
from empathyboard.domain.board import BoardRecord, Commit, Head, MapRecord, StoredDocument
from empathyboard.domain.links import AccessRecord, Grant, Participant, Session
from empathyboard.domain.snapshots import (
    Snapshot,
    SnapshotContent,
    State,
    StateKey,
    StoredBoard,
)

R = TypeVar("R", bound=AccessRecord)


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
        """Return the newest verified checkpoint and all updates after it, read in one transaction.

        Where an update is missing or damaged, those before it with `damage` saying so. Raises
        UnknownError for an id that was never stored, DamagedStoreError when nothing is left of it.
        """

    async def heads(self, board: str) -> Mapping[str, Head]:
        """Return how far each document of a board goes, without reading it; none if none is."""

    async def append(self, commits: Sequence[Commit]) -> None:
        """Keep all commits of all documents in one transaction: all of them or none.

        They are durable (synced to the disk) when this returns. Raises UnknownError when one of
        the documents does not exist.
        """

    async def add_checkpoint(self, document: str, covered: int, content: bytes) -> None:
        """Keep the encoded state at a position; nothing relies on it until it is verified."""

    async def checkpoint(self, document: str, covered: int) -> bytes:
        """Return the checkpoint at a position, to be compared with what was given.

        Raises UnknownError where there is none, DamagedStoreError when it is not as it was.
        """

    async def trim(self, document: str, covered: int) -> None:
        """Note that the checkpoint at a position was verified, and drop what it makes needless.

        The newest two verified checkpoints stay, and every update after the older of the two.
        What turns out to be damaged is put into quarantine instead of being dropped.
        """

    async def mend(self, document: str) -> int:
        """Make the last good state of a damaged document its whole state; return what that cost.

        What is damaged and all updates behind it go into quarantine; they are counted. A document
        without damage stays as it is and costs 0.
        """

    async def forget(self, document: str, covered: int) -> None:
        """Keep of a document the verified checkpoint at a position and what came after it, alone.

        Everything that was said before and is not in that checkpoint is gone: updates, other
        checkpoints, quarantine. Raises UnknownError where there is no verified one.
        An erasure that was begun there counts as finished.
        """

    async def begun_erasures(self) -> Sequence[str]:
        """Return the documents in which an erasure was begun (ErasureBegun) and not finished."""

    async def scrub(self) -> None:
        """Leave of what was deleted no byte in the store's files; StorageError while it is busy."""


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

    async def set_general(self, board: str, level: Level) -> None:
        """Set a board's general access; UnknownError when there is no such board."""

    async def purge(self, before: int) -> int:
        """Delete for good what went to the bin before a time; return how many boards and maps."""


class AccessStore(Protocol):
    """Keeps who may do what: records by their kind and id, as they were put in.

    Raises StorageError like DocumentStore. What belongs to a board is purged with it.
    """

    async def add(self, *records: AccessRecord) -> None:
        """Keep new records in one transaction; StorageError when one's id is taken."""

    async def change(self, kind: type[R], record: str, **fields: object) -> None:
        """Set these fields of one record; UnknownError when there is none of that id."""

    async def find(self, kind: type[R], **fields: object) -> Sequence[R]:
        """Return the records whose fields have these values, in any order."""

    async def take_use(self, link: str) -> bool:
        """Count one more use of a link, unless it has none left: then return False.

        Of two that ask for the last use at the same time, one gets it.
        """

    async def aliases(self, grant: Grant, documents: Sequence[str]) -> Mapping[str, str]:
        """Return a grant's alias of each document, made where there is none yet.

        However many ask at the same time, a grant has one alias of a document.
        """

    async def session(self, fresh: Session) -> Session:
        """Return the session of the same token hash, or keep and return this new one."""

    async def participant(self, board: str, session: str) -> Participant:
        """Return who a session is on a board, made with the board's next number at first."""

    async def purge_sessions(self, before: int) -> int:
        """Delete sessions last used before a time, with grants, aliases and requests of theirs.

        Participants stay: notes bear their ids. Returns how many sessions went.
        """


class SnapshotStore(Protocol):
    """Keeps snapshots of whole boards, the state of a document once for all that hold it.

    Raises StorageError like DocumentStore. What a board's purge deletes includes its snapshots.
    """

    async def load_board(self, board: str) -> StoredBoard:
        """Return a board with all its documents, read in one transaction; else like `load`."""

    async def state_keys(self, board: str) -> frozenset[StateKey]:
        """Return which states of a board's documents are kept already."""

    async def add_snapshot(
        self, snapshot: Snapshot, board: StoredBoard, states: Sequence[State]
    ) -> None:
        """Keep a snapshot of a board as it was loaded, with those of its states that are new."""

    async def snapshots(self, board: str) -> Sequence[Snapshot]:
        """Return all snapshots of a board, the newest first."""

    async def snapshot(self, board: str, snapshot: str) -> SnapshotContent:
        """Return a snapshot with its states; DamagedStoreError when one is not as it was."""

    async def newest_keys(self, board: str) -> frozenset[StateKey]:
        """Return the states that a board's newest snapshot holds; none if there is none."""

    async def pictures(self, board: str, snapshot: str) -> Sequence[str]:
        """Return the pictures of a snapshot's maps that were not in the bin, in their order."""

    async def name_snapshot(self, board: str, snapshot: str, name: str | None) -> None:
        """Name a snapshot, or take its name away."""

    async def drop_snapshots(self, board: str, snapshots: Sequence[str]) -> None:
        """Delete snapshots, and the states that no other one holds."""

    async def states_of(self, document: str) -> Sequence[State]:
        """Return every state of one document that snapshots hold."""

    async def replace_states(self, states: Sequence[State]) -> None:
        """Put other contents and pictures in the place of states that are kept."""

    async def forget_map(self, map_id: str) -> None:
        """Delete a map and its document for good, out of all snapshots too."""
