"""One section as a picture of its own: whose it is above it, and nothing is cut off."""

import struct

import pytest

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.export.formats import export
from empathyboard.export.pictures import board_scene
from empathyboard.export.scene import section_scene
from empathyboard.export.scope import Scope
from empathyboard.export.shapes import Line, Sticky
from empathyboard.export.wish import Wish
from tests.support.whole_boards import AT, board_of, example_board, note, told


@pytest.mark.parametrize("key", CATALOGUE.sections)
def test_every_note_of_the_section_lies_whole_on_the_picture(key: str) -> None:
    board = example_board()
    for whole in board.maps:
        scene = section_scene(whole, told(board), key)

        stickies = [item for item in scene.items if isinstance(item, Sticky)]
        inside = [each for each in whole.content.notes if each.section == key]
        assert sorted(each.text for each in stickies) == sorted(each.text for each in inside)
        for each in stickies:
            assert 0 <= each.x <= scene.width - each.side
            assert 0 <= each.y <= scene.height - each.side


def test_note_that_sticks_out_makes_the_picture_larger() -> None:
    box = CATALOGUE.sections["see"]
    plain, out = (
        section_scene(board.maps[0], told(board), "see")
        for board in (board_of([note("in")]), board_of([note("out", pos=(box.x - 80, box.y - 80))]))
    )

    assert (out.width, out.height) == (plain.width + 80, plain.height + 80)


def test_picture_tells_whose_section_it_is() -> None:
    board = board_of([note("x")])

    scene = section_scene(board.maps[0], told(board), "see")

    lines = [item.text for item in scene.items if isinstance(item, Line)]
    assert lines[:2] == ["Helen Marsh, CFO", "Planning · 20 November 2026"]
    assert "What do they see?" in lines


def test_sections_of_all_roles_stand_below_each_other() -> None:
    board = example_board()

    one = section_scene(board.maps[0], told(board), "say")
    together = board_scene(told(board), "say")

    assert together.width == one.width
    assert together.height > one.height * (len(board.maps) - 1)


@pytest.mark.parametrize(
    ("width", "expected"), [(320, 320), (1280, 1280), (9999, 3200), (None, 3200)]
)
def test_png_is_as_wide_as_asked_but_no_wider_than_its_sheet(
    width: int | None, expected: int
) -> None:
    board = board_of([note("x")])

    picture = export(board, Wish("png", Scope(role="r1"), at=AT, width=width)).content

    assert struct.unpack(">I", picture[16:20]) == (expected,)


def test_only_the_first_maps_are_there_where_a_number_is_asked() -> None:
    board = example_board()

    picture = export(board, Wish("svg", Scope(most_maps=2), at=AT)).content.decode()

    titles = [whole.content.job_title for whole in board.maps]
    assert [title in picture for title in titles] == [True, True, False, False, False]
