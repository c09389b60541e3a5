"""An update must fit where it says it goes."""

from typing import Any

import pycrdt
import pytest

from empathyboard.document.encoding import text, uint
from empathyboard.document.structure import Structure
from empathyboard.document.updates import Update, check
from empathyboard.domain.errors import FrameError

OURS, THEIRS = 5, 7
MAP, TITLE, BODY, EMOJI, END = 0, 1, 2, 3, 5
"""The clocks of a note in `notes`: the note, its title, its text with one emoji, what follows."""


def content() -> Update:
    """Return a map with one note, written by one client."""
    doc: pycrdt.Doc[Any] = pycrdt.Doc(client_id=OURS)
    notes = doc.get("notes", type=pycrdt.Map)
    with doc.transaction():
        notes["n"] = pycrdt.Map()
        notes["n"]["title"] = "t"
        notes["n"]["body"] = pycrdt.Text("👍")
    return check(doc.get_update())


def one(struct: bytes, client: int = THEIRS, clock: int = 0) -> bytes:
    """Write an update with one operation."""
    return uint(1) + uint(1) + uint(client) + uint(clock) + struct + uint(0)


def reference(clock: int, client: int = OURS) -> bytes:
    return uint(client) + uint(clock)


def under(parent: int, content: bytes, kind: int, key: str | None = None) -> bytes:
    """Write an operation inside a nested type."""
    info = kind | (0x20 if key is not None else 0)
    return bytes([info]) + uint(0) + reference(parent) + (text(key) if key else b"") + content


VALUE = uint(1) + bytes([126])
FITTING = {
    "value under a key": under(MAP, VALUE, 8, "k"),
    "text in a text": under(BODY, text("a"), 4),
    "format in a text": under(BODY, text("bold") + text("true"), 6),
    "value beside another": bytes([0x88]) + reference(TITLE) + VALUE,
    "text before an emoji": bytes([0x44]) + reference(EMOJI) + text("a"),
    "text behind an emoji": bytes([0x84]) + reference(EMOJI + 1) + text("a"),
    "text in a root": bytes([4]) + uint(1) + text("elsewhere") + text("a"),
}
ODD = {
    "inside a value": (under(TITLE, VALUE, 8, "k"), "holds nothing"),
    "value in a text": (under(BODY, VALUE, 8), "no place"),
    "list in a map": (under(MAP, VALUE, 8), "no place"),
    "text beside a value": (bytes([0x84]) + reference(TITLE) + text("a"), "no place"),
    "before another under a key": (bytes([0x48]) + reference(TITLE) + VALUE, "no place"),
    "between two places": (
        bytes([0xC4]) + reference(EMOJI + 1) + reference(TITLE) + text("a"),
        "different places",
    ),
    "behind half an emoji": (bytes([0x84]) + reference(EMOJI) + text("a"), "cut in two"),
    "before half an emoji": (bytes([0x44]) + reference(EMOJI + 1) + text("a"), "cut in two"),
    "behind itself": (bytes([0x84]) + reference(0, THEIRS) + text("a"), "circle"),
    "behind nothing": (bytes([0x84]) + reference(99) + text("a"), "missing"),
}


@pytest.mark.parametrize("struct", FITTING.values(), ids=FITTING)
def test_what_a_page_writes_fits(struct: bytes) -> None:
    Structure(content()).take(check(one(struct)))


@pytest.mark.parametrize(("struct", "reason"), ODD.values(), ids=ODD)
def test_what_fits_nowhere_is_refused_and_leaves_no_trace(struct: bytes, reason: str) -> None:
    structure = Structure(content())
    with pytest.raises(FrameError, match=reason):
        structure.take(check(one(struct)))
    structure.take(check(one(FITTING["value under a key"])))


@pytest.mark.parametrize(("clock", "length"), [(EMOJI, 1), (EMOJI + 1, 1), (TITLE, 3)])
def test_deleting_half_an_emoji_is_refused(clock: int, length: int) -> None:
    data = uint(0) + uint(1) + uint(OURS) + uint(1) + uint(clock) + uint(length)
    with pytest.raises(FrameError, match="cut in two"):
        Structure(content()).take(check(data))


def test_operation_that_is_known_is_refused() -> None:
    with pytest.raises(FrameError, match="known already"):
        Structure(content()).take(check(one(FITTING["text in a text"], OURS, TITLE)))


def test_several_values_under_a_key_are_taken_only_when_all_were_replaced() -> None:
    """A library that keeps what was replaced, for undo, writes such values as one operation."""
    values = under(MAP, uint(2) + bytes([126, 120]), 8, "k")
    with pytest.raises(FrameError, match="several values"):
        Structure(content()).take(check(one(values)))
    deleted = uint(1) + uint(THEIRS) + uint(1) + uint(0) + uint(2)
    Structure(content()).take(check(one(values)[:-1] + deleted))


def test_neighbour_may_come_later_in_the_same_update() -> None:
    first = uint(1) + uint(9) + uint(0) + bytes([0x84]) + reference(0, THEIRS) + text("b")
    second = uint(1) + uint(THEIRS) + uint(0) + under(BODY, text("a"), 4)
    Structure(content()).take(check(uint(2) + first + second + uint(0)))


def test_edit_of_a_note_deleted_meanwhile_fits_also_after_reading_it_back() -> None:
    doc: pycrdt.Doc[Any] = pycrdt.Doc(client_id=OURS)
    doc.apply_update(content().data)
    del doc.get("notes", type=pycrdt.Map)["n"]
    structure = Structure(check(doc.get_update()))
    for number, struct in enumerate(FITTING.values()):
        structure.take(check(one(struct, client=100 + number)))
