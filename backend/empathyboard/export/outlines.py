"""Paths of SVG taken apart: moved to another place, or as their commands."""

import re
from collections.abc import Iterator
from typing import Any

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


def moved(d: str, x: float, y: float, scale: float = 1) -> str:
    """Return a path moved to a place, and larger or smaller."""
    at = iter(range(len(d)))

    def shift(match: re.Match[str]) -> str:
        offset = x if next(at) % 2 == 0 else y
        return f"{float(match[0]) * scale + offset:.2f}".rstrip("0").rstrip(".")

    return _NUMBERS.sub(shift, d)


def path_steps(d: str) -> Iterator[list[Any]]:
    """Yield the commands of a path, each with its points."""
    for command, numbers in _STEP.findall(d):
        values = [float(number) for number in _NUMBERS.findall(numbers)]
        points = list(zip(values[::2], values[1::2], strict=True))
        for at in range(0, max(len(points), 1), 3 if command == "C" else 1):
            yield [command, *points[at : at + (3 if command == "C" else 1)]]
