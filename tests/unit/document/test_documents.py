"""Integration: what a document takes in, refuses, and survives."""

from typing import Any

import pycrdt
import pytest

from empathyboard.document.documents import LocalDocuments, values
from empathyboard.document.encoding import text, uint
from empathyboard.document.port import Change, Integrated, Refused
from empathyboard.document.read import build
from empathyboard.document.updates import EMPTY, Update, check, read_state_vector
from empathyboard.document.write import Edit, new_board, new_map
from empathyboard.domain.errors import DocumentError, GapError
from empathyboard.domain.limits import LIMITS
from tests.support.client import note, read_all

PANIC = bytes.fromhex("0101ea07d10188e8073a0000")
"""An update that makes the CRDT library panic, on a document of these clients."""


class Writer:
    """A document whose updates are taken one by one."""

    def __init__(self) -> None:
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self.notes = self.doc.get("notes", type=pycrdt.Map)

    def write(self, body: str) -> Update:
        before = self.doc.get_state()
        self.notes[body] = note(body)
        return check(self.doc.get_update(before))


async def test_news_and_repeats_are_told_apart() -> None:
    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([])
    update = writer.write("a")
    first, second = await documents.integrate(opened.handle, [update, update])
    assert first == Integrated(update.data, is_news=True)
    assert second == Integrated(EMPTY, is_news=False)


async def test_deletion_alone_is_news_although_no_clock_moves() -> None:
    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([])
    await documents.integrate(opened.handle, [writer.write("a")])
    before = writer.doc.get_state()
    del writer.notes["a"]
    deletion = check(writer.doc.get_update(before))
    assert not deletion.starts
    (outcome,) = await documents.integrate(opened.handle, [deletion])
    assert outcome == Integrated(deletion.data, is_news=True)


async def test_gap_is_refused_and_what_follows_it_too_until_it_is_filled() -> None:
    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([])
    first, second = writer.write("a"), writer.write("b")
    (refused,) = await documents.integrate(opened.handle, [second])
    assert isinstance(refused, Refused)
    assert isinstance(refused.error, GapError)
    outcomes = await documents.integrate(opened.handle, [first, second])
    assert all(isinstance(outcome, Integrated) for outcome in outcomes)


async def test_edit_makes_the_update_that_is_kept_and_a_void_edit_makes_none() -> None:
    documents = LocalDocuments()
    opened = await documents.open([new_board("Before", "")])
    edit = Edit({"meta": {"title": "After"}})
    made, void = await documents.integrate(opened.handle, [edit, edit])
    assert isinstance(made, Integrated)
    assert made.is_news
    assert void == Integrated(b"", is_news=False)
    copy: pycrdt.Doc[Any] = pycrdt.Doc()
    copy.apply_update(opened.content)
    copy.apply_update(made.update)
    assert read_all(copy)["meta"]["title"] == "After"


async def test_edit_of_one_field_leaves_the_others_of_its_entry() -> None:
    documents = LocalDocuments()
    opened = await documents.open([new_board("T", "")])
    changes: list[Change] = [
        Edit({"roles": {"r": {"rank": "a0", "title": "CFO"}}}),
        Edit({"roles": {"r": {"rank": "a1", "title": None}}}),
    ]
    outcomes = await documents.integrate(opened.handle, changes)
    copy: pycrdt.Doc[Any] = pycrdt.Doc()
    for each in outcomes:
        assert isinstance(each, Integrated)
        copy.apply_update(each.update)
    assert copy.get("roles", type=pycrdt.Map).to_py() == {"r": {"rank": "a1"}}


async def test_panic_of_the_library_is_an_error_that_names_the_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class PanicException(BaseException):
        """What the library throws: not even an Exception."""

    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([])
    good, bad = writer.write("a"), writer.write("b")

    def apply(self: "pycrdt.Doc[Any]", update: bytes) -> None:
        if update == bad.data:
            raise PanicException
        original(self, update)

    original = pycrdt.Doc.apply_update
    monkeypatch.setattr(pycrdt.Doc, "apply_update", apply)
    with pytest.raises(DocumentError) as caught:
        await documents.integrate(opened.handle, [good, bad])
    assert caught.value.position == 1


async def test_types_nested_without_end_are_refused_across_updates_too() -> None:
    """Deleting the outermost of tens of thousands would end the process."""
    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([])
    updates: list[Change] = []
    subscription = writer.doc.observe(lambda event: updates.append(check(event.update)))
    inner = writer.notes
    for _ in range(LIMITS.nesting_depth + 2):
        inner["k"] = pycrdt.Map()
        inner = inner["k"]
    writer.doc.unobserve(subscription)
    *within, beyond = await documents.integrate(opened.handle, updates)
    assert all(isinstance(outcome, Integrated) for outcome in within)
    assert isinstance(beyond, Refused)


async def test_edit_of_a_note_that_was_deleted_meanwhile_is_taken_after_a_reload() -> None:
    """Whoever was offline refers to what the others deleted and the server forgot."""
    documents, writer = LocalDocuments(), Writer()
    base = writer.write("a")
    before = writer.doc.get_state()
    colleague: pycrdt.Doc[Any] = pycrdt.Doc()
    colleague.apply_update(base.data)
    del colleague.get("notes", type=pycrdt.Map)["a"]
    writer.notes["a"]["text"] += " from afar"
    writer.notes["a"]["pos"] = [8.0, 8.0]
    again = await documents.open([documents.compact([base.data, colleague.get_update(before)])])
    (outcome,) = await documents.integrate(again.handle, [check(writer.doc.get_update(before))])
    assert isinstance(outcome, Integrated)


async def test_checkpoint_reads_back_as_the_same_content() -> None:
    documents, writer = LocalDocuments(), Writer()
    log = [new_map("CFO", ["approver"]), writer.write("één 👍🏽").data, writer.write("b").data]
    opened, again = await documents.open(log), await documents.open([documents.compact(log)])
    assert read_state_vector(again.state_vector) == read_state_vector(opened.state_vector)
    assert values(build([again.content])) == values(build(log))


async def test_state_that_reads_back_as_something_else_is_no_checkpoint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """F36: whatever makes the library encode less than it has."""
    writer = Writer()
    log = [writer.write("a").data, writer.write("b").data]
    original = pycrdt.Doc.get_update
    first: pycrdt.Doc[Any] = pycrdt.Doc()
    first.apply_update(log[0])

    def forget(self: "pycrdt.Doc[Any]", state: bytes = b"\x00") -> bytes:
        return original(first, state)

    monkeypatch.setattr(pycrdt.Doc, "get_update", forget)
    with pytest.raises(DocumentError, match="reads back as something else"):
        LocalDocuments().compact(log)


async def test_closing_lets_go_of_the_document_and_may_be_done_twice() -> None:
    documents = LocalDocuments()
    opened = await documents.open([])
    await documents.close(opened.handle)
    await documents.close(opened.handle)
    assert documents.open_count == 0


async def test_bytes_that_are_no_document_cannot_be_opened() -> None:
    with pytest.raises(DocumentError):
        await LocalDocuments().open([b"\x05nonsense"])


async def test_values_that_equal_nothing_and_empty_roots_do_not_stop_a_checkpoint() -> None:
    documents, writer = LocalDocuments(), Writer()
    writer.notes["odd"] = {"x": [float("nan"), float("inf")]}
    writer.doc.get("passing", type=pycrdt.Map)["key"] = 1
    del writer.doc.get("passing", type=pycrdt.Map)["key"]
    content = documents.compact([writer.doc.get_update()])
    await documents.open([content])


async def test_operations_known_before_are_left_out_of_the_log() -> None:
    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([])
    first = writer.write("a")
    writer.write("b")
    everything = check(writer.doc.get_update())
    await documents.integrate(opened.handle, [first])
    [outcome] = await documents.integrate(opened.handle, [everything])
    assert isinstance(outcome, Integrated)
    assert check(outcome.update).starts == first.ends


async def test_update_that_fits_nowhere_is_refused_and_the_next_is_taken() -> None:
    documents, writer = LocalDocuments(), Writer()
    opened = await documents.open([writer.write("a").data])
    value = uint(1) + uint(1) + uint(7) + uint(0) + bytes([8, 1]) + text("notes")
    inside = uint(1) + uint(1) + uint(7) + uint(1) + bytes([0x28, 0]) + uint(7) + uint(0)
    updates = [value + uint(1) + b"\x7e\x00", inside + text("k") + uint(1) + b"\x7e\x00"]
    outcomes = await documents.integrate(opened.handle, [*map(check, updates), writer.write("b")])
    assert [type(outcome) for outcome in outcomes] == [Integrated, Refused, Integrated]
