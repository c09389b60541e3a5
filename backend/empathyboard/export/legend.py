"""The legend below a sheet: departments, evidence and marks, in as many rows as it takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from empathyboard.domain.evidence import EvidenceState
from empathyboard.export.departments import BoardDepartment
from empathyboard.export.facts import Told
from empathyboard.export.layout import shorten, text_width
from empathyboard.export.marks import evidence_mark
from empathyboard.export.outlines import moved
from empathyboard.export.palette import GLYPHS, INK, NOTES
from empathyboard.export.shapes import Line, Path, Shape
from empathyboard.export.stickies import BASELINE
from empathyboard.export.typeface import REGULAR

_ROW = 64
_EDGE = 20
_SIZE = 26
_GAP = 44
_WIDEST = 700

_Sign = BoardDepartment | EvidenceState | Literal["quote"]
_ROOM: dict[type, int] = {BoardDepartment: 38, EvidenceState: 32, str: 30}


@dataclass(frozen=True)
class _Item:
    """A sign and what it means."""

    sign: _Sign
    words: str

    @property
    def width(self) -> float:
        return _ROOM[type(self.sign)] + text_width(self.words, _SIZE)


@dataclass(frozen=True)
class Legend:
    """What the shapes, colours and marks mean, in rows."""

    rows: list[list[_Item]]

    @classmethod
    def of(cls, told: Told, width: float) -> "Legend":
        """Return the legend of a board in rows of a width."""
        rows: list[list[_Item]] = [[]]
        left = width - 2 * _EDGE
        for item in _items(told):
            if rows[-1] and item.width > left:
                rows.append([])
                left = width - 2 * _EDGE
            rows[-1].append(item)
            left -= item.width + _GAP
        return cls(rows)

    @property
    def height(self) -> float:
        """How high all rows are."""
        return _ROW * len(self.rows)

    def shapes(self, top: float) -> Iterator[Shape]:
        """Yield it below a height."""
        for at, row in enumerate(self.rows):
            x, middle = float(_EDGE), top + _ROW * (at + 0.5)
            for item in row:
                yield from _sign(item.sign, x, middle)
                y = middle + _SIZE * BASELINE
                yield Line(x + _ROOM[type(item.sign)], y, item.words, _SIZE, INK)
                x += item.width + _GAP


def _items(told: Told) -> Iterator[_Item]:
    for each in told.departments:
        yield _Item(each, f"{shorten(told.named(each), _SIZE, _WIDEST, REGULAR)} {each.code}")
    for state in EvidenceState:
        yield _Item(state, told.texts(f"evidence.{state}"))
    yield _Item("quote", told.texts("legend.verbatim"))


def _sign(sign: _Sign, x: float, middle: float) -> Iterator[Shape]:
    match sign:
        case BoardDepartment():
            glyph = moved(GLYPHS[sign.glyph], x, middle - 13, 26 / 12)
            yield Path(glyph, NOTES[sign.colour][1])
        case EvidenceState():
            yield from evidence_mark(sign, x + 9, middle, 18)
        case _:
            yield Line(x, middle + 12, "”", 44, INK, is_bold=True)
