"""Rows of a table read as notes by a mapping of its columns; what is skipped says why."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from empathyboard.domain.limits import LIMITS
from empathyboard.imports.table import Table
from empathyboard.imports.words import column_of, department_of, section_of

FIELDS = ("text", "section", "role", "department", "speaker", "channel", "tags")
"""What a column can hold."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MOST_TAGS = 20
_LOOKED_AT = 200
"""So many rows say what a column holds."""
_FEWEST_NAMES = 2
"""One cell with such a word is chance."""


@dataclass(frozen=True)
class Columns:
    """Which column holds what, by position; and whether the first row names them."""

    places: Mapping[str, int]
    has_heading: bool


@dataclass(frozen=True)
class RowNote:
    """A note that a row makes."""

    row: int
    """Which row of the file, the first one being 1."""
    text: str
    section: str
    role: str = ""
    department: str | None = None
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Skipped:
    """A row of which no note is made."""

    row: int
    reason: Literal["empty", "long"]
    text: str


@dataclass(frozen=True)
class Reading:
    """What a table comes to."""

    notes: Sequence[RowNote]
    skipped: Sequence[Skipped]
    unknown_sections: Sequence[str]
    """What the column of sections says that names none; those notes go where all others do."""


def guess_columns(table: Table) -> Columns:
    """Return what the columns seem to hold: by their headings, else by what is in them."""
    places: dict[str, int] = {}
    for place, heading in enumerate(table.rows[0]):
        found = column_of(heading)
        if found is not None:
            places.setdefault(found, place)
    has_heading = bool(places) and len(table.rows) > 1
    if not has_heading:
        places = {}
    for kind, known in (("section", section_of), ("department", department_of)):
        named = [place for place in range(table.width) if _holds_names(table, place, known)]
        free = [place for place in named if place not in places.values()]
        if kind not in places and free and table.width > 1:
            places[kind] = free[0]
            has_heading = has_heading or known(table.rows[0][free[0]]) is None
    if "text" not in places:
        places["text"] = _longest(table, set(places.values()))
    return Columns(places, has_heading)


def _holds_names(table: Table, place: int, known: Callable[[str], str | None]) -> bool:
    """Tell whether nearly all cells of a column, its heading apart, are such names."""
    cells = [row[place].strip() for row in table.rows[:_LOOKED_AT] if len(row) > place]
    filled = [cell for cell in cells if cell]
    names = sum(known(cell) is not None for cell in filled)
    return names >= _FEWEST_NAMES and names >= 0.8 * (len(filled) - 1)


def _longest(table: Table, taken: set[int]) -> int:
    """Return the column with the most to read."""
    lengths = dict.fromkeys(range(table.width), 0)
    for row in table.rows[:_LOOKED_AT]:
        for place, cell in enumerate(row):
            lengths[place] += sum(letter.isalpha() for letter in cell)
    free = [place for place in lengths if place not in taken] or list(lengths)
    return max(free, key=lambda place: lengths[place])


def read_rows(table: Table, columns: Columns, section: str) -> Reading:
    """Return the notes of a table; those whose row names no section go into the given one."""
    notes: list[RowNote] = []
    skipped: list[Skipped] = []
    unknown: dict[str, None] = {}
    first = 1 if columns.has_heading else 0
    for number, row in enumerate(table.rows[first:], first + 1):
        cells = {name: _cell(row, place) for name, place in columns.places.items()}
        text = cells.get("text", "")
        if not text:
            skipped.append(Skipped(number, "empty", " ".join(filter(None, cells.values()))[:80]))
        elif len(text) > LIMITS.note_text_length:
            skipped.append(Skipped(number, "long", text[:80]))
        else:
            named = cells.get("section", "")
            found = section_of(named)
            if named and found is None:
                unknown[named[:80]] = None
            notes.append(_note(number, cells, found or section))
    return Reading(notes, skipped, list(unknown)[:20])


def _cell(row: Sequence[str], place: int) -> str:
    """Return a cell without what no note holds, and without a mark that kept it from a formula."""
    cell = row[place] if 0 <= place < len(row) else ""
    if cell.startswith("'") and cell[1:].lstrip(" ").startswith(_FORMULA):
        cell = cell[1:]
    lines = cell.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(filter(_is_printable, lines)).strip()


def _is_printable(letter: str) -> bool:
    return letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"}


def _note(row: int, cells: Mapping[str, str], section: str) -> RowNote:
    more: dict[str, object] = {
        name: cells[name].replace("\n", " ")[:200]
        for name in ("speaker", "channel")
        if cells.get(name)
    }
    tags = [tag.strip()[:60] for tag in cells.get("tags", "").replace(";", ",").split(",")]
    if any(tags):
        more["tags"] = dict.fromkeys(filter(None, tags[:_MOST_TAGS]), True)
    role = " ".join(cells.get("role", "").split())[: LIMITS.job_title_length]
    return RowNote(
        row, cells["text"], section, role, department_of(cells.get("department", "")), more
    )
