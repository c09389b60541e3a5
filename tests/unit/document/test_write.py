"""What the server writes (D4, D8)."""

from typing import Any

import pycrdt

from empathyboard.document.write import Edit, Text, first_ranks, rank_after


def test_whole_text_becomes_a_shared_text_and_is_not_written_twice() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    edit = Edit({"notes": {"n": {"text": Text("“Again late?” 🚚")}}})
    edit.apply(doc)
    before = doc.get_update()
    edit.apply(doc)

    text = doc.get("notes", type=pycrdt.Map)["n"]["text"]
    assert isinstance(text, pycrdt.Text)
    assert str(text) == "“Again late?” 🚚"
    assert doc.get_update() == before


def test_another_text_replaces_the_old_one_and_what_is_no_text() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    notes = doc.get("notes", type=pycrdt.Map)
    for old in (pycrdt.Text("old"), "plain", 5.0):
        notes["n"] = pycrdt.Map({"text": old})
        Edit({"notes": {"n": {"text": Text("new")}}}).apply(doc)
        assert isinstance(notes["n"]["text"], pycrdt.Text)
        assert str(notes["n"]["text"]) == "new"


def test_first_ranks_ascend_and_leave_room_behind() -> None:
    ranks = first_ranks(28)
    assert ranks == sorted(set(ranks))
    assert rank_after(ranks) > ranks[-1]
    assert first_ranks(0) == []
