"""The twelve goals, as what one run says about each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench import scenarios as asked
from bench.figures import Figures, medians
from bench.scenarios import Crowd
from bench.servers import HOCUSPOCUS, HOCUSPOCUS_16, LIMIT, LIMIT_16, OURS, Y_WEBSOCKET, Kind

Runs = dict[str, dict[str, list[Figures]]]
"""Scenario → server → the figures of each repeat."""

_CPU, _P50, _P99 = "CPU s/M", "doc p50 ms", "doc p99 ms"


@dataclass(frozen=True)
class Reached:
    """One figure, what it should be, and whether it is."""

    number: int
    what: str
    value: float
    limit: float
    is_least: bool = False
    """Whether the limit is the least that it may be, not the most."""

    @property
    def is_met(self) -> bool:
        """Tell whether the goal is met."""
        return self.value >= self.limit if self.is_least else self.value <= self.limit


class Reader:
    """Reads figures out of a run."""

    def __init__(self, runs: Runs) -> None:
        """Read one run."""
        self._runs = runs

    def value(self, scenario: Crowd | str, kind: Kind, figure: str) -> float:
        """Return the median of a figure over the repeats."""
        name = scenario if isinstance(scenario, str) else scenario.name
        return medians(self._runs[name][kind.name])[figure]

    def share(self, scenario: Crowd | str, kind: Kind, figure: str) -> float:
        """Return ours as a part of another's: the median over repeats, each with its neighbour."""
        name = scenario if isinstance(scenario, str) else scenario.name
        ours, theirs = self._runs[name][OURS.name], self._runs[name][kind.name]
        pairs = zip(ours, theirs, strict=True)
        return median(mine[figure] / other[figure] for mine, other in pairs)

    def best(self, scenario: Crowd, figure: str, kinds: Sequence[Kind]) -> float:
        """Return the least of others' figures."""
        return min(self.value(scenario, kind, figure) for kind in kinds)

    def lost(self) -> float:
        """Return how many edits ours lost in all scenarios."""
        runs = [run for servers in self._runs.values() for run in servers.get(OURS.name, ())]
        return sum(run.get("lost", 0) for run in runs)


def reached(runs: Runs) -> list[Reached]:
    """Return what a run says about each goal."""
    read = Reader(runs)
    return [each for goal in _GOALS for each in goal(read)]


def _full(read: Reader) -> list[Reached]:
    def cpu(number: int, kind: Kind, limit: float) -> Reached:
        what = f"1 x 100: CPU per delivery, of {kind.name}'s"
        return Reached(number, what, read.share(asked.FULL, kind, _CPU), limit)

    return [
        cpu(1, Y_WEBSOCKET, 1 / 5),
        cpu(1, HOCUSPOCUS, 1 / 5),
        cpu(2, HOCUSPOCUS_16, 1 / 3.5),
        cpu(3, LIMIT, 0.6),
        cpu(3, LIMIT_16, 2.5),
    ]


def _many(read: Reader) -> list[Reached]:
    return [
        Reached(
            4, f"50 x 8: CPU per delivery, of {kind.name}'s",
            read.share(asked.MANY, kind, _CPU), limit,
        )
        for kind, limit in ((Y_WEBSOCKET, 1 / 1.7), (HOCUSPOCUS, 1 / 2.5))
    ]  # fmt: skip


def _saturation(read: Reader) -> list[Reached]:
    peers = (Y_WEBSOCKET, HOCUSPOCUS, HOCUSPOCUS_16)
    best = max(read.value(asked.RAMP, kind, "rates x") for kind in peers)
    ours = read.value(asked.RAMP, OURS, "rates x")
    what = "saturation at 100 clients: rates, of the best peer's"
    return [Reached(5, what, ours / max(best, 1), 4, is_least=True)]


def _latency(read: Reader) -> list[Reached]:
    small = [
        Reached(6, f"{each.name}: p50 ms", read.value(each, OURS, _P50), 2)
        for each in (asked.SMALL, asked.MANY)
    ]
    tail = []
    for each in (asked.SMALL, asked.FULL, asked.MANY):
        limit = max(25, read.best(each, _P99, (Y_WEBSOCKET, HOCUSPOCUS)))
        tail.append(Reached(6, f"{each.name}: p99 ms", read.value(each, OURS, _P99), limit))
    return [*small, *tail]


def _slow(read: Reader) -> list[Reached]:
    return [
        Reached(7, "a third stuck: others' p99 ms", read.value(asked.SLOW, OURS, _P99), 50),
        Reached(7, "a third stuck: MB for each", read.value(asked.SLOW, OURS, "MB/stuck"), 0.3),
    ]


def _memory(read: Reader) -> list[Reached]:
    return [
        Reached(8, "KB for a quiet board", read.value(asked.MEMORY, OURS, "KB/board"), 75),
        Reached(8, "KB for an idle connection", read.value(asked.MEMORY, OURS, "KB/idle"), 35),
    ]


def _joins(read: Reader) -> list[Reached]:
    return [
        Reached(
            9, f"cold join of 2,000 notes, of {kind.name}'s",
            read.share(asked.JOINS, kind, "join p50 ms"), limit,
        )
        for kind, limit in ((Y_WEBSOCKET, 1 / 6), (HOCUSPOCUS, 1 / 10))
    ]  # fmt: skip


def _lost(read: Reader) -> list[Reached]:
    return [Reached(10, "edits lost", read.lost(), 0)]


def _huge(read: Reader) -> list[Reached]:
    return [
        Reached(11, "1 x 300: p99 ms", read.value(asked.HUGE, OURS, _P99), 150),
        Reached(11, "1 x 300: cores", read.value(asked.HUGE, OURS, "CPU"), 1),
        Reached(11, "1 x 300: dropped", read.value(asked.HUGE, OURS, "gone"), 0),
    ]


def _drags(read: Reader) -> list[Reached]:
    return [
        Reached(12, "50,000 drags: opens in ms", read.value(asked.DRAGS, OURS, "opens ms"), 250),
        Reached(12, "50,000 drags: encoded kB", read.value(asked.DRAGS, OURS, "encoded kB"), 400),
    ]


_GOALS: tuple[Callable[[Reader], list[Reached]], ...] = (
    _full, _many, _saturation, _latency, _slow, _memory, _joins, _lost, _huge, _drags,
)  # fmt: skip
