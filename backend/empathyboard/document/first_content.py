"""Whole boards written into new documents: the other way is document/read."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from empathyboard.document.write import Edit, Text, Value, first_content
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import BoardContent, MapContent, Note, RoleEntry


def write_board(content: BoardContent) -> bytes:
    """Return the first update of a new board's document with all that is written on a board."""
    meta: dict[str, Value] = {
        "schema": CATALOGUE.schema,
        "title": content.title,
        "account": content.account,
        "colour": content.colour,
        "prompts": content.prompts,
    }
    departments = {
        each.key: _present({"rank": each.rank, "name": each.name, "colour": each.colour})
        for each in content.departments
    }
    sources = {
        each.id: {name: text for name, text in asdict(each).items() if text and name != "id"}
        for each in content.sources
    }
    roles: dict[str, Value] = {each.key: _listed(each) for each in content.roles}
    more = {root: _entries(entries) for root, entries in content.more.items()}
    known: dict[str, Mapping[str, Value]] = {
        "meta": meta,
        "roles": roles,
        "departments": departments,
        "sources": sources,
    }
    return first_content(Edit({**more, **known}))


def write_map(content: MapContent) -> bytes:
    """Return the first update of a new map's document with all that is written on a map."""
    role: dict[str, Value] = {
        **_present(content.role),
        "schema": CATALOGUE.schema,
        "job_title": content.job_title,
        "committee_roles": list(content.committee_roles),
    }
    notes: dict[str, Value] = {each.id: note_fields(each) for each in content.notes}
    more = {root: _entries(entries) for root, entries in content.more.items()}
    return first_content(Edit({**more, "role": role, "notes": notes}))


def note_fields(note: Note) -> dict[str, Value]:
    """Return the fields of a note as they are written into its document."""
    plain = {name: value for name, value in vars(note).items() if name not in {"id", "more"}}
    body: dict[str, Value] = {"text": Text(note.text), "pos": list(note.pos)}
    return {**_present(note.more), **_present(plain), **body}


def _listed(entry: RoleEntry) -> dict[str, Value]:
    fields = {name: value for name, value in vars(entry).items() if name != "key"}
    return _present({**fields, "committee_roles": list(entry.committee_roles)})


def _entries(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Value]:
    return {key: _present(entry) for key, entry in entries.items()}


def _present(fields: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _value(value) for name, value in fields.items() if value is not None}


def _value(value: Any) -> Value:
    """Return a value without what a document has no word for; a list stays one plain value."""
    if isinstance(value, Mapping):
        return _present(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return list(value)
    plain: Value = value
    return plain
