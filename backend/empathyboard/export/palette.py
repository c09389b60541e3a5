"""The colours of the sheet on paper, as the style sheets have them in light appearance."""

import json
from typing import Any

from empathyboard.paths import shared_dir

INK = "#1c1b22"
INK_SOFT = "#55535e"
PAPER = "#fffdf8"
LINE = "#dedad2"
LINE_STRONG = "#8a8780"
SECTION = "#f3f0ea"
SECTION_GOAL = "#eef1f6"
ZONE = "#fffaf0"
HEAD = "#fdf0dc"
HEAD_LINE = "#e3c78f"
WHITE = "#ffffff"

_CATALOGUE: dict[str, Any] = json.loads((shared_dir() / "catalogue.json").read_text("utf-8"))
_HEAD: dict[str, Any] = json.loads((shared_dir() / "head.json").read_text("utf-8"))

NOTES: dict[str, tuple[str, str]] = {
    key: (shades["note"], shades["band"]) for key, shades in _CATALOGUE["colours"].items()
}
"""Paper and band of each colour of notes."""

STEPS: dict[str, int] = {
    each["key"]: each["step"]
    for each in _CATALOGUE["sections"]
    if "step" in each and not each.get("zone")
}
"""The numbers of the sections that have one of their own."""

SHEET: tuple[int, int] = (_CATALOGUE["sheet"]["width"], _CATALOGUE["sheet"]["height"])

HEADER: tuple[float, ...] = tuple(_CATALOGUE["header"])
HEAD_TITLE: tuple[float, ...] = tuple(_CATALOGUE["head"]["title"])
"""Both in fractions of the sheet: x, y, width, height."""

HEAD_PATHS: dict[str, str] = {name: _HEAD[name] for name in ("outline", "ear", "brow", "mouth")}
HEAD_EYE: tuple[float, float] = (_HEAD["eye"][0], _HEAD["eye"][1])

GLYPHS = {
    "circle": "M6 1C8.76 1 11 3.24 11 6C11 8.76 8.76 11 6 11C3.24 11 1 8.76 1 6C1 3.24 3.24 1 6 1Z",
    "square": "M1.5 1.5L10.5 1.5L10.5 10.5L1.5 10.5Z",
    "triangle": "M6 1L11.2 10.5L0.8 10.5Z",
    "diamond": "M6 0.4L11.6 6L6 11.6L0.4 6Z",
    "hexagon": "M3 1L9 1L12 6L9 11L3 11L0 6Z",
    "star": "M6 0L7.8 4L12 4.4L8.8 7.2L9.8 11.5L6 9.3L2.2 11.5L3.2 7.2L0 4.4L4.2 4Z",
    "cross": "M4 0L8 0L8 4L12 4L12 8L8 8L8 12L4 12L4 8L0 8L0 4L4 4Z",
    # One line all around: not every program takes a path of two for a hole.
    "ring": (
        "M6 0C9.31 0 12 2.69 12 6C12 9.31 9.31 12 6 12C2.69 12 0 9.31 0 6C0 2.69 2.69 0 6 0"
        "L6 3.5C4.62 3.5 3.5 4.62 3.5 6C3.5 7.38 4.62 8.5 6 8.5C7.38 8.5 8.5 7.38 8.5 6"
        "C8.5 4.62 7.38 3.5 6 3.5Z"
    ),
}
"""The shapes of the departments in a square of twelve."""
