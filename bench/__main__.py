"""Measures the server as it is, beside others in the same run (see README.md here)."""

import sys
import time
from collections.abc import Callable, Iterator

from bench import measure
from bench.figures import Figures
from bench.report import Runs, tables, write
from bench.scenarios import CROWDS, EDITS_ALONE, NOTES, REPEATS
from bench.servers import FAN_OUT, OURS, Y_WEBSOCKET

Measurement = tuple[str, str, Callable[[], Figures]]
"""A scenario, a server, and what measures it."""


def main() -> int:
    """Measure everything so many times, by turns, and report."""
    runs: Runs = {}
    start = time.monotonic()
    for turn in range(REPEATS):
        for scenario, server, measurement in _measurements():
            print(f"{turn + 1}/{REPEATS}: {scenario}: {server}", file=sys.stderr, flush=True)
            runs.setdefault(scenario, {}).setdefault(server, []).append(measurement())
    print(tables(runs))
    print(f"{time.monotonic() - start:.0f} s; kept as {write(runs).name}")
    lost = any(run.get("lost") for run in runs_of(runs, OURS.name))
    return 1 if lost else 0


def runs_of(runs: Runs, server: str) -> Iterator[Figures]:
    """Yield the figures of one server over all scenarios and repeats."""
    for servers in runs.values():
        yield from servers.get(server, [])


def _measurements() -> Iterator[Measurement]:
    """Yield what is measured in one turn; the last server of a scenario is its yardstick."""
    for scenario in CROWDS:
        for kind in (OURS, Y_WEBSOCKET, FAN_OUT):
            yield scenario.name, kind.name, lambda k=kind, s=scenario: measure.crowd(k, s)  # type: ignore[misc]
    name = f"one writer alone, {EDITS_ALONE} edits"
    yield name, OURS.name, measure.alone
    yield name, "a bare SQLite commit", measure.commits
    name = f"joining a map of {NOTES:,} notes"
    for kind in (OURS, Y_WEBSOCKET):
        yield name, kind.name, lambda k=kind: measure.joins(k)  # type: ignore[misc]


if __name__ == "__main__":
    sys.exit(main())
