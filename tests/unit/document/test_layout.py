"""Imported notes find places beside those that are there, smaller and then stacked if need be."""

import itertools

import pytest

from empathyboard.document.layout import Point, free_places, places
from empathyboard.domain.catalogue import CATALOGUE, Box

SIZES = CATALOGUE.sizes


def do_overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w
        and other.x < one.x + one.w
        and one.y < other.y + other.h
        and other.y < one.y + one.h
    )


def boxes(size: str, found: list[Point]) -> list[Box]:
    return [Box(x, y, SIZES[size], SIZES[size]) for x, y in found]


@pytest.mark.parametrize("section", list(CATALOGUE.sections))
def test_empty_section_is_filled_like_by_hand(section: str) -> None:
    assert free_places(section, 1, []) == places(section, 1)


def test_notes_that_are_there_are_not_covered() -> None:
    there = boxes("l", [(2380, 500), (2700, 640)])
    size, found = free_places("see", 3, there)
    assert not any(do_overlap(*pair) for pair in itertools.product(boxes(size, found), there))


def test_notes_are_small_where_larger_ones_do_not_fit() -> None:
    """I11."""
    most = next(count for count in itertools.count(1) if free_places("see", count, [])[0] == "s")
    size, found = free_places("see", most, [])
    assert size == "s"
    assert len(set(found)) == most


def test_more_than_fit_lie_on_top_of_each_other_within_the_section() -> None:
    """I11."""
    size, found = free_places("goal", 500, [])
    box, side = CATALOGUE.sections["goal"], SIZES[size]
    assert (size, len(found)) == ("s", 500)
    assert all(box.x <= x <= box.x + box.w - side for x, _ in found)
    assert all(box.y <= y <= box.y + box.h - side for _, y in found)


def test_full_section_takes_more_all_the_same() -> None:
    box = CATALOGUE.sections["say"]
    size, found = free_places("say", 2, [box])
    assert (size, len(set(found))) == ("s", 2)
