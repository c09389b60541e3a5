"""Places for the notes of a section: rows below its title, as the editor fills them."""

import math
from collections.abc import Sequence

from empathyboard.domain.catalogue import CATALOGUE, Box

Point = tuple[float, float]

_GAP = 16
"""The room between notes that stand side by side."""
_TITLE = 64
"""The room that a section's title takes at its top."""


def places(section: str, count: int) -> tuple[str, list[Point]]:
    """Return a size in which that many notes fit into a section, and their top left corners."""
    room = _room_in(CATALOGUE.sections[section])
    for size in ("m", "s"):
        found = _grid(room, CATALOGUE.sizes[size])
        if len(found) >= count:
            return size, found[:count]
    raise ValueError(f"The section {section} has no room for {count} notes.")


def free_places(section: str, count: int, taken: Sequence[Box]) -> tuple[str, list[Point]]:
    """Return a size and places for that many notes beside those that are there.

    Where no size leaves room for all, they are small and lie on top of each other.
    """
    room = _room_in(CATALOGUE.sections[section])
    for size in ("m", "s"):
        side = CATALOGUE.sizes[size]
        free = [place for place in _grid(room, side) if not _is_covered(place, side, taken)]
        if len(free) >= count:
            return size, free[:count]
    cells = free + [place for place in _grid(room, side) if place not in free]
    return size, [cells[number % len(cells)] for number in range(count)]


def _is_covered(place: Point, side: float, taken: Sequence[Box]) -> bool:
    x, y = place
    return any(
        x < box.x + box.w and box.x < x + side and y < box.y + box.h and box.y < y + side
        for box in taken
    )


def _room_in(box: Box) -> Box:
    return Box(box.x + _GAP, box.y + _TITLE, box.w - 2 * _GAP, box.h - _TITLE - _GAP / 2)


def _grid(room: Box, side: int) -> list[Point]:
    step = side + _GAP
    columns, rows = int((room.w + _GAP) // step), int((room.h + _GAP) // step)
    return [
        (_snapped(room.x + column * step), _snapped(room.y + row * step))
        for row in range(rows)
        for column in range(columns)
    ]


def _snapped(value: float) -> float:
    """Snap without leaving the cell to the left or above."""
    return float(math.ceil(value / CATALOGUE.grid) * CATALOGUE.grid)
