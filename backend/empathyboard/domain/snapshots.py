"""Snapshots: a board's whole state at one moment, and which of them stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from empathyboard.domain.board import BoardRecord, MapRecord, StoredDocument

_MINUTE = 60 * 1000
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR

EVERY = 10 * _MINUTE
"""How far apart, in milliseconds, the automatic ones of a board are while it is edited."""

BETWEEN_DELETIONS = _MINUTE
"""A mass deletion so soon after another needs no snapshot of its own."""


class Reason(StrEnum):
    """Why a snapshot was taken."""

    VERSION = "version"
    TIME = "time"
    RESTORE = "restore"
    IMPORT = "import"
    DELETE = "delete"


@dataclass(frozen=True)
class Snapshot:
    """What the timeline tells about a snapshot."""

    id: str
    board: str
    at: int
    """Milliseconds since 1970."""
    reason: Reason
    name: str | None = None
    """What people call it; one with a name is a version and stays until somebody deletes it."""
    author: str | None = None
    """The name of who asked for it or whose action it came before; None for the clock's own."""


_MANY_NOTES = 20
FEWEST_NOTES = 6
"""Fewer notes than this are no mass deletion, however small the map."""
_LARGE_PART = 3


def is_mass_deletion(lost: int, shown: int) -> bool:
    """Tell whether losing so many of the notes that a map shows at once is one (N7)."""
    return lost >= _MANY_NOTES or (lost >= FEWEST_NOTES and lost * _LARGE_PART >= shown)


@dataclass(frozen=True)
class StateKey:
    """Which state of which document: its position in one epoch of the document's log."""

    document: str
    epoch: int
    position: int


@dataclass(frozen=True)
class State:
    """A document's encoded state, kept once for all snapshots that hold it."""

    key: StateKey
    content: bytes
    picture: str = ""
    """A small SVG fragment of a map's notes, without their words."""


@dataclass(frozen=True)
class StoredMap:
    """A map as the store has it: its record and its document."""

    record: MapRecord
    document: StoredDocument


@dataclass(frozen=True)
class StoredBoard:
    """A board as the store has it, all of it read in one transaction."""

    record: BoardRecord
    document: StoredDocument
    maps: Sequence[StoredMap]
    """Those in the bin too."""

    @property
    def documents(self) -> Sequence[StoredDocument]:
        """The board's document and those of its maps."""
        return (self.document, *(each.document for each in self.maps))

    @property
    def keys(self) -> frozenset[StateKey]:
        """The states that all documents are in."""
        return frozenset(map(key_of, self.documents))

    def with_earlier(self, document: StoredDocument) -> "StoredBoard":
        """Return it with one of its maps as that was at an earlier position."""
        maps = [
            replace(each, document=document) if each.document.id == document.id else each
            for each in self.maps
        ]
        return replace(self, maps=maps)


@dataclass(frozen=True)
class MapState:
    """A map as a snapshot holds it."""

    record: MapRecord
    state: State


@dataclass(frozen=True)
class SnapshotContent:
    """A snapshot with every state that it holds."""

    snapshot: Snapshot
    frame: State
    """The state of the board's own document."""
    maps: Sequence[MapState]


def key_of(stored: StoredDocument) -> StateKey:
    """Return the state that a stored document is in."""
    return StateKey(stored.id, stored.epoch, stored.head)


def superfluous(snapshots: Iterable[Snapshot], now: int) -> list[str]:
    """Return the ids of those that may go: the older a snapshot, the wider its neighbours (N20).

    Of each stretch of time the last one stays, as it has the most of what was done in it.
    """
    kept: set[tuple[int, int]] = set()
    gone, deletions = [], 0
    for each in sorted(snapshots, key=lambda each: (each.at, each.id), reverse=True):
        deletions += each.reason is Reason.DELETE
        stretch = _stretch(each, now, is_spared=deletions <= _SPARED_DELETIONS)
        if stretch in kept:
            gone.append(each.id)
        elif stretch is not None:
            kept.add(stretch)
    return gone


_STRETCHES = ((_DAY, 0), (7 * _DAY, _HOUR), (90 * _DAY, _DAY))
_LONGEST = 7 * _DAY
_SPARED = 30 * _DAY
_SPARED_DELETIONS = 100


def _stretch(snapshot: Snapshot, now: int, *, is_spared: bool) -> tuple[int, int] | None:
    """Return the stretch of time that a snapshot shares with others; None if it stays anyway."""
    age = now - snapshot.at
    is_spared = is_spared and snapshot.reason is not Reason.TIME and age < _SPARED
    if snapshot.name is not None or is_spared:
        return None
    length = next((length for limit, length in _STRETCHES if age < limit), _LONGEST)
    return (length, snapshot.at // length) if length else None
