"""Many measurements as few figures."""

import math
from collections.abc import Sequence
from statistics import median

Figures = dict[str, float]


def percentiles(seconds: Sequence[float], name: str, which: Sequence[int]) -> Figures:
    """Return percentiles in milliseconds, rounded up to a value that was measured."""
    ranked = sorted(seconds)
    if not ranked:
        return {}
    return {
        f"{name} p{share} ms": ranked[math.ceil(len(ranked) * share / 100) - 1] * 1000
        for share in which
    }


def medians(runs: Sequence[Figures]) -> Figures:
    """Return each figure's median over repeats."""
    return {name: median(run[name] for run in runs) for name in runs[0]}
