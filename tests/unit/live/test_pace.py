"""When a room may tell again: a small one at once, a large one seldom (R16, P32)."""

import pytest

from empathyboard.live.pace import Load, Pace


def pace(*, is_busy: bool = False) -> Pace:
    """Return the pace of a room in a process that is idle, or busy."""
    moments, used = iter([0.0, 1.0, 2.0, 3.0]), iter([0.0, 0.9, 1.8, 2.7])
    load = Load(lambda: next(moments), lambda: next(used)) if is_busy else Load(lambda: 0.0)
    return Pace(load)


def flushed(people: int, seconds: float, *, is_busy: bool = False) -> Pace:
    """Return the pace of a room that was flushed so often that its cost is known."""
    room = pace(is_busy=is_busy)
    for _ in range(1 if is_busy else 50):
        room.note(10.0 - seconds, 10.0, people, with_presence=True)
    return room


@pytest.mark.parametrize(("people", "seconds", "pause"), [(2, 2e-5, 0.002), (8, 5e-5, 0.004)])
def test_small_room_tells_again_within_milliseconds(
    people: int, seconds: float, pause: float
) -> None:
    assert 0 < flushed(people, seconds).next_news - 10.0 < pause


def test_large_room_gathers_but_not_for_longer_than_is_noticed() -> None:
    assert flushed(100, 5e-4).next_news - 10.0 == pytest.approx(0.019)
    assert flushed(300, 2e-3).next_news - 10.0 == pytest.approx(0.019)


def test_busy_process_lets_large_rooms_gather_longer() -> None:
    assert flushed(300, 1e-2, is_busy=True).next_news - 10.0 == pytest.approx(0.033)


@pytest.mark.parametrize(("people", "pause"), [(5, 1 / 30), (90, 1 / 30), (300, 0.1)])
def test_cursors_are_told_the_more_seldom_the_more_people_there_are(
    people: int, pause: float
) -> None:
    assert flushed(people, 2e-5).next_presence - 10.0 == pytest.approx(pause)


def test_few_peoples_cursors_go_along_with_an_edit() -> None:
    assert flushed(30, 2e-5).takes_presence(10.01, 30)
    assert not flushed(31, 2e-5).takes_presence(10.01, 31)
    assert flushed(31, 2e-5).takes_presence(10.04, 31)
