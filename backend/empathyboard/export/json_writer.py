"""JSON: everything of a board, in the shape of shared/board.schema.json, to be read back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from empathyboard.domain.content import (
    BoardContent,
    DepartmentEntry,
    Note,
    Source,
    WholeBoard,
    WholeMap,
)
from empathyboard.export.facts import Told
from empathyboard.export.wish import Wish

FORMAT = "empathyboard"
VERSION = 1
"""The version of the schema that this program writes; readers refuse a later one."""

_ALWAYS = frozenset({"id", "section", "pos", "size", "z", "colour", "text"})


def write(told: Told, wish: Wish) -> bytes:
    """Return a board as a file that an import takes."""
    text = json.dumps(board_data(told.board, wish.at), ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace") + b"\n"


def board_data(board: WholeBoard, exported: int) -> dict[str, Any]:
    """Return a board as the JSON values of the schema; `exported` is in ms since 1970."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "exported": exported,
        "language": board.locale,
        "board": _board(board.content),
        "people": dict(board.people),
        "maps": [_map(each) for each in board.maps],
    }


def _board(content: BoardContent) -> dict[str, Any]:
    return {
        "title": content.title,
        "account": content.account,
        "colour": content.colour,
        "prompt_set": content.prompts,
        "departments": {each.key: _department(each) for each in content.departments},
        "sources": {each.id: _source(each) for each in content.sources},
        "prompts": _copy(content.more.get("prompts", {})),
        "themes": _copy(content.more.get("themes", {})),
    }


def _department(entry: DepartmentEntry) -> dict[str, Any]:
    return _present({"rank": entry.rank, "name": entry.name, "colour": entry.colour})


def _source(source: Source) -> dict[str, str]:
    fields: dict[str, str] = asdict(source)
    del fields["id"]
    return {name: value for name, value in fields.items() if value or name in {"kind", "title"}}


def _map(whole: WholeMap) -> dict[str, Any]:
    entry, content = whole.entry, whole.content
    heading = {"key": entry.key, "rank": entry.rank, "priority": entry.priority}
    beside = {"person": whole.person, "deleted": entry.deleted}
    role = {"job_title": content.job_title, "committee_roles": list(content.committee_roles)}
    return {
        **_present({**heading, **beside}),
        "role": {**_present(content.role), **role},
        "notes": [_note(note) for note in content.notes],
        "clusters": _copy(content.more.get("clusters", {})),
        "connectors": _copy(content.more.get("connectors", {})),
        "sections": _copy(content.more.get("sections", {})),
    }


def _note(note: Note) -> dict[str, Any]:
    fields = {name: value for name, value in vars(note).items() if name != "more"}
    fields["pos"] = list(note.pos)
    own = {name: value for name, value in fields.items() if value is not None or name in _ALWAYS}
    return {**own, **{name: value for name, value in note.more.items() if name not in own}}


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _copy(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {key: entries[key] for key in sorted(entries)}
