"""The legend names what is on the sheet: every department of the board, every state of evidence."""

import json
from dataclasses import replace
from typing import Any

import pytest

from empathyboard.domain.content import DepartmentEntry, Source, WholeBoard
from empathyboard.domain.evidence import EvidenceState
from empathyboard.export.departments import board_departments
from empathyboard.export.legend import Legend
from empathyboard.export.marks import evidence_mark
from empathyboard.export.palette import GLYPHS, SHEET
from empathyboard.export.scene import map_scene
from empathyboard.export.shapes import Line, Sticky
from empathyboard.paths import shared_dir
from tests.support.shapes import extent
from tests.support.whole_boards import board_of, note, told

VECTORS = json.loads((shared_dir() / "vectors" / "departments.json").read_text("utf-8"))
ADDED = DepartmentEntry("x7", "a9", "Field Service", "mint")


def of_department(*entries: DepartmentEntry) -> WholeBoard:
    """Return a board with departments of its own, and a note that speaks for the first of them."""
    board = board_of([note("said", department=entries[0].key)])
    return replace(board, content=replace(board.content, departments=entries))


@pytest.mark.parametrize("vector", VECTORS, ids=[each["case"] for each in VECTORS])
def test_departments_have_the_letters_and_shapes_of_the_vectors(vector: dict[str, Any]) -> None:
    entries = sorted(
        (DepartmentEntry(**each) for each in vector["entries"]),
        key=lambda each: (each.rank, each.key),
    )
    found = [[d.key, d.colour, d.glyph, d.code] for d in board_departments(entries)]
    assert found == vector["told"]
    assert {glyph for _, _, glyph, _ in found} <= set(GLYPHS)


def test_department_that_a_board_added_is_in_the_legend_and_on_its_notes() -> None:
    board = of_department(ADDED)
    scene = map_scene(board.maps[0], told(board))
    legend = [item.text for item in scene.items if isinstance(item, Line)]
    assert "Field Service FS" in legend
    (sticky,) = [item for item in scene.items if isinstance(item, Sticky)]
    assert "FS" in [shape.text for shape in sticky.shapes if isinstance(shape, Line)]


def test_legend_tells_the_four_states_of_evidence_apart_without_colour() -> None:
    board = board_of([note("said")])
    lines = [s.text for s in map_scene(board.maps[0], told(board)).items if isinstance(s, Line)]
    marks = {state: tuple(evidence_mark(state, 0, 0)) for state in EvidenceState}
    assert {told(board).texts(f"evidence.{state}") for state in EvidenceState} <= set(lines)
    assert len(set(marks.values())) == len(EvidenceState)


@pytest.mark.parametrize(
    ("links", "state"),
    [
        ({}, EvidenceState.ASSUMPTION),
        ({"s": "supports"}, EvidenceState.INDICATED),
        ({"s": "supports", "t": "supports"}, EvidenceState.SUPPORTED),
        ({"s": "contradicts"}, EvidenceState.CONTRADICTED),
    ],
)
def test_note_bears_the_mark_of_its_state(links: dict[str, str], state: EvidenceState) -> None:
    sources = tuple(
        Source(key, "interview", "A talk", "2026-10-01", f"publisher {key}", "", "") for key in "st"
    )
    board = board_of([note("said", more={"evidence": links})])
    board = replace(board, content=replace(board.content, sources=sources))
    (sticky,) = [i for i in map_scene(board.maps[0], told(board)).items if isinstance(i, Sticky)]
    drawn = [type(shape) for shape in sticky.shapes]
    expected = [type(shape) for shape in evidence_mark(state, 0, 0)] * max(len(links), 1)
    assert drawn[-len(expected) :] == expected


def test_many_departments_with_long_names_take_more_rows_within_the_sheet() -> None:
    wide = "Service desk " * 4
    many = [DepartmentEntry(f"x{at}", f"a{at:02}", f"{at} {wide}", None) for at in range(40)]
    legend = Legend.of(told(of_department(*many)), SHEET[0])
    assert len(legend.rows) > 10
    for shape in legend.shapes(0):
        left, top, right, bottom = extent(shape)
        assert min(left, top) >= 0
        assert right <= SHEET[0]
        assert bottom <= legend.height
