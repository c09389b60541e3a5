"""What is written on a board or a map, as plain values read out of its document."""

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


@dataclass(frozen=True)
class BoardContent:
    """A board's title, account and roles, the roles in the order of their tabs."""

    title: str
    account: str
    roles: tuple[RoleEntry, ...]


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
