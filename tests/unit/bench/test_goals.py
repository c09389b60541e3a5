"""The table of goals says of a run what the run says."""

import pytest

from bench import scenarios
from bench.figures import Figures
from bench.goals import Reached, Runs, reached
from bench.scenarios import Crowd
from bench.servers import HOCUSPOCUS, HOCUSPOCUS_16, LIMIT, LIMIT_16, OURS, Y_WEBSOCKET, Kind

EVERYONE = (OURS, Y_WEBSOCKET, HOCUSPOCUS, HOCUSPOCUS_16, LIMIT, LIMIT_16)
CROWDS = (*scenarios.CROWDS, scenarios.RAMP)
SINGLES = (scenarios.ALONE, scenarios.MEMORY, scenarios.JOINS, scenarios.DRAGS)
FIGURES = (
    "CPU s/M", "CPU", "doc p50 ms", "doc p99 ms", "MB/stuck", "KB/board", "KB/idle",
    "join p50 ms", "rates x", "opens ms", "encoded kB",
)  # fmt: skip


def figures(value: float) -> Figures:
    return {**dict.fromkeys(FIGURES, value), "lost": 0, "gone": 0}


def runs(ours: float = 0.1, theirs: float = 1000) -> Runs:
    """Return three turns in which each of our figures is one value and each of theirs another."""
    names = [*(each.name for each in CROWDS), *SINGLES]
    return {
        name: {kind.name: [figures(ours if kind is OURS else theirs)] * 3 for kind in EVERYONE}
        for name in names
    }


def put(told: Runs, scenario: Crowd | str, kind: Kind, name: str, *values: float) -> None:
    key = scenario if isinstance(scenario, str) else scenario.name
    told[key][kind.name] = [{**figures(1), name: value} for value in values]


def of(number: int, told: Runs) -> list[Reached]:
    return [each for each in reached(told) if each.number == number]


def test_there_are_twelve_goals() -> None:
    assert {each.number for each in reached(runs())} == set(range(1, 13))


def test_all_but_saturation_are_met_by_who_needs_next_to_nothing() -> None:
    assert [each.number for each in reached(runs()) if not each.is_met] == [5]
    told = runs()
    put(told, scenarios.RAMP, OURS, "rates x", 4000, 4000, 4000)
    assert all(each.is_met for each in reached(told))


def test_ratio_is_the_median_of_those_within_a_turn() -> None:
    """A turn in which the machine was busy weighs no more than another."""
    told = runs()
    put(told, scenarios.FULL, OURS, "CPU s/M", 1, 2, 9)
    put(told, scenarios.FULL, Y_WEBSOCKET, "CPU s/M", 6, 12, 10)
    by_websocket = of(1, told)[0]
    assert by_websocket.value == pytest.approx(1 / 6)
    assert by_websocket.is_met


def test_figure_at_its_limit_is_enough_and_beyond_it_not() -> None:
    told = runs()
    put(told, scenarios.MEMORY, OURS, "KB/board", 75, 75, 75)
    assert all(each.is_met for each in of(8, told))
    put(told, scenarios.MEMORY, OURS, "KB/board", 75.1, 75.1, 75.1)
    assert [each.is_met for each in of(8, told)] == [False, True]


def test_one_lost_edit_in_any_scenario_is_told() -> None:
    told = runs()
    put(told, scenarios.SMALL, OURS, "lost", 0, 1, 0)
    [lost] = of(10, told)
    assert lost.value == 1
    assert not lost.is_met
