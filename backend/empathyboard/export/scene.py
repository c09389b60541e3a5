"""The sheet of one role as a picture: title block, sections, head, notes, legend and credit."""

from collections.abc import Iterator, Sequence

from empathyboard.domain.catalogue import CATALOGUE, Box
from empathyboard.domain.content import Note, WholeMap
from empathyboard.export.facts import Told
from empathyboard.export.layout import shorten, text_width
from empathyboard.export.legend import Legend
from empathyboard.export.moving import moved_item
from empathyboard.export.palette import (
    HEAD,
    HEAD_EYE,
    HEAD_LINE,
    HEAD_PATHS,
    HEAD_TITLE,
    HEADER,
    INK,
    INK_SOFT,
    LINE,
    LINE_STRONG,
    PAPER,
    SECTION,
    SECTION_GOAL,
    SHEET,
    STEPS,
    WHITE,
    ZONE,
)
from empathyboard.export.shapes import Circle, Line, Path, Rect, Scene, Shape, Sticky
from empathyboard.export.stickies import BASELINE, sticky
from empathyboard.export.typeface import REGULAR, SEMIBOLD

_ZONES = frozenset({"pains", "gains", "other"})
_GOALS = frozenset({"who", "goal"})


def map_scene(whole: WholeMap, told: Told) -> Scene:
    """Return the sheet of a role."""
    notes = [note for note in whole.content.notes if note.deleted is None]
    has_parked = any(note.section == "park" or note.pos[0] > SHEET[0] for note in notes)
    width = _whole_width() if has_parked else SHEET[0]
    legend = Legend.of(told, width)
    height = SHEET[1] + legend.height
    items: list[Shape | Sticky] = [
        Rect(0, 0, width, height, WHITE),
        Rect(1, 1, SHEET[0] - 2, SHEET[1] - 2, PAPER, LINE, 2, 24),
        *_header(whole, told),
        *_head(),
        *_sections(told, has_parked=has_parked),
        *_credit(told),
        *legend.shapes(SHEET[1]),
        *(sticky(note, _place(note, width), told) for note in notes),
    ]
    return Scene(width, height, told.role(whole), items, told.texts.language)


def section_scene(whole: WholeMap, told: Told, key: str) -> Scene:
    """Return one section of a role's sheet with whose it is above it."""
    notes = [note for note in whole.content.notes if note.section == key and note.deleted is None]
    stickies = [sticky(note, _place(note, _whole_width()), told) for note in notes]
    box = _around(CATALOGUE.sections[key], stickies)
    right, down = _EDGE - box.x, _TITLE - box.y
    width, height = box.w + 2 * _EDGE, box.h + _TITLE + _EDGE
    whole_box = CATALOGUE.sections[key]
    inside = [_region(key, whole_box), *_section_title(key, whole_box, told), *stickies]
    items: list[Shape | Sticky] = [
        Rect(0, 0, width, height, WHITE),
        *_owner(whole, told, width),
        *(moved_item(item, right, down) for item in inside),
    ]
    return Scene(width, height, told.role(whole), items, told.texts.language)


_EDGE, _TITLE = 24, 88
"""The room around a section that stands alone, and above it."""


def _owner(whole: WholeMap, told: Told, width: float) -> Iterator[Line]:
    """Yield whose section it is, and of which board and day."""
    room, date = width - 2 * _EDGE, told.texts.date(told.day)
    yield _line(_EDGE, 28, shorten(told.role(whole), 30, room), 30, INK, is_bold=True)
    about = shorten(f"{told.title()} · {date}", 22, room, REGULAR)
    yield _line(_EDGE, 62, about, 22, INK_SOFT)


def _around(box: Box, stickies: Sequence[Sticky]) -> Box:
    """Return a section's box, larger where notes stick out: nothing is cut off."""
    left = min([box.x, *(each.x for each in stickies)])
    top = min([box.y, *(each.y for each in stickies)])
    right = max([box.x + box.w, *(each.x + each.side for each in stickies)])
    bottom = max([box.y + box.h, *(each.y + each.side for each in stickies)])
    return Box(left, top, right - left, bottom - top)


def _whole_width() -> float:
    """Return how wide a sheet is with its strip of parked notes."""
    park = CATALOGUE.sections["park"]
    return park.x + park.w + 24


def _place(note: Note, width: float) -> tuple[float, float]:
    """Return where a note lies; what sticks out over the edge is moved in whole."""
    side = CATALOGUE.sizes[note.size]
    is_out = note.section == "park" or note.pos[0] > SHEET[0]
    right = width if is_out else SHEET[0]
    x, y = note.pos
    return max(0, min(x, right - side)), max(0, min(y, SHEET[1] - side))


def _scaled(fractions: tuple[float, ...]) -> Box:
    x, y, w, h = fractions
    return Box(x * SHEET[0], y * SHEET[1], w * SHEET[0], h * SHEET[1])


def _header(whole: WholeMap, told: Told) -> Iterator[Line]:
    """Yield whose map it is, what is known of the role, and the date."""
    box = _scaled(HEADER)
    left, right, middle = box.x + 20, box.x + box.w - 20, box.y + box.h / 2
    role = shorten(told.role(whole), 46, box.w * 0.45)
    date = told.texts.date(told.day)
    date_width = text_width(date, 30)
    yield _line(left, middle, role, 46, INK, is_bold=True)
    yield _line(right, middle, date, 30, INK_SOFT, anchor="end")
    facts_left = left + text_width(role, 46, SEMIBOLD) + 40
    room = right - date_width - 40 - facts_left
    facts = " · ".join([told.title(), *told.role_facts(whole)])
    yield _line(facts_left, middle, shorten(facts, 30, room, REGULAR), 30, INK_SOFT)


def _line(x: float, middle: float, text: str, size: float, fill: str, **more: object) -> Line:
    """Return a line whose letters stand around a height."""
    is_bold, anchor = bool(more.get("is_bold")), str(more.get("anchor", "start"))
    return Line(x, middle + size * BASELINE, text, size, fill, is_bold, anchor)


def _head() -> Iterator[Shape]:
    yield Path(HEAD_PATHS["outline"], HEAD)
    for d in HEAD_PATHS.values():
        yield Path(d, None, HEAD_LINE, 5)
    yield Circle(*HEAD_EYE, 9, HEAD_LINE)


def _sections(told: Told, *, has_parked: bool) -> Iterator[Shape]:
    for key, box in CATALOGUE.sections.items():
        if key != "park" or has_parked:
            yield _region(key, box)
            yield from _section_title(key, box, told)
    title, box = told.texts("section.head"), _scaled(HEAD_TITLE)
    width = text_width(title, 40, SEMIBOLD) + 56
    left, middle = box.x + (box.w - width) / 2, box.y + box.h / 2
    yield from _step(7, left, middle)
    yield _line(left + 56, middle, title, 40, INK, is_bold=True)


def _region(key: str, box: Box) -> Rect:
    if key in _ZONES:
        return Rect(box.x, box.y, box.w, box.h, ZONE, HEAD_LINE, 2, 16, is_dashed=True)
    if key == "park":
        return Rect(box.x, box.y, box.w, box.h, None, LINE_STRONG, 2, 16, is_dashed=True)
    fill = SECTION_GOAL if key in _GOALS else SECTION
    return Rect(box.x, box.y, box.w, box.h, fill, radius=16)


def _section_title(key: str, box: Box, told: Told) -> Iterator[Shape]:
    title, middle = told.section(key), box.y + 32
    if key in STEPS:
        yield from _step(STEPS[key], box.x + 20, middle)
        yield _line(box.x + 76, middle, title, 40, INK, is_bold=True)
    elif key == "park":
        yield _line(box.x + 20, middle, title, 40, INK, is_bold=True)
    else:
        left = box.x + (box.w - text_width(title, 36, SEMIBOLD)) / 2
        yield _line(left, middle, title, 36, INK, is_bold=True)


def _step(number: int, left: float, middle: float) -> Iterator[Shape]:
    """Yield the number of a section in a disc."""
    yield Circle(left + 21, middle, 21, INK)
    digit = str(number)
    yield _line(
        left + 21 - text_width(digit, 30, SEMIBOLD) / 2, middle, digit, 30, WHITE, is_bold=True
    )


def _credit(told: Told) -> Iterator[Line]:
    box = CATALOGUE.sections["do"]
    middle = (box.y + box.h + SHEET[1]) / 2
    yield _line(box.x + box.w - 8, middle, told.texts("product.credit"), 18, INK_SOFT, anchor="end")
