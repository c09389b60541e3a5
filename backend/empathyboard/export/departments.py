"""The departments of a board, those that it added too, each with a shape and letters of its own.

frontend/src/document/departments.ts does the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import DepartmentEntry
from empathyboard.export.clean import one_line

_USUAL = {each.key: each for each in CATALOGUE.departments}
_SHAPES = ("hexagon", "star", "cross", "ring")
"""The shapes of departments that a board added, in their order."""


@dataclass(frozen=True)
class BoardDepartment:
    """A department as one board knows it; one of the catalogue has no name of its own."""

    key: str
    name: str
    colour: str
    glyph: str
    code: str


USUAL = tuple(
    BoardDepartment(each.key, "", each.colour, each.glyph, each.code)
    for each in CATALOGUE.departments
)
"""The departments of a board that says nothing of its own."""


def board_departments(entries: Sequence[DepartmentEntry]) -> tuple[BoardDepartment, ...]:
    """Return departments in their order."""
    told: list[BoardDepartment] = []
    for entry in entries:
        told += _told(entry, told)
    return tuple(told) or USUAL


def _told(entry: DepartmentEntry, before: Sequence[BoardDepartment]) -> Iterator[BoardDepartment]:
    name = one_line(entry.name or "")
    colour = entry.colour if entry.colour in CATALOGUE.colours else None
    usual = _USUAL.get(entry.key)
    if usual:
        yield BoardDepartment(usual.key, name, colour or usual.colour, usual.glyph, usual.code)
    elif name:
        added = sum(each.key not in _USUAL for each in before)
        taken = {each.code for each in (*USUAL, *before)}
        glyph = _SHAPES[added % len(_SHAPES)]
        yield BoardDepartment(entry.key, name, colour or "paper", glyph, _code(name, taken))


def _code(name: str, taken: set[str]) -> str:
    """Return two letters for a name, other ones than those taken where that can be."""
    letters = [letter for letter in name.upper() if letter.isalnum()]
    first, rest = (letters[0], letters[1:]) if letters else ("?", [])
    second = re.split(r"[\s-]+", name.upper())[1:2]
    wishes = [*(word[0] for word in second if word), *rest]
    codes = [first + letter for letter in wishes]
    free = [code for code in codes if code not in taken]
    return (free or codes or [first])[0]
