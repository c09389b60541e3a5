"""Updates are walked before the CRDT library sees them."""

from typing import Any

import pycrdt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from empathyboard.document.encoding import sized, text, uint
from empathyboard.document.updates import EMPTY, check, merge, missing, read_state_vector
from empathyboard.domain.errors import EmpathyboardError, FrameError, GapError
from empathyboard.domain.limits import LIMITS
from tests.support.client import note

BODIES = st.lists(
    st.text(alphabet=st.sampled_from("aé👍🏽\n中"), max_size=9), min_size=1, max_size=6
)


def lively_document(bodies: list[str]) -> tuple["pycrdt.Doc[Any]", list[bytes]]:
    """Return a document after some life, and every update of it."""
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    updates: list[bytes] = []
    subscription = doc.observe(lambda event: updates.append(event.update))
    notes = doc.get("notes", type=pycrdt.Map)
    for number, body in enumerate(bodies):
        notes[f"n{number}"] = note(body)
        notes[f"n{number}"]["text"] += body
        notes[f"n{number}"]["more"] = {"a": [1, 2.5, None, True, body, b"bytes", 2**40]}
        if number % 2:
            del notes[f"n{number - 1}"]
    doc.unobserve(subscription)
    return doc, updates


@given(BODIES)
def test_every_update_of_a_real_document_is_sound_and_in_step(bodies: list[str]) -> None:
    doc, updates = lively_document(bodies)
    known: dict[int, int] = {}
    for data in updates:
        update = check(data)
        update.expect_no_gap(known)
        known.update(update.ends)
    assert known == read_state_vector(doc.get_state())
    assert check(doc.get_update()).ends == known


@given(BODIES, st.data())
def test_update_without_the_one_before_it_is_a_gap(bodies: list[str], data: st.DataObject) -> None:
    _, updates = lively_document(bodies)
    updates = [update for update in updates if check(update).starts]
    lost = data.draw(st.integers(0, len(updates) - 2))
    known: dict[int, int] = {}
    for update in updates[:lost]:
        known.update(check(update).ends)
    with pytest.raises(GapError):
        check(updates[lost + 1]).expect_no_gap(known)


@given(BODIES)
def test_every_prefix_of_an_update_is_refused(bodies: list[str]) -> None:
    doc, _ = lively_document(bodies)
    whole = doc.get_update()
    for size in range(len(whole)):
        with pytest.raises(FrameError):
            check(whole[:size])


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_sound_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        check(data)
    except EmpathyboardError as error:
        assert isinstance(error, FrameError)  # noqa: PT017 - anything else is the failure


def item(content: bytes, kind: int, *, root: str = "notes", key: str = "k") -> bytes:
    """Write an update with one map entry of some content."""
    struct = bytes([kind | 0x20]) + uint(1) + text(root) + text(key) + content
    return uint(1) + uint(1) + uint(7) + uint(0) + struct + uint(0)


def in_sequence(content: bytes, kind: int) -> bytes:
    """Write an update with one operation of some content in a text or an array."""
    struct = bytes([kind]) + uint(1) + text("body") + content
    return uint(1) + uint(1) + uint(7) + uint(0) + struct + uint(0)


def deletions(*ranges: tuple[int, int]) -> bytes:
    """Write an update that deletes some of one client's operations."""
    written = b"".join(uint(clock) + uint(length) for clock, length in ranges)
    return uint(0) + uint(1) + uint(7) + uint(len(ranges)) + written


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "ends in the middle"),
        (b"\x80\x80\x80\x80\x01\x00", "announced"),
        (b"\xff" * 1000, "53 bits"),
        (b"\x80\x00\x00", "longer than it is"),
        (b"\x00\x00\x00", "follow the end"),
        (b"\x01\x01\x07\x00\x00\x00\x00", "no length"),
        (b"\x01\x00\x07\x00\x00", "twice or with nothing"),
        (uint(1) + uint(1) + uint(7) + uint(0) + b"\x00" + uint(2**32 - 1) + b"\x00", "clock"),
        (item(uint(1) + bytes([99]), 8), "tag"),
        (item(uint(1) + bytes([117, 1]) * 20 + bytes([126]), 8), "deeper"),
        (item(uint(1) + bytes([117, 1]) * 30_000 + bytes([126]), 8), "deeper"),
        (item(uint(10**9), 8), "announced"),
        (item(uint(6), 7), "nested type"),
        (item(uint(1) + text("1"), 2), "no place"),
        (item(text("guid") + bytes([126]), 9), "no place"),
        (in_sequence(sized(b"\xff\xfe"), 4), "UTF-8"),
        (item(text("a"), 4), "under a key"),
        (item(text("{}"), 5), "under a key"),
        (item(text("bold") + text("true"), 6), "under a key"),
        (in_sequence(text("bold") + text("tru"), 6), "format is not JSON"),
        (in_sequence(text("{"), 5), "embedded object is not JSON"),
        (in_sequence(text("[" * 60_000), 5), "embedded object is not JSON"),
        (deletions((0, 0)), "no length"),
        (deletions((2**31 - 1, 1)), "beyond any clock"),
        (deletions((5, 1), (0, 1)), "out of order"),
        (deletions((0, 3), (2, 1)), "overlap"),
        (uint(0) + uint(2) + deletions((0, 1))[2:] * 2, "appear twice"),
    ],
)
def test_unsound_update_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(FrameError, match=reason):
        check(data)


def test_value_at_the_deepest_nesting_is_taken() -> None:
    value = bytes([117, 1]) * LIMITS.nesting_depth + bytes([126])
    assert check(item(uint(1) + value, 8)).ends == {7: 1}


def test_formats_and_embedded_objects_are_taken_in_a_sequence() -> None:
    for value in ("true", "null", '"red"', '{"a": [1]}'):
        assert check(in_sequence(text("bold") + text(value), 6)).ends == {7: 1}
        assert check(in_sequence(text(value), 5)).ends == {7: 1}


def test_deletions_side_by_side_are_taken() -> None:
    assert check(deletions((0, 2), (2, 1), (9, 1))).needs == {7: 10}


def test_deleting_something_unknown_is_a_gap() -> None:
    update = check(uint(0) + uint(1) + uint(7) + uint(1) + uint(0) + uint(3))
    with pytest.raises(GapError, match="operation 2 of client 7"):
        update.expect_no_gap({7: 2})
    update.expect_no_gap({7: 3})


@given(BODIES)
def test_merged_updates_say_what_each_of_them_said(bodies: list[str]) -> None:
    doc, updates = lively_document(bodies)
    copy: pycrdt.Doc[Any] = pycrdt.Doc()
    copy.apply_update(merge(updates))
    assert copy.get_state() == doc.get_state()
    assert copy.get("notes", type=pycrdt.Map).to_py() == doc.get("notes", type=pycrdt.Map).to_py()


@given(BODIES, st.data())
def test_missing_part_brings_anyone_up_to_date(bodies: list[str], data: st.DataObject) -> None:
    doc, updates = lively_document(bodies)
    copy: pycrdt.Doc[Any] = pycrdt.Doc()
    for update in updates[: data.draw(st.integers(0, len(updates)))]:
        copy.apply_update(update)
    copy.apply_update(missing(merge(updates), copy.get_state()))
    assert copy.get("notes", type=pycrdt.Map).to_py() == doc.get("notes", type=pycrdt.Map).to_py()


def test_what_says_nothing_is_not_merged_at_all() -> None:
    _, (update, *_) = lively_document(["a note"])
    assert merge([EMPTY, update, EMPTY]) is update
    assert merge([EMPTY, EMPTY]) == EMPTY


def test_nothing_merged_is_the_empty_update() -> None:
    assert merge([]) == EMPTY
