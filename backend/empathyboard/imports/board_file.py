"""A whole board out of a file that `export` made; the other way is export/json_writer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

import jsonschema
from jsonschema.exceptions import ValidationError, best_match

from empathyboard.document.write import first_ranks
from empathyboard.domain.content import (
    BoardContent,
    DepartmentEntry,
    MapContent,
    Note,
    RoleEntry,
    Source,
    WholeBoard,
    WholeMap,
)
from empathyboard.domain.errors import FileError
from empathyboard.domain.limits import LIMITS
from empathyboard.imports.archive import unpacked
from empathyboard.imports.values import read_json
from empathyboard.paths import shared_dir

FORMAT = "empathyboard"
VERSION = 1
"""The newest version of the schema that this program reads."""

_NOTE_FIELDS = frozenset(field.name for field in fields(Note)) - {"more"}


def read_board_file(data: bytes) -> WholeBoard:
    """Return the board of a JSON or zip file; FileError, for a person, when it cannot be taken."""
    value = read_json(unpacked(data))
    _expect_ours(value)
    error = best_match(_validator().iter_errors(value))
    if error is not None:
        raise FileError(f"The file is damaged at {_place(error)}: {error.message[:200]}.")
    _expect_limits(value)
    return WholeBoard(
        locale=value.get("language", "en"),
        content=_board(value),
        maps=tuple(_maps(value["maps"])),
        people=value.get("people", {}),
    )


def _expect_ours(value: Any) -> None:
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise FileError("The file is JSON, but no board of Empathyboard.")
    version = value.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileError(
            f"The file was made by a newer Empathyboard (its version is {version}, this one reads "
            f"{VERSION}); import it there, or bring this server up to date."
        )


@cache
def _validator() -> jsonschema.Draft202012Validator:
    text = (shared_dir() / "board.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def _place(error: ValidationError) -> str:
    return ".".join(str(part) for part in error.absolute_path) or "its beginning"


def _expect_limits(value: Mapping[str, Any]) -> None:
    maps = value["maps"]
    if len(maps) > LIMITS.maps_per_board:
        raise FileError(f"The file has {len(maps)} roles; a board has {LIMITS.maps_per_board}.")
    if len({each["key"] for each in maps}) < len(maps):
        raise FileError("The file is damaged: two of its roles have the same key.")
    board = value["board"]
    _expect_short("title of the board", board["title"], LIMITS.title_length)
    _expect_short("account", board.get("account", ""), LIMITS.account_length)
    for each in maps:
        _expect_limits_of_map(each)


def _expect_limits_of_map(value: Mapping[str, Any]) -> None:
    role = value["role"]
    _expect_short("job title", role["job_title"], LIMITS.job_title_length)
    _expect_short("person", value.get("person", ""), LIMITS.person_length)
    for each in role.get("committee_roles", []):
        _expect_short("committee role", each, LIMITS.committee_role_length)
    if len({note["id"] for note in value["notes"]}) < len(value["notes"]):
        raise FileError("The file is damaged: two notes of a role have the same id.")


def _expect_short(what: str, text: str, most: int) -> None:
    if len(text) > most:
        raise FileError(f"The {what} {text[:40]!r}… has {len(text)} letters; at most {most} fit.")


def _board(value: Mapping[str, Any]) -> BoardContent:
    board = value["board"]
    departments = [
        DepartmentEntry(key, each.get("rank", ""), each.get("name"), each.get("colour"))
        for key, each in board.get("departments", {}).items()
    ]
    roles = [_entry(each, rank) for each, rank in _ranked(value["maps"], "rank")]
    sources = [_source(key, each) for key, each in board.get("sources", {}).items()]
    return BoardContent(
        title=board["title"],
        account=board.get("account", ""),
        roles=tuple(sorted(roles, key=lambda each: (each.rank, each.key))),
        colour=board.get("colour", "department"),
        prompts=board.get("prompt_set", "abm"),
        departments=tuple(sorted(departments, key=lambda each: (each.rank, each.key))),
        sources=tuple(sorted(sources, key=lambda each: each.id)),
        more={root: board.get(root, {}) for root in ("prompts", "themes")},
    )


def _ranked(values: Sequence[Mapping[str, Any]], name: str) -> list[tuple[Mapping[str, Any], str]]:
    """Pair entries with their ranks: their own where all have one, else in the file's order."""
    if all(each.get(name) for each in values):
        return [(each, each[name]) for each in values]
    return list(zip(values, first_ranks(len(values)), strict=True))


def _entry(value: Mapping[str, Any], rank: str) -> RoleEntry:
    role = value["role"]
    return RoleEntry(
        key=value["key"],
        rank=rank,
        title=role["job_title"],
        committee_roles=tuple(role.get("committee_roles", ())),
        priority=value.get("priority"),
        deleted=value.get("deleted"),
    )


def _source(key: str, value: Mapping[str, Any]) -> Source:
    names = ("kind", "title", "date", "publisher", "link", "quote")
    return Source(key, **{name: value.get(name, "") for name in names})


def _maps(values: Sequence[Mapping[str, Any]]) -> list[WholeMap]:
    found = [
        WholeMap(_entry(each, rank), each.get("person"), _content(each))
        for each, rank in _ranked(values, "rank")
    ]
    return sorted(found, key=lambda each: (each.entry.rank, each.entry.key))


def _content(value: Mapping[str, Any]) -> MapContent:
    role = value["role"]
    notes = [_note(each, rank) for each, rank in _ranked(value["notes"], "z")]
    return MapContent(
        job_title=role["job_title"],
        committee_roles=tuple(role.get("committee_roles", ())),
        notes=tuple(sorted(notes, key=lambda note: (note.z, note.id))),
        role={
            name: each
            for name, each in role.items()
            if name not in {"job_title", "committee_roles", "schema"}
        },
        more={root: value.get(root, {}) for root in ("clusters", "connectors", "sections")},
    )


def _note(value: Mapping[str, Any], rank: str) -> Note:
    x, y = value["pos"]
    return Note(
        id=value["id"],
        section=value["section"],
        pos=(float(x), float(y)),
        size=value.get("size", "m"),
        z=rank,
        colour=value.get("colour", "paper"),
        text=value["text"],
        author=value.get("author"),
        department=value.get("department"),
        created=value.get("created"),
        updated=value.get("updated"),
        deleted=value.get("deleted"),
        more={name: each for name, each in value.items() if name not in _NOTE_FIELDS},
    )
