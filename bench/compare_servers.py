"""The family of measurements of the server: ours beside its peers and the physical limit."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from bench import measure, scenarios
from bench.figures import Figures
from bench.goals import Runs, reached
from bench.report import content, goals, tables, write
from bench.scenarios import CROWDS, RAMP, REPEATS
from bench.servers import HOCUSPOCUS, OURS, Y_WEBSOCKET, Kind

Measurement = tuple[str, str, Callable[[], Figures]]
"""A scenario, a server, and what measures it."""

_SINGLES: tuple[tuple[str, Callable[[Kind], Figures]], ...] = (
    (scenarios.ALONE, measure.alone),
    (scenarios.JOINS, measure.joins),
    (scenarios.MEMORY, measure.memory),
)


def main() -> bool:
    """Measure everything so many times, by turns, and report; False when an edit was lost.

    Interrupted, it reports the turns that are whole.
    """
    runs: Runs = {}
    start = time.monotonic()
    with suppress(KeyboardInterrupt):
        for turn in range(REPEATS):
            for scenario, server, figures in list(_play(turn)):
                runs.setdefault(scenario, {}).setdefault(server, []).append(figures)
    if not runs:
        return False
    told = reached(runs)
    seconds = time.monotonic() - start
    print(f"{tables(runs)}\n{goals(told)}")
    print("Rates above what a person can send were measured with the limit of rate off.")
    print(f"{seconds:.0f} s; kept as {write('servers', content(runs, told, seconds)).name}")
    return all(each.is_met for each in told if each.what == "edits lost")


def _play(turn: int) -> Iterator[tuple[str, str, Figures]]:
    for scenario, server, measurement in _measurements():
        print(f"{turn + 1}/{REPEATS}: {scenario}: {server}", file=sys.stderr, flush=True)
        yield scenario, server, measurement()


def _measurements() -> Iterator[Measurement]:
    """Yield what is measured in one turn."""
    for crowd in CROWDS:
        for kind in crowd.servers:
            yield crowd.name, kind.name, lambda k=kind, s=crowd: measure.crowd(k, s)  # type: ignore[misc]
    for kind in RAMP.servers:
        yield RAMP.name, kind.name, lambda k=kind: measure.ramp(k, RAMP)  # type: ignore[misc]
    for name, measurement in _SINGLES:
        for kind in (OURS, Y_WEBSOCKET, HOCUSPOCUS):
            yield name, kind.name, lambda k=kind, m=measurement: m(k)  # type: ignore[misc]
    yield scenarios.ALONE, "a bare SQLite commit", measure.commits
    yield scenarios.DRAGS, OURS.name, lambda: measure.drags(OURS)
