"""The small picture of a snapshot: its maps side by side, put together from kept fragments."""

import math
from collections.abc import Sequence

_WIDTH, _HEIGHT, _GAP = 320, 180, 16
_MOST = 9
"""So many maps are drawn at most; they would be too small to tell apart."""
_COLOURS = {
    "yellow": "#ffd84a",
    "blue": "#8ab8ff",
    "coral": "#ff9b85",
    "mint": "#d3f2de",
    "paper": "#ffffff",
}


def draw_board(maps: Sequence[str]) -> str:
    """Return an SVG picture of maps, each given as a fragment of boxes."""
    shown = list(maps[:_MOST]) or [""]
    columns = math.ceil(math.sqrt(len(shown)))
    rows = math.ceil(len(shown) / columns)
    width = columns * (_WIDTH + _GAP) + _GAP
    height = rows * (_HEIGHT + _GAP) + _GAP
    sheets = "".join(_sheet(each, *divmod(number, columns)) for number, each in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"<style>{_STYLE}</style>{sheets}</svg>"
    )


_STYLE = "rect{stroke:#b8b4a8;stroke-width:1}.sheet{fill:#faf8f2}" + "".join(
    f".{key}{{fill:{colour}}}" for key, colour in _COLOURS.items()
)


def _sheet(fragment: str, row: int, column: int) -> str:
    x, y = column * (_WIDTH + _GAP) + _GAP, row * (_HEIGHT + _GAP) + _GAP
    box = f'width="{_WIDTH}" height="{_HEIGHT}"'
    return (
        f'<svg x="{x}" y="{y}" {box} viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<rect class="sheet" {box}/>{fragment}</svg>'
    )
