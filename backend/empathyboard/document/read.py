"""Documents read into plain values; any content is survived, the strange parts left out (D7)."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import pycrdt

from empathyboard.document.guard import guard
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import (
    BoardContent,
    DepartmentEntry,
    MapContent,
    Note,
    RoleEntry,
    Source,
)
from empathyboard.domain.limits import LIMITS

_PARK = "park"
_NAMED_ROLE_FIELDS = frozenset({"schema", "job_title", "committee_roles"})
_NOTE_FIELDS = frozenset(field.name for field in fields(Note)) - {"id", "more"}


def build(updates: Sequence[bytes]) -> "pycrdt.Doc[Any]":
    """Build a document that nobody edits from updates in order."""
    document: pycrdt.Doc[Any] = pycrdt.Doc()
    with guard():
        for update in updates:
            document.apply_update(update)
    return document


def read_board(updates: Sequence[bytes]) -> BoardContent:
    """Read a board out of its document's committed updates."""
    document = build(updates)
    meta = document.get("meta", type=pycrdt.Map)
    roles = [_role_entry(key, entry) for key, entry in _entries(document, "roles")]
    return BoardContent(
        title=_text(meta.get("title")) or "",
        account=_text(meta.get("account")) or "",
        roles=tuple(sorted(roles, key=lambda role: (role.rank, role.key))),
        colour=_text(meta.get("colour")) or "department",
        prompts=_text(meta.get("prompts")) or "abm",
        departments=_departments(document),
        sources=tuple(_source(key, entry) for key, entry in sorted(_entries(document, "sources"))),
        more={root: dict(_entries(document, root)) for root in ("prompts", "themes")},
    )


def read_map(updates: Sequence[bytes]) -> MapContent:
    """Read a map out of its document's committed updates, deleted notes included."""
    document = build(updates)
    role = document.get("role", type=pycrdt.Map)
    notes = [_note(key, entry) for key, entry in _entries(document, "notes")]
    return MapContent(
        job_title=_text(role.get("job_title")) or "",
        committee_roles=_texts(_plain(role.get("committee_roles"))),
        notes=tuple(sorted(notes, key=lambda note: (note.z, note.id))),
        role={
            name: _plain(role[name])
            for name in sorted(role.keys())
            if name not in _NAMED_ROLE_FIELDS
        },
        more={
            root: dict(_entries(document, root)) for root in ("clusters", "connectors", "sections")
        },
    )


def _entries(document: "pycrdt.Doc[Any]", root: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entries of a root that are maps, as plain values."""
    entries = document.get(root, type=pycrdt.Map)
    for key in entries.keys():  # noqa: SIM118 - a shared map does not iterate as a dict does
        value = entries[key]
        if isinstance(value, pycrdt.Map):
            yield key, {name: _plain(value[name]) for name in sorted(value.keys())}


def _plain(value: Any, depth: int = 0) -> Any:
    """Turn a shared type into text, lists and dicts; None for values that JSON has no word for.

    None as well for what is nested deeper than any reader should follow. A shared map tells its
    keys in another order each time; here they are sorted.
    """
    if isinstance(value, pycrdt.Text):
        return str(value)
    if depth > LIMITS.nesting_depth:
        return None
    if isinstance(value, pycrdt.Map):
        return {key: _plain(value[key], depth + 1) for key in sorted(value.keys())}
    if isinstance(value, Mapping):
        return {str(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple | pycrdt.Array):
        return [_plain(item, depth + 1) for item in value]
    return None if not isinstance(value, str | bool) and _number(value) is None else value


def _role_entry(key: str, entry: Mapping[str, Any]) -> RoleEntry:
    priority = _text(entry.get("priority"))
    return RoleEntry(
        key=key,
        rank=_text(entry.get("rank")) or "",
        title=_text(entry.get("title")) or "",
        committee_roles=_texts(entry.get("committee_roles")),
        priority=priority if priority in CATALOGUE.priorities else None,
        deleted=_integer(entry.get("deleted")),
        batch=_text(entry.get("batch")),
    )


def _departments(document: "pycrdt.Doc[Any]") -> tuple[DepartmentEntry, ...]:
    found = [
        DepartmentEntry(
            key=key,
            rank=_text(entry.get("rank")) or "",
            name=_text(entry.get("name")),
            colour=_text(entry.get("colour")),
        )
        for key, entry in _entries(document, "departments")
        if entry.get("deleted") is None
    ]
    return tuple(sorted(found, key=lambda each: (each.rank, each.key)))


def _source(key: str, entry: Mapping[str, Any]) -> Source:
    names = ("kind", "title", "date", "publisher", "link", "quote")
    return Source(key, **{name: _text(entry.get(name)) or "" for name in names})


def _note(key: str, entry: Mapping[str, Any]) -> Note:
    section, pos = _text(entry.get("section")), _position(entry.get("pos"))
    is_placed = section in CATALOGUE.sections and pos is not None
    size, colour = _text(entry.get("size")), _text(entry.get("colour"))
    return Note(
        id=key,
        section=section if section and is_placed else _PARK,
        pos=pos or (0.0, 0.0),
        size=size if size in CATALOGUE.sizes else "m",
        z=_text(entry.get("z")) or "",
        colour=colour if colour in CATALOGUE.colours else "paper",
        text=_text(entry.get("text")) or "",
        author=_text(entry.get("author")),
        department=_text(entry.get("department")),
        created=_integer(entry.get("created")),
        updated=_integer(entry.get("updated")),
        deleted=_integer(entry.get("deleted")),
        more={name: value for name, value in entry.items() if name not in _NOTE_FIELDS},
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if _is_list(value) else ()


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _integer(value: Any) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _position(value: Any) -> tuple[float, float] | None:
    if not _is_list(value) or len(value) != 2:
        return None
    x, y = _number(value[0]), _number(value[1])
    return None if x is None or y is None else (x, y)
