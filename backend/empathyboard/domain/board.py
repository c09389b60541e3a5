"""Boards and maps as the store keeps them, and what a commit may change about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from empathyboard.domain.access import Level


class Kind(StrEnum):
    """What a document holds: a whole board's frame, or one role's empathy map."""

    BOARD = "board"
    MAP = "map"


@dataclass(frozen=True)
class BoardRecord:
    """A board without its content, which is in its document (of the same id)."""

    id: str
    key_hash: bytes
    locale: str
    created: int
    """Milliseconds since 1970."""
    deleted: int | None = None
    general: Level = Level.EDIT
    """General access: what whoever knows the id of the board or of one of its maps may do."""


@dataclass(frozen=True)
class MapRecord:
    """One role's map without its content, which is in its document (of the same id)."""

    id: str
    board: str
    role: str
    """The key under which the board's document lists this map; not an id, opens nothing."""
    created: int
    person: str | None = None
    deleted: int | None = None


@dataclass(frozen=True)
class MapAdded:
    """A map came to its board, with the first update of its document."""

    map: MapRecord
    content: bytes


@dataclass(frozen=True)
class PersonChanged:
    """The person that a map is about was named, renamed or taken away."""

    map: str
    person: str | None


@dataclass(frozen=True)
class MapBinned:
    """A map went to the bin."""

    map: str
    at: int


@dataclass(frozen=True)
class MapRestored:
    """A map came back from the bin."""

    map: str


@dataclass(frozen=True)
class ErasureBegun:
    """Something was taken out of a document for good: what it said before is to go too."""

    document: str


Record = MapAdded | PersonChanged | MapBinned | MapRestored | ErasureBegun


@dataclass(frozen=True)
class Commit:
    """What one document adds to the log, and what changes with it or not at all."""

    document: str
    updates: Sequence[bytes]
    records: Sequence[Record] = ()


class Head(NamedTuple):
    """How far a document goes: the same again only while nothing was written."""

    epoch: int
    position: int


@dataclass(frozen=True)
class StoredDocument:
    """A document as the store has it: a checkpoint and the updates after it."""

    id: str
    kind: Kind
    board: str
    checkpoint: bytes
    """The encoded state at position `covered`; the empty update where there is none yet."""
    covered: int
    updates: Sequence[bytes]
    """The raw updates at positions covered + 1 … head, in order."""
    epoch: int
    """Which history of the document this is: another one once an old copy was restored."""
    damage: str | None = None
    """What is wrong right after these updates, in one sentence; this is the last good state."""

    @property
    def contents(self) -> Sequence[bytes]:
        """The whole document as updates in order."""
        return (self.checkpoint, *self.updates)

    @property
    def head(self) -> int:
        """The position of the last of these updates."""
        return self.covered + len(self.updates)
