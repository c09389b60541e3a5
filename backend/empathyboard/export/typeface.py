"""How wide letters are, from shared/typeface.json: the same table that the browser measures by."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from empathyboard.paths import shared_dir

VS16 = 0xFE0F
"""Asks for the letter before it as a picture."""
ZWJ = 0x200D
"""Joins two pictures into one."""


class Ranges:
    """Code points, as a flat list of first and last ones."""

    def __init__(self, flat: Sequence[int]) -> None:
        """Take them as the table has them, in order."""
        self._flat = flat

    def __contains__(self, point: int) -> bool:
        at = bisect_right(self._flat, point)
        return at % 2 == 1 or (at > 0 and self._flat[at - 1] == point)


@dataclass(frozen=True)
class Typeface:
    """The widths of one weight in thousandths of an em, and where lines may break."""

    widths: Mapping[int, int]
    zero: Ranges
    emoji: Ranges
    wide: Ranges
    emoji_width: int
    wide_width: int
    other_width: int
    break_after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]

    def width(self, point: int) -> int:
        """Return how wide a letter is that stands alone."""
        own = self.widths.get(point)
        if own is not None:
            return own
        if point in self.zero:
            return 0
        if point in self.emoji:
            return self.emoji_width
        return self.wide_width if point in self.wide else self.other_width


def _widths(runs: list[list[int]]) -> dict[int, int]:
    return {first + at: width for first, *run in runs for at, width in enumerate(run)}


def _read(weight: str) -> Typeface:
    source = (shared_dir() / "typeface.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(source)
    widths, breaks = _widths(table[weight]), table["breaks"]
    # A tab is drawn as a space.
    widths[ord("\t")] = widths[ord(" ")]
    return Typeface(
        widths=widths,
        zero=Ranges(table["zero"]),
        emoji=Ranges(table["emoji"]),
        wide=Ranges(table["wide"]),
        emoji_width=table["widths"]["emoji"],
        wide_width=table["widths"]["wide"],
        other_width=table["widths"]["other"],
        break_after=frozenset(breaks["after"]),
        not_before=frozenset(breaks["notBefore"]),
        not_after=frozenset(breaks["notAfter"]),
    )


REGULAR = _read("regular")
SEMIBOLD = _read("semibold")
