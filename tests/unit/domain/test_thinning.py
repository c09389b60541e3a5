"""Which automatic snapshots stay: the older, the wider apart."""

from hypothesis import given
from hypothesis import strategies as st

from empathyboard.domain.snapshots import Reason, Snapshot, superfluous

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
NOW = 10_000 * 7 * DAY


def automatic(age: int, reason: Reason = Reason.TIME, name: str | None = None) -> Snapshot:
    """Return a snapshot of that age."""
    return Snapshot(f"{reason} {age}", "board", NOW - age, reason, name)


def every(step: int, start: int, end: int) -> list[Snapshot]:
    """Return automatic snapshots so far apart, between two ages."""
    return [automatic(age) for age in range(start, end, step)]


def left(snapshots: list[Snapshot], now: int = NOW) -> list[Snapshot]:
    """Return those that stay."""
    gone = set(superfluous(snapshots, now))
    return [each for each in snapshots if each.id not in gone]


def test_all_of_the_last_day_stay() -> None:
    """N20."""
    day = every(10 * MINUTE, 0, DAY)
    assert left(day) == day


def test_one_an_hour_of_the_last_week_one_a_day_of_the_last_quarter_then_one_a_week() -> None:
    """N20."""
    assert len(left(every(10 * MINUTE, 2 * DAY, 3 * DAY))) in {24, 25}
    assert len(left(every(HOUR, 10 * DAY, 20 * DAY))) in {10, 11}
    assert len(left(every(6 * HOUR, 100 * DAY, 170 * DAY))) in {10, 11}


def test_last_one_of_a_stretch_stays() -> None:
    older, newer = automatic(2 * DAY + 20 * MINUTE), automatic(2 * DAY + 10 * MINUTE)
    assert left([older, newer]) == [newer]


def test_named_ones_stay_for_ever_and_take_nobodys_place() -> None:
    """N21."""
    named = automatic(400 * DAY, name="March")
    other = automatic(400 * DAY + MINUTE)
    assert left([named, other]) == [named, other]


def test_those_before_a_restore_are_spared_for_thirty_days() -> None:
    """N21."""
    spared = [automatic(10 * DAY + minute, Reason.RESTORE) for minute in range(3)]
    thinned = [automatic(40 * DAY - HOUR + minute, Reason.RESTORE) for minute in range(3)]
    assert left([*spared, *thinned]) == [*spared, thinned[0]]


ages = st.lists(st.integers(0, 400 * DAY), max_size=60, unique=True)


@given(ages=ages)
def test_thinning_twice_is_thinning_once(ages: list[int]) -> None:
    once = left([automatic(age) for age in ages])
    assert left(once) == once


@given(ages=ages, waited=st.integers(0, 400 * DAY))
def test_newest_one_always_stays(ages: list[int], waited: int) -> None:
    kept = left([automatic(age) for age in ages], NOW + waited)
    if ages:
        assert min(ages) in {NOW - each.at for each in kept}


def test_of_those_before_a_deletion_the_last_hundred_are_spared() -> None:
    """N21."""
    kept = left([automatic(age, Reason.DELETE) for age in range(2 * DAY, 4 * DAY, 10 * MINUTE)])
    assert len(kept) in {100 + 31, 100 + 32}
