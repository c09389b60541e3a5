"""Mass deletions are noticed, however they are written, and nothing else is taken for one."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pycrdt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.port import Change, Integrated
from empathyboard.document.read import build, read_map
from empathyboard.document.updates import EMPTY, check
from empathyboard.document.write import Edit, Text, Value, new_map
from empathyboard.domain.snapshots import is_mass_deletion

Notes = pycrdt.Map[Any]


def map_of(count: int, binned: int = 0) -> bytes:
    """Return a map with so many notes, the first of them in the bin."""
    notes: dict[str, dict[str, Value]] = {
        f"n{at}": {"section": "do", "pos": [at, 0], "text": Text("abc" * 9), "deleted": 5}
        for at in range(count)
    }
    for at in range(binned, count):
        del notes[f"n{at}"]["deleted"]
    return new_map("CFO", [], notes=notes)


def shown(updates: list[bytes]) -> set[str]:
    """Return the notes that are not in the bin."""
    return {note.id for note in read_map(updates).notes if note.deleted is None}


async def is_noticed(content: bytes, change: Change) -> tuple[bool, bytes]:
    """Tell what the document says of a change; returns its bytes too."""
    documents = LocalDocuments()
    opened = await documents.open([content])
    (outcome,) = await documents.integrate(opened.handle, [change])
    await documents.close(opened.handle)
    assert isinstance(outcome, Integrated)
    return outcome.is_mass_deletion, outcome.update


def update_of(content: bytes, change: Callable[[Notes], None]) -> bytes:
    """Return what a person's change of the notes is on the wire."""
    document = build([content])
    before = document.get_state()
    with document.transaction():
        change(document.get("notes", type=pycrdt.Map))
    return document.get_update(before)


def bin_notes(notes: Notes, keys: list[str]) -> None:
    """Put notes into the bin."""
    for key in keys:
        notes[key]["deleted"] = 7


def take_notes(notes: Notes, keys: list[str]) -> None:
    """Take notes out of the map, as a strange program may."""
    for key in keys:
        del notes[key]


def take_back(notes: Notes, keys: list[str]) -> None:
    """Take notes out of the bin, as undo does."""
    for key in keys:
        if "deleted" in notes[key]:
            del notes[key]["deleted"]


def move_notes(notes: Notes, keys: list[str]) -> None:
    """Move notes."""
    for key in keys:
        notes[key]["pos"] = [9, 9]


def reword_notes(notes: Notes, keys: list[str]) -> None:
    """Delete most of what notes say."""
    for key in keys:
        text = notes[key]["text"]
        del text[1 : len(text)]


CHANGES = [bin_notes, take_notes, take_back, move_notes, reword_notes]


@given(
    count=st.integers(0, 70),
    binned=st.integers(0, 70),
    rounds=st.lists(
        st.tuples(st.sampled_from(CHANGES), st.integers(0, 70), st.integers(0, 70)), max_size=4
    ),
)
async def test_whatever_is_done_is_one_exactly_when_so_many_notes_are_out_of_sight(
    count: int, binned: int, rounds: list[tuple[Callable[..., None], int, int]]
) -> None:
    """N7."""
    content = map_of(count, min(binned, count))
    for change, first, size in rounds:
        there = [note.id for note in read_map([content]).notes]
        keys = there[first : first + size]
        update = update_of(content, partial(change, keys=keys))
        noticed, made = await is_noticed(content, check(update))
        before, content = shown([content]), build([content, made or EMPTY]).get_update()
        lost = len(before - shown([content]))
        assert noticed is is_mass_deletion(lost, len(before))


@pytest.mark.parametrize(
    ("lost", "of", "is_one"),
    [(20, 200, True), (19, 200, False), (6, 18, True), (6, 19, False), (5, 5, False), (7, 7, True)],
)
async def test_it_takes_twenty_notes_or_a_third_of_the_map_and_six(
    lost: int, of: int, *, is_one: bool
) -> None:
    """N7, for people and for the server's own edits."""
    keys = [f"n{at}" for at in range(lost)]
    edit = Edit({"notes": {key: {"deleted": 7} for key in keys}})

    assert (await is_noticed(map_of(of), edit))[0] is is_one
    content = map_of(of)
    update = update_of(content, lambda notes: bin_notes(notes, keys))
    assert (await is_noticed(content, check(update)))[0] is is_one


async def test_the_same_deletion_told_twice_is_one_once() -> None:
    """N7."""
    content = map_of(30)
    update = update_of(content, lambda notes: bin_notes(notes, [f"n{at}" for at in range(30)]))
    documents = LocalDocuments()
    opened = await documents.open([content])
    told = await documents.integrate(opened.handle, [check(update), check(update)])
    assert [getattr(each, "is_mass_deletion", None) for each in told] == [True, False]
    await documents.close(opened.handle)


async def test_deleting_again_what_came_back_is_one_again() -> None:
    """N7: what stands behind an older value says no key on the wire."""
    content, keys = map_of(30, binned=30), [f"n{at}" for at in range(30)]
    content = build([content, update_of(content, partial(take_back, keys=keys))]).get_update()
    update = update_of(content, partial(bin_notes, keys=keys))
    assert (await is_noticed(content, check(update)))[0]
