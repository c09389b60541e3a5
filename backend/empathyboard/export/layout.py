"""Size and line breaks of a note's text, the same on the screen and in every export.

What frontend/src/shared/layout.ts does too; shared/vectors/layout.json holds both to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.export.typeface import REGULAR, SEMIBOLD, Typeface
from empathyboard.export.words import Cluster, Word, words

_EM = 1000
_LONGEST = 2000
"""No note has room for more letters than this, at any size."""


@dataclass(frozen=True)
class Fit:
    """How a text is drawn: its size, its lines, and whether that is not all of it."""

    size: int
    lines: tuple[str, ...]
    is_clipped: bool


@dataclass(frozen=True)
class Room:
    """The room for text in a note, in sheet units."""

    width: int
    height: int

    @staticmethod
    def of(side: int) -> "Room":
        """Return the room in a note of that side: without band, edges and foot."""
        note = CATALOGUE.note
        height = side - note.pad - note.foot - note.pad // 2
        return Room(side - note.band - 2 * note.pad, height)

    def lines(self, size: int) -> int:
        """Return how many lines of a size fit."""
        # Line heights are quarters of a unit: whole numbers, so that no rounding decides.
        return self.height * 4 // round(size * 4 * CATALOGUE.note.line_height)


@lru_cache(maxsize=8192)
def fit_text(text: str, side: int) -> Fit:
    """Return the largest of the seven sizes at which a text fits a note, and its lines there.

    Rather a smaller size than a broken word; a word too long at every size is broken. What does
    not fit even so is clipped at the smallest size.
    """
    room, sizes = Room.of(side), CATALOGUE.text_sizes
    cut = words(text[:_LONGEST], REGULAR)
    if len(text) <= _LONGEST:
        for size in sizes:
            lines = list(_lines(cut, size, room.width, breaks=False, most=room.lines(size)))
            if lines and len(lines) <= room.lines(size):
                return Fit(size, tuple(lines), is_clipped=False)
        for size in (size for size in sizes if size <= CATALOGUE.note.broken_text_size):
            lines = list(_lines(cut, size, room.width, breaks=True, most=room.lines(size)))
            if len(lines) <= room.lines(size):
                return Fit(size, tuple(lines), is_clipped=False)
    most = room.lines(sizes[-1])
    lines = list(_lines(cut, sizes[-1], room.width, breaks=True, most=most))
    return Fit(sizes[-1], tuple(lines[:most]), is_clipped=True)


def wrap(text: str, size: float, width: float, face: Typeface = REGULAR) -> list[str]:
    """Return a text as lines of a width; words that are too long for one are broken."""
    return list(_lines(words(text, face), size, width, breaks=True, most=None))


def shorten(text: str, size: float, width: float, face: Typeface = SEMIBOLD) -> str:
    """Return as much of a text as one line of a width holds, with dots where some is missing."""
    line = " ".join(text.split())
    first, *rest = wrap(line, size, width, face)
    if not rest:
        return first
    dots = "…"
    return wrap(line, size, width - text_width(dots, size, face), face)[0].rstrip() + dots


def text_width(text: str, size: float, face: Typeface = REGULAR) -> float:
    """Return how wide a line is, in units of its size."""
    return sum(word.width + word.spaces for word in words(text, face)) * size / _EM


def _lines(
    cut: Sequence[Word], size: float, width: float, *, breaks: bool, most: int | None
) -> Iterator[str]:
    """Yield lines; nothing more once there is one too many, and nothing good without breaks.

    Without leave to break words, a word that is too wide ends it all: no line is yielded then.
    """
    room = width * _EM / size
    if not breaks and any(word.width > room for word in cut):
        return
    yield from islice(_fill(cut, room), None if most is None else most + 1)


def _fill(cut: Sequence[Word], room: float) -> Iterator[str]:
    line: list[Cluster] = []
    used = 0
    for word in cut:
        if line and used + word.width > room:
            yield _text(line)
            line, used = [], 0
        for cluster in word.clusters:
            # Only a word that is wider than a whole line gets here.
            is_space = cluster.text in {" ", "\t"}
            if line and used + cluster.width > room and not is_space:
                yield _text(line)
                line, used = [], 0
            line.append(cluster)
            used += cluster.width
        if word.ends_line:
            yield _text(line)
            line, used = [], 0
    yield _text(line)


def _text(line: Sequence[Cluster]) -> str:
    return "".join(cluster.text for cluster in line).rstrip(" \t").replace("\t", " ")
