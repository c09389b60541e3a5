"""Who may do what: the one function, and the states of what levels come from (A1)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathyboard.domain.access import Action, Level, allowed, highest_to_give
from empathyboard.domain.links import Grant, Link, LinkState, level_by

TABLE = """
            view point comment edit export facilitate link delete audit
none        -    -     -       -    -      -          -    -      -
view        x    -     -       -    -      -          -    -      -
comment     x    x     x       -    -      -          -    -      -
edit        x    x     x       x    x      -          -    -      -
facilitate  x    x     x       x    x      x          x    -      -
own         x    x     x       x    x      x          x    x      x
"""
levels = st.sampled_from(Level)
GRANT = Grant("g", "s", "b", None, Level.VIEW, made=0)
LINK = Link("l", "b", None, Level.VIEW, b"hash", "", created=0)


def test_every_level_may_do_what_the_table_says() -> None:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    assert set(head) == {action.value for action in Action}
    assert [row[0] for row in rows] == [level.word for level in Level]
    for word, *marks in rows:
        for action, mark in zip(head, marks, strict=True):
            assert allowed(Level.of(word), Action(action)) is (mark == "x"), (word, action)


@given(levels, levels, st.sampled_from(Action))
def test_higher_level_may_do_all_that_a_lower_one_may(
    one: Level, other: Level, action: Action
) -> None:
    assert allowed(max(one, other), action) >= allowed(min(one, other), action)


@given(levels, st.text())
def test_what_is_not_listed_is_refused(level: Level, action: str) -> None:
    if action not in set(Action):
        assert not allowed(level, action)  # type: ignore[arg-type]


@given(levels)
def test_nobody_gives_as_much_as_they_have(level: Level) -> None:
    assert highest_to_give(level) < max(level, Level.VIEW)
    assert highest_to_give(level) in {Level.NONE, Level.EDIT, Level.FACILITATE}


def test_word_that_is_no_level_is_refused() -> None:
    assert [Level.of(level.word) for level in Level] == list(Level)
    for word in ("View", "owner", "", "3"):
        with pytest.raises(ValueError, match="facilitate"):
            Level.of(word)


@given(st.lists(levels))
def test_grants_give_the_highest_of_their_levels(given_levels: list[Level]) -> None:
    grants = [replace(GRANT, level=level) for level in given_levels]
    assert level_by(grants) == max(given_levels, default=Level.NONE)


@given(st.none() | st.integers(0, 9), st.none() | st.integers(0, 9), st.integers(0, 9))
def test_grant_counts_until_it_ends_or_expires(
    ended: int | None, expires: int | None, now: int
) -> None:
    grant = replace(GRANT, ended=ended, expires=expires)
    assert grant.counts_at(now) is (ended is None and (expires is None or now < expires))


@pytest.mark.parametrize(("document", "covered"), [(None, {"map", "other", "b"}), ("map", {"map"})])
def test_grant_for_a_map_covers_that_map_alone(document: str | None, covered: set[str]) -> None:
    grant = replace(GRANT, map=document)
    assert {each for each in ("map", "other", "b") if grant.covers(each)} == covered


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, LinkState.OPEN),
        ({"expires": 11}, LinkState.OPEN),
        ({"expires": 10}, LinkState.EXPIRED),
        ({"uses": 2, "used": 1}, LinkState.OPEN),
        ({"uses": 2, "used": 2}, LinkState.USED_UP),
        ({"uses": 1, "used": 1, "expires": 9}, LinkState.EXPIRED),
        ({"uses": 1, "used": 1, "expires": 9, "revoked": 5}, LinkState.REVOKED),
    ],
)
def test_link_is_told_by_what_ended_it_for_good(fields: dict[str, int], state: LinkState) -> None:
    assert replace(LINK, **fields).state(10) is state  # type: ignore[arg-type]
