"""The notes of the examples lie where the editor would put them."""

from collections import defaultdict
from itertools import combinations

import pytest

from empathyboard.document.example import make_example
from empathyboard.document.layout import places
from empathyboard.document.read import read_map
from empathyboard.domain.catalogue import CATALOGUE, Box
from empathyboard.domain.content import Note
from empathyboard.domain.example import Example

TITLE = 48


@pytest.fixture
def maps(example: Example) -> list[tuple[Note, ...]]:
    return [read_map([made.content]).notes for made in make_example(example, 0).maps]


def box_of(note: Note) -> Box:
    side = CATALOGUE.sizes[note.size]
    return Box(*note.pos, side, side)


def overlap(one: Box, two: Box) -> bool:
    across = one.x < two.x + two.w and two.x < one.x + one.w
    return across and one.y < two.y + two.h and two.y < one.y + one.h


def is_inside(inner: Box, outer: Box) -> bool:
    across = outer.x <= inner.x and inner.x + inner.w <= outer.x + outer.w
    return across and outer.y <= inner.y and inner.y + inner.h <= outer.y + outer.h


def test_notes_lie_inside_their_section_below_its_title(maps: list[tuple[Note, ...]]) -> None:
    for note in (note for notes in maps for note in notes):
        section, box = CATALOGUE.sections[note.section], box_of(note)
        assert is_inside(box, section), note.text
        assert box.y >= section.y + TITLE, note.text


def test_notes_never_overlap(maps: list[tuple[Note, ...]]) -> None:
    for notes in maps:
        for one, two in combinations(notes, 2):
            assert not overlap(box_of(one), box_of(two)), (one.text, two.text)


def test_notes_lie_on_the_grid(maps: list[tuple[Note, ...]]) -> None:
    for x, y in (note.pos for notes in maps for note in notes):
        assert (x % CATALOGUE.grid, y % CATALOGUE.grid) == (0, 0)


def test_notes_of_a_section_have_one_size(maps: list[tuple[Note, ...]]) -> None:
    for notes in maps:
        sizes = defaultdict(set)
        for note in notes:
            sizes[note.section].add(note.size)
        assert all(len(found) == 1 for found in sizes.values())


def test_every_note_is_above_the_one_before(maps: list[tuple[Note, ...]]) -> None:
    for notes in maps:
        ranks = [note.z for note in notes]
        assert ranks == sorted(set(ranks))


def test_first_place_is_the_one_that_the_editor_finds() -> None:
    """The editor's first free place in SEE: 16 beside and 64 below the corner, on the grid."""
    assert places("see", 1) == ("m", [(2368.0, 496.0)])


@pytest.mark.parametrize("section", CATALOGUE.sections)
def test_full_section_takes_small_notes_and_a_fuller_one_none(section: str) -> None:
    most = {"m": 0, "s": 0}
    for count in range(1, 200):
        try:
            size, found = places(section, count)
        except ValueError:
            break
        most[size] = count
        side = CATALOGUE.sizes[size]
        assert len(set(found)) == count
        boxes = [Box(x, y, side, side) for x, y in found]
        assert all(is_inside(box, CATALOGUE.sections[section]) for box in boxes)
    assert 0 < most["m"] < most["s"] < 199
