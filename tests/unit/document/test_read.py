"""Readers take whatever is in a document (D7)."""

from typing import Any

import pycrdt
import pytest

from empathyboard.document.read import read_board, read_map
from empathyboard.document.write import Text, Value, new_board, new_map, rank_after
from empathyboard.domain.content import Note, Source


def read_note(fields: dict[str, Any]) -> Note:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    doc.get("notes", type=pycrdt.Map)["n"] = pycrdt.Map(fields)
    (found,) = read_map([doc.get_update()]).notes
    return found


def test_new_board_has_its_title_and_four_departments() -> None:
    content = read_board([new_board("Meridian Freight", "Meridian")])
    assert (content.title, content.account, content.roles) == ("Meridian Freight", "Meridian", ())


def test_new_map_has_its_role() -> None:
    content = read_map([new_map("CFO", ["decision-maker", "approver"])])
    assert content.job_title == "CFO"
    assert content.committee_roles == ("decision-maker", "approver")


def test_board_is_read_with_departments_in_their_order_and_its_sources() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    doc.apply_update(new_board("Meridian Freight", "Meridian"))
    departments = doc.get("departments", type=pycrdt.Map)
    departments["legal"] = pycrdt.Map({"rank": "Zz", "name": "Legal", "colour": "paper"})
    source = {"kind": "survey", "title": "Q3 survey", "date": "2026-09-01", "link": 5.0}
    doc.get("sources", type=pycrdt.Map)["s1"] = pycrdt.Map(source)
    doc.get("themes", type=pycrdt.Map)["t1"] = pycrdt.Map({"title": "Trust"})
    content = read_board([doc.get_update()])
    assert (content.colour, content.prompts) == ("department", "abm")
    assert [each.key for each in content.departments][:2] == ["legal", "marketing"]
    assert content.departments[0].name == "Legal"
    assert content.sources == (Source("s1", "survey", "Q3 survey", "2026-09-01", "", "", ""),)
    assert content.more == {"prompts": {}, "themes": {"t1": {"title": "Trust"}}}


def test_map_is_read_with_all_that_is_written_of_its_role_and_its_clusters() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    doc.apply_update(new_map("CFO", [], {"situation": "Closes by hand", "stance": "sceptic"}))
    doc.get("clusters", type=pycrdt.Map)["c1"] = pycrdt.Map({"title": "Trust"})
    content = read_map([doc.get_update()])
    assert content.role == {"situation": "Closes by hand", "stance": "sceptic"}
    assert content.more["clusters"] == {"c1": {"title": "Trust"}}


def test_whole_note_is_read_with_the_fields_that_nobody_knows() -> None:
    note = read_note(
        {
            "section": "hear",
            "pos": [80.0, 500.0],
            "size": "s",
            "z": "a0",
            "colour": "blue",
            "text": pycrdt.Text("“Again late?”"),
            "author": "p1",
            "department": "sales",
            "created": 1.0,
            "updated": 2.0,
            "mood": {"a": [1.0]},
        }
    )
    assert (note.section, note.pos, note.size) == ("hear", (80.0, 500.0), "s")
    assert (note.text, note.created, note.updated) == ("“Again late?”", 1, 2)
    assert note.more == {"mood": {"a": [1.0]}}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"section": "nowhere", "pos": [1.0, 2.0]},
        {"section": "see"},
        {"section": "see", "pos": "left"},
        {"section": "see", "pos": [float("nan"), 2.0]},
        {"section": "see", "pos": [float("inf"), 2.0]},
        {"section": "see", "pos": [1.0]},
        {"section": 5.0, "pos": [1.0, 2.0]},
        {"section": ["see"], "pos": [1.0, 2.0], "colour": ["x"], "size": {"a": 1.0}},
    ],
)
def test_half_a_note_is_shown_in_the_parking_strip(fields: dict[str, Any]) -> None:
    note = read_note(fields)
    assert note.section == "park"
    assert note.size == "m"


def test_entries_that_are_no_notes_are_left_out() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    notes = doc.get("notes", type=pycrdt.Map)
    notes["a"], notes["b"], notes["c"] = "text", 5.0, pycrdt.Array([1.0])
    assert read_map([doc.get_update()]).notes == ()


def test_roles_come_in_order_of_rank_and_strange_ones_are_survived() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    roles = doc.get("roles", type=pycrdt.Map)
    roles["second"] = pycrdt.Map({"rank": "a1", "title": "CFO", "priority": "must"})
    roles["first"] = pycrdt.Map({"rank": "a0", "title": 7.0, "priority": "someday"})
    roles["none"] = "not a role"
    content = read_board([doc.get_update()])
    assert [role.key for role in content.roles] == ["first", "second"]
    assert content.roles[0].title == ""
    assert content.roles[0].priority is None


def test_rank_after_another_sorts_behind_it() -> None:
    first = rank_after([])
    second = rank_after([first])
    assert first < second < rank_after([second, first])


def test_reading_the_same_bytes_twice_gives_the_same_order() -> None:
    """A shared map tells its keys in another order each time."""
    links: Value = {f"s{at}": "supports" for at in range(30)}
    content = new_map("CFO", [], notes={"n": {"text": Text("x"), "evidence": links}})
    (note,) = read_map([content]).notes
    assert list(note.more["evidence"]) == sorted(note.more["evidence"])
