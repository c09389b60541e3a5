"""When a room may tell again: a small one at once, a large one seldom (R16, P32)."""

import pytest

from empathyboard.live.pace import Load, Pace


def pace(*, is_busy: bool = False) -> Pace:
    """Return the pace of a room in a process that is idle, or busy."""
    moments, used = iter([0.0, 1.0, 2.0, 3.0]), iter([0.0, 0.9, 1.8, 2.7])
    load = Load(lambda: next(moments), lambda: next(used)) if is_busy else Load(lambda: 0.0)
    return Pace(load)


def flushed(seconds: float, every: float, *, people: int = 30, is_busy: bool = False) -> Pace:
    """Return the pace of a room that was flushed for a while, the last time up to second 10."""
    room = pace(is_busy=is_busy)
    for turn in range(1 if is_busy else 50, 0, -1):
        end = 10.0 - every * (turn - 1)
        room.note(end - seconds, end, people, with_presence=True)
    return room


@pytest.mark.parametrize(("seconds", "every"), [(2e-5, 2e-3), (1e-4, 5e-3), (3e-4, 16e-3)])
def test_room_that_costs_little_tells_at_once(seconds: float, every: float) -> None:
    assert flushed(seconds, every).next_news == 10.0


def test_room_pays_for_what_it_told_before_it_tells_again() -> None:
    room = pace()
    waits = []
    for _ in range(3):
        room.note(10.0, 10.0 + 4e-4, 20, with_presence=False)
        waits.append(room.next_news - (10.0 + 4e-4))
    # What is beyond the credit of a millisecond, at four hundredths of the time.
    assert waits == [0.0, 0.0, pytest.approx(2e-4 / 0.04, rel=0.1)]


def test_large_room_gathers_but_not_for_longer_than_is_noticed() -> None:
    assert flushed(1e-3, 20e-3, people=100).next_news - 10.0 == pytest.approx(0.019)
    assert flushed(4e-3, 20e-3, people=300).next_news - 10.0 == pytest.approx(0.019)


@pytest.mark.parametrize(("people", "least"), [(30, 0.0), (50, 0.005), (90, 0.015), (300, 0.019)])
def test_large_room_gathers_for_a_moment_even_where_telling_costs_nearly_nothing(
    people: int, least: float
) -> None:
    assert flushed(1e-5, 20e-3, people=people).next_news - 10.0 == pytest.approx(least)


def test_busy_process_gives_no_credit_and_lets_large_rooms_gather_longer() -> None:
    assert flushed(1e-4, 1, is_busy=True).next_news - 10.0 == pytest.approx(0.0025)
    assert flushed(1e-2, 1, is_busy=True).next_news - 10.0 == pytest.approx(0.033)


@pytest.mark.parametrize(("people", "pause"), [(5, 0.05), (150, 0.05), (300, 0.1)])
def test_cursors_are_told_the_more_seldom_the_more_people_there_are(
    people: int, pause: float
) -> None:
    room = flushed(2e-5, 5e-3, people=people)
    assert room.next_presence - 10.0 == pytest.approx(pause)


def test_few_peoples_cursors_go_along_with_every_edit() -> None:
    assert flushed(2e-5, 5e-3).takes_presence(10.001, 30)


def test_many_peoples_cursors_go_along_with_an_edit_from_halfway_on() -> None:
    room = flushed(2e-5, 5e-3, people=300)
    assert not room.takes_presence(10.04, 300)
    assert room.takes_presence(10.06, 300)
