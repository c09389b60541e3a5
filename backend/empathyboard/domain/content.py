"""What is written on a board or a map, as plain values read out of its document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class RoleEntry:
    """A role as its board's document lists it."""

    key: str
    rank: str
    title: str
    committee_roles: tuple[str, ...]
    priority: str | None
    deleted: int | None
    batch: str | None = None
    """The import that added it, if one did."""


@dataclass(frozen=True)
class DepartmentEntry:
    """A department that notes can speak for; one of the catalogue has no name of its own."""

    key: str
    rank: str
    name: str | None
    colour: str | None


@dataclass(frozen=True)
class Source:
    """Where a claim comes from (D26); texts that it lacks are empty."""

    id: str
    kind: str
    title: str
    date: str
    publisher: str
    link: str
    quote: str


@dataclass(frozen=True)
class BoardContent:
    """What is written on a board as a whole, the roles in the order of their tabs."""

    title: str
    account: str
    roles: tuple[RoleEntry, ...]
    colour: str = "department"
    """What a note's colour stands for."""
    prompts: str = "abm"
    """The prompt set of the guide."""
    departments: tuple[DepartmentEntry, ...] = ()
    sources: tuple[Source, ...] = ()
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The roots that this version only passes on, as they are: `prompts` and `themes`."""


@dataclass(frozen=True)
class Note:
    """A sticky note, whatever of it can be read."""

    id: str
    section: str
    pos: tuple[float, float]
    size: str
    z: str
    colour: str
    text: str
    author: str | None
    department: str | None
    created: int | None
    updated: int | None
    deleted: int | None
    more: dict[str, Any] = field(default_factory=dict)
    """Fields that this version has no name for, as they are."""


@dataclass(frozen=True)
class MapContent:
    """One role's map: the role and its notes from the lowest to the highest."""

    job_title: str
    committee_roles: tuple[str, ...]
    notes: tuple[Note, ...]
    role: Mapping[str, Any] = field(default_factory=dict)
    """What else is written of the role: `position situation part stance focus` and the unknown."""
    more: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The roots that this version only passes on: `clusters`, `connectors` and `sections`."""


@dataclass(frozen=True)
class WholeMap:
    """One role of a whole board: as its board lists it, its person, and what its map holds."""

    entry: RoleEntry
    person: str | None
    content: MapContent


@dataclass(frozen=True)
class WholeBoard:
    """A board with all its maps at one moment, in the order of the tabs; those in the bin too."""

    locale: str
    content: BoardContent
    maps: tuple[WholeMap, ...]
    people: Mapping[str, str] = field(default_factory=dict)
    """The names behind participant ids, as far as they are known."""
