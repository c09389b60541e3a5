"""The fonts that pictures are drawn with, and what a text asks of them that is not there."""

from collections.abc import Iterable
from functools import cache

import typst
from fontTools.ttLib import TTCollection, TTFont

from empathyboard.export.families import font_folder
from empathyboard.export.typeface import REGULAR
from empathyboard.export.words import clusters


@cache
def fonts() -> typst.Fonts:
    """Return our own fonts before those of the machine."""
    return typst.Fonts(include_embedded_fonts=False, font_paths=[str(font_folder())])


def missing(texts: Iterable[str], found: typst.Fonts | None = None) -> tuple[str, ...]:
    """Return what letters no font has, of `emoji`, `wide` (East Asia) and `other`.

    Fonts of the machine are only opened for letters that ours lacks.
    """
    strange = _strange(texts)
    if not strange:
        return ()
    known = (found or fonts()).fonts()
    for path in sorted({font.path for font in known if font.path}):
        strange = {point: kind for point, kind in strange.items() if point not in _letters(path)}
        if not strange:
            return ()
    return tuple(sorted(set(strange.values())))


def _strange(texts: Iterable[str]) -> dict[int, str]:
    """Return the letters that our own fonts lack, with their kind."""
    strange: dict[int, str] = {}
    for text in texts:
        if text.isascii():
            continue
        for cluster in clusters(text, REGULAR):
            point = ord(cluster.text[0])
            if point not in REGULAR.widths and point not in REGULAR.zero and point != 0x0A:
                strange[point] = _kind(point)
    return strange


def _kind(point: int) -> str:
    if point in REGULAR.emoji:
        return "emoji"
    return "wide" if point in REGULAR.wide else "other"


@cache
def _letters(path: str) -> frozenset[int]:
    """Return the letters of a font file; none when it cannot be read."""
    try:
        if path.endswith((".ttc", ".otc")):
            with TTCollection(path, lazy=True) as collection:
                return frozenset(collection.fonts[0].getBestCmap())
        with TTFont(path, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except Exception:
        return frozenset()
