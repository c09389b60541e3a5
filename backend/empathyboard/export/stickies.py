"""One sticky note as shapes: paper, band, text in the lines of the layout, and its foot."""

import unicodedata
from collections.abc import Iterator

from empathyboard.domain.catalogue import CATALOGUE, Box
from empathyboard.domain.content import Note
from empathyboard.export.clean import plain
from empathyboard.export.facts import NoteFacts, Told
from empathyboard.export.layout import Fit, Room, fit_text
from empathyboard.export.marks import MARK, evidence_mark
from empathyboard.export.outlines import moved
from empathyboard.export.palette import GLYPHS, INK, NOTES
from empathyboard.export.shapes import Line, Path, Rect, Shape, Sticky

_MOST_MARKS = 3
BASELINE = 0.36
"""How far below its middle a line stands, as a part of its size."""


def sticky(note: Note, pos: tuple[float, float], told: Told) -> Sticky:
    """Return a note at a place."""
    side, (paper, band) = CATALOGUE.sizes[note.size], NOTES[note.colour]
    facts = told.note(note)
    fit = fit_text(plain(note.text), side)
    x, y = pos
    shapes: list[Shape] = [
        Rect(x, y, side, side, paper, band, 1, 4),
        Rect(x, y, CATALOGUE.note.band, side, band),
        *_lines(facts.text, fit, pos, side),
        *_foot(facts, Box(x, y, side, side), told, is_clipped=fit.is_clipped),
    ]
    tells = ", ".join(part for part in (facts.department, facts.voice, facts.evidence) if part)
    return Sticky(x, y, side, paper, band, facts.text, fit.size, tells, fit.is_clipped, shapes)


def _lines(text: str, fit: Fit, pos: tuple[float, float], side: int) -> Iterator[Line]:
    """Yield the lines, in the middle of the room as on the screen."""
    inside, room = CATALOGUE.note, Room.of(side)
    height = fit.size * inside.line_height
    top = pos[1] + inside.pad
    if not fit.is_clipped:
        top += (room.height - height * len(fit.lines)) / 2
    is_right_to_left = reads_from_right(text)
    x = pos[0] + inside.band + inside.pad + (room.width if is_right_to_left else 0)
    for at, line in enumerate(fit.lines):
        y = top + height * (at + 0.5) + fit.size * BASELINE
        if line.strip():
            yield Line(x, y, line, fit.size, INK, is_right_to_left=is_right_to_left)


def reads_from_right(text: str) -> bool:
    """Tell by its first letter whether a text reads from right to left."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


def _foot(facts: NoteFacts, box: Box, told: Told, *, is_clipped: bool) -> Iterator[Shape]:
    """Yield department and marks, or that there is more."""
    left, right = box.x + CATALOGUE.note.band + CATALOGUE.note.pad, box.x + box.w
    middle = box.y + box.h - 12
    department = told.department_of(facts.note)
    if department:
        band = NOTES[department.colour][1]
        yield Path(moved(GLYPHS[department.glyph], left, middle - 6), band)
        yield Line(left + 15, middle + 12 * BASELINE, facts.code, 12, INK, is_bold=True)
    if is_clipped:
        x, words = right - CATALOGUE.note.pad, told.texts("exported.more")
        yield Line(x, middle + 12 * BASELINE, words, 12, INK, anchor="end")
        return
    yield from _marks(facts, right - CATALOGUE.note.pad, middle)


def _marks(facts: NoteFacts, right: float, middle: float) -> Iterator[Shape]:
    """Yield a mark of the note's state for each of its sources, and a quote mark."""
    count = min(len(facts.sources), _MOST_MARKS)
    x = right - MARK / 2
    for _ in range(max(count, 1)):
        yield from evidence_mark(facts.state, x, middle)
        x -= MARK + 3
    if facts.note.more.get("voice") == "verbatim":
        yield Line(x - 5, middle + 11, "”", 20, INK, is_bold=True)
