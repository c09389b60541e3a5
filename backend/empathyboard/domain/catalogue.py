"""What a board can hold: sections, colours, departments and roles, from shared/catalogue.json."""

import json
from dataclasses import dataclass
from typing import Any

from empathyboard.paths import shared_dir


@dataclass(frozen=True)
class Department:
    """One of the departments that every board starts with."""

    key: str
    colour: str
    glyph: str
    code: str


@dataclass(frozen=True)
class Box:
    """A rectangle in sheet units, from its top left corner."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class NoteInside:
    """What a note is made of inside, in sheet units; the rest of it is for the text."""

    band: int
    pad: int
    foot: int
    line_height: float
    broken_text_size: int
    """Words that are too long at every size are broken, but not while they are larger."""


@dataclass(frozen=True)
class Catalogue:
    """The keys that documents use; the words for them are in the locales."""

    schema: int
    sections: dict[str, Box]
    grid: int
    sizes: dict[str, int]
    text_sizes: tuple[int, ...]
    """Of the text on notes, from large to small."""
    note: NoteInside
    colours: frozenset[str]
    departments: tuple[Department, ...]
    committee_roles: frozenset[str]
    priorities: frozenset[str]


def _departments(rows: list[dict[str, str]]) -> tuple[Department, ...]:
    return tuple(Department(row["key"], row["colour"], row["glyph"], row["code"]) for row in rows)


def _sections(rows: list[dict[str, Any]], sheet: dict[str, float]) -> dict[str, Box]:
    width, height = sheet["width"], sheet["height"]
    boxes = {row["key"]: row["box"] for row in rows}
    return {
        key: Box(x * width, y * height, w * width, h * height)
        for key, (x, y, w, h) in boxes.items()
    }


def _inside(row: dict[str, Any]) -> NoteInside:
    line_height, broken = row["lineHeight"], row["brokenTextSize"]
    return NoteInside(row["band"], row["pad"], row["foot"], line_height, broken)


def _read() -> Catalogue:
    source = (shared_dir() / "catalogue.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(source)
    return Catalogue(
        schema=data["schema"],
        sections=_sections(data["sections"], data["sheet"]),
        grid=data["sheet"]["grid"],
        sizes=data["sizes"],
        text_sizes=tuple(data["textSizes"]),
        note=_inside(data["note"]),
        colours=frozenset(data["colours"]),
        departments=_departments(data["departments"]),
        committee_roles=frozenset(data["committeeRoles"]),
        priorities=frozenset(data["priorities"]),
    )


CATALOGUE = _read()
