"""Restoring writes old values forward: nothing is replaced, and only what differs is touched."""

from typing import Any

import pycrdt
from hypothesis import given
from hypothesis import strategies as st

from empathyboard.document.read import build, read_board, read_map
from empathyboard.document.restore import restore_board, restore_map
from empathyboard.document.write import Edit, Text, Value, new_board, new_map
from empathyboard.domain.content import Note

AT = 99

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
fields = st.fixed_dictionaries(
    {},
    optional={
        "text": words.map(Text),
        "section": st.sampled_from(["do", "say", "hear", "nonsense"]),
        "pos": st.tuples(st.integers(0, 3000), st.integers(0, 1700)).map(list),
        "colour": st.sampled_from(["mint", "blue"]),
        "deleted": st.sampled_from([None, 7]),
        "tags": st.dictionaries(st.sampled_from("ab"), st.sampled_from([True, None]), max_size=2),
        "evidence": st.dictionaries(
            st.sampled_from("xy"), st.sampled_from(["supports", "contradicts", None]), max_size=2
        ),
    },
)
edits = st.lists(
    st.dictionaries(st.sampled_from("pqrs"), fields, min_size=1, max_size=3), max_size=6
)


def applied(updates: list[bytes], edit: Edit) -> bytes:
    """Return a document's state after an edit."""
    document = build(updates)
    edit.apply(document)
    return document.get_update()


def after(updates: list[bytes], rounds: list[dict[str, Any]]) -> list[bytes]:
    """Return a document's state after several edits."""
    for notes in rounds:
        updates = [applied(updates, Edit({"notes": notes}))]
    return updates


def shown(updates: list[bytes]) -> dict[str, Note]:
    """Return the notes that are not in the bin."""
    return {note.id: note for note in read_map(updates).notes if note.deleted is None}


@given(before=edits, later=edits)
def test_restored_map_shows_what_it_showed_then(
    before: list[dict[str, Any]], later: list[dict[str, Any]]
) -> None:
    """N30, N31."""
    then = after([new_map("CFO", [])], before)
    now = after(then, later)

    restored = [applied(now, restore_map(now, then, AT))]

    assert shown(restored) == shown(then)


@given(before=edits, later=edits)
def test_nothing_that_was_there_is_taken_away_for_good(
    before: list[dict[str, Any]], later: list[dict[str, Any]]
) -> None:
    """N31."""
    then = after([new_map("CFO", [])], before)
    now = after(then, later)

    restored = [applied(now, restore_map(now, then, AT))]

    ids = {note.id for note in read_map(restored).notes}
    assert ids >= {note.id for note in read_map(now).notes}


@given(before=edits, later=edits)
def test_restoring_the_present_changes_nothing_and_undoing_gives_it_back(
    before: list[dict[str, Any]], later: list[dict[str, Any]]
) -> None:
    then = after([new_map("CFO", [])], before)
    now = after(then, later)
    assert restore_map(now, now, AT).roots == {}

    restored = [applied(now, restore_map(now, then, AT))]
    undone = [applied(restored, restore_map(restored, now, AT))]

    assert shown(undone) == shown(now)


def test_text_that_did_not_change_keeps_what_is_typed_in_it_meanwhile() -> None:
    """N30, D8: the text is not replaced, so nobody's cursor or unsent letter is lost."""
    note: dict[str, Value] = {"text": Text("same"), "pos": [1, 1], "section": "do"}
    then = after([new_map("CFO", [])], [{"n": note}])
    now = after(then, [{"n": {"pos": [2, 2]}}])
    typist: pycrdt.Doc[Any] = pycrdt.Doc()
    typist.apply_update(now[0])
    vector = typist.get_state()
    text = typist.get("notes", type=pycrdt.Map)["n"]["text"]
    text += " and more"
    typed = typist.get_update(vector)

    restored = applied(now, restore_map(now, then, AT))

    assert read_map([restored, typed]).notes[0].text == "same and more"


def test_board_gets_its_title_and_roles_back_and_keeps_its_schema() -> None:
    then = [new_board("Acme", "")]
    then = [applied(then, Edit({"roles": {"cfo": {"rank": "a0", "title": "CFO"}}}))]
    changes = Edit(
        {
            "meta": {"title": "Other", "schema": 2},
            "roles": {"cfo": {"deleted": 5}, "cio": {"rank": "a1", "title": "CIO"}},
        }
    )
    now = [applied(then, changes)]

    edit = restore_board(now, then, AT)

    board = read_board([applied(now, edit)])
    assert board.title == "Acme"
    assert {role.key: role.deleted for role in board.roles} == {"cfo": None, "cio": AT}
    assert "schema" not in edit.roots["meta"]
