"""Duplicates of a board: written anew, without history or what lies in the bin."""

from typing import Any

import pycrdt

from empathyboard.document.copies import copy_board, copy_map
from empathyboard.document.read import build, read_board, read_map
from empathyboard.document.write import Edit, Text, Value, first_content


def a_map() -> bytes:
    note: dict[str, Value] = {
        "section": "hear",
        "pos": [80.0, 500.0],
        "text": Text("“Again late?” 👍🏽"),
        "evidence": {"s1": "supports"},
    }
    notes: dict[str, Value] = {"n1": note, "binned": {**note, "deleted": 5.0}}
    role: dict[str, Value] = {"job_title": "CFO", "committee_roles": ["approver"]}
    return first_content(Edit({"role": role, "notes": notes}))


def a_board() -> bytes:
    roles: dict[str, Value] = {
        "r1": {"rank": "a0", "title": "CFO", "priority": "must"},
        "r2": {"rank": "a1", "title": "Gone", "deleted": 5.0},
    }
    meta: dict[str, Value] = {"title": "Before", "account": "Meridian"}
    return first_content(Edit({"meta": meta, "roles": roles, "sources": {"s1": {"title": "x"}}}))


def root(content: bytes, name: str) -> dict[str, Any]:
    return build([content]).get(name, type=pycrdt.Map).to_py() or {}


def test_copy_with_notes_has_all_of_a_note_and_nothing_from_the_bin() -> None:
    copy = copy_map([a_map()], with_notes=True)
    assert root(copy, "notes") == {"n1": root(a_map(), "notes")["n1"]}
    assert read_map([copy]).job_title == "CFO"


def test_text_of_a_copied_note_can_be_edited() -> None:
    notes = build([copy_map([a_map()], with_notes=True)]).get("notes", type=pycrdt.Map)
    assert isinstance(notes["n1"]["text"], pycrdt.Text)


def test_template_has_the_role_and_no_notes() -> None:
    copy = copy_map([a_map()], with_notes=False)
    assert read_map([copy]).notes == ()
    assert read_map([copy]).committee_roles == ("approver",)


def test_copied_board_has_its_own_title_and_the_roles_that_are_not_in_the_bin() -> None:
    copy = copy_board([a_board()], "After", with_notes=True)
    content = read_board([copy])
    assert (content.title, content.account) == ("After", "Meridian")
    assert [role.key for role in content.roles] == ["r1"]
    assert root(copy, "sources") == {"s1": {"title": "x"}}


def test_template_of_a_board_has_no_sources() -> None:
    copy = copy_board([a_board()], "After", with_notes=False)
    assert root(copy, "sources") == {}
    assert [role.title for role in read_board([copy]).roles] == ["CFO"]


def test_copy_of_a_map_that_says_nothing_is_a_map() -> None:
    assert read_map([copy_map([b"\x00\x00"], with_notes=True)]).notes == ()
