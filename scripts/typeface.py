"""Makes what the layout of texts stands on: static fonts and the table of advance widths.

The fonts are cut from the variable typeface that the frontend brings along, so that what is
measured, shown and printed is one release. The results are committed; run this when that
release changes: `python -m scripts.typeface`.
"""

import json
import tempfile
import unicodedata
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from fontTools.merge import Merger
from fontTools.misc.timeTools import timestampFromString
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT / "shared"
PACKAGE = ROOT / "frontend/node_modules/@fontsource-variable/atkinson-hyperlegible-next"
FAMILY = "Atkinson Hyperlegible Next"
STYLES = {"Regular": 400, "SemiBold": 600}
SUBSETS = ("latin", "latin-ext")

_EMOJI = ((0x2300, 0x2BFF), (0x1F000, 0x1FAFF))
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0000, 0xE01F0)

_MADE = "Mon Jan  1 00:00:00 2024"

# Where a line may end without a space: behind these; and beside wide letters and pictures,
# unless what follows may not begin a line, or what is before may not end one.
_AFTER = "-\u2010\u2013\u2014/"
_NOT_BEFORE = (
    "!%),.:;?]}\u00a0\u2019\u201d\u2026\u2060\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3"
    "\u30e5\u30e7\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
)
_NOT_AFTER = (
    "([{\u00a0\u2018\u201c\u2060\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b$\u00a3\u20ac"
)


def main() -> None:
    """Writes the fonts, their licence and the table."""
    fonts = {style: _static(style) for style in STYLES}
    folder = SHARED / "fonts"
    folder.mkdir(exist_ok=True)
    for style, font in fonts.items():
        font.save(folder / f"AtkinsonHyperlegibleNext-{style}.ttf")
    (folder / "OFL.txt").write_bytes((PACKAGE / "LICENSE").read_bytes())
    table = json.dumps(_table(fonts), separators=(",", ":"))
    (SHARED / "typeface.json").write_text(table.replace('],"', '],\n"') + "\n")


def _static(style: str) -> TTFont:
    """Returns one weight of the typeface with the letters of all its subsets."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [str(Path(folder) / f"{subset}.ttf") for subset in SUBSETS]
        for subset, part in zip(SUBSETS, parts, strict=True):
            packed = TTFont(
                PACKAGE / f"files/atkinson-hyperlegible-next-{subset}-wght-normal.woff2"
            )
            packed.flavor = None
            instantiateVariableFont(packed, {"wght": STYLES[style]}).save(part)
        font = Merger().merge(parts)
    for number, text in _names(style).items():
        font["name"].setName(text, number, 3, 1, 0x409)
    # Made alike from alike: no time of making.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = timestampFromString(_MADE)
    return font


def _names(style: str) -> dict[int, str]:
    is_regular = style == "Regular"
    return {
        1: FAMILY if is_regular else f"{FAMILY} {style}",
        2: "Regular",
        3: f"AtkinsonHyperlegibleNext-{style}",
        4: f"{FAMILY} {style}",
        6: f"AtkinsonHyperlegibleNext-{style}",
        16: FAMILY,
        17: style,
    }


def _table(fonts: dict[str, TTFont]) -> dict[str, object]:
    """Returns advance widths in thousandths of an em, and what letters of no font of ours take."""
    return {
        "family": FAMILY,
        **{style.lower(): _runs(font) for style, font in fonts.items()},
        "zero": _flat(point for point in _points() if _is_zero(point)),
        "emoji": _flat(point for point in _points() if _is_emoji(point)),
        "wide": _flat(point for point in _points() if _is_wide(point) and not _is_emoji(point)),
        "widths": {"emoji": 1275, "wide": 1000, "other": 680},
        "breaks": {"after": _AFTER, "notBefore": _NOT_BEFORE, "notAfter": _NOT_AFTER},
    }


def _runs(font: TTFont) -> list[list[int]]:
    """Returns runs of neighbours: the first code point, then a width for each."""
    runs: list[list[int]] = []
    cmap, advances = font.getBestCmap(), font["hmtx"]
    for point in sorted(cmap):
        if _is_zero(point):
            continue
        if not runs or point != runs[-1][0] + len(runs[-1]) - 1:
            runs.append([point])
        runs[-1].append(advances[cmap[point]][0])
    return runs


def _points() -> Iterable[int]:
    """Returns what people write notes with: the first plane, pictures, Han and tags."""
    return chain(range(0x10000), range(0x1F000, 0x1FB00), range(0x20000, 0x40000), _TAGS)


def _is_zero(point: int) -> bool:
    kinds = {"Mn", "Me", "Cf", "Cc", "Zl", "Zp"}
    # A tab is as wide as a space, a new line is no letter at all; half a pair is drawn as a box.
    return unicodedata.category(chr(point)) in kinds and point not in {0x09, 0x0A}


def _is_wide(point: int) -> bool:
    return unicodedata.east_asian_width(chr(point)) in {"W", "F"}


def _is_emoji(point: int) -> bool:
    is_there = any(first <= point <= last for first, last in _EMOJI)
    is_flag = 0x1F1E6 <= point <= 0x1F1FF
    return is_there and (_is_wide(point) or is_flag or point in _SKIN_TONES)


def _flat(points: Iterable[int]) -> list[int]:
    """Returns ranges as one list: first, last, first, last."""
    ranges: list[int] = []
    for point in points:
        if ranges and point == ranges[-1] + 1:
            ranges[-1] = point
        else:
            ranges += [point, point]
    return ranges


if __name__ == "__main__":
    main()
