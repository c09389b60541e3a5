"""Committed bytes tell by themselves whether somebody brings anything new (R4)."""

from typing import Any

import pycrdt
import pytest

from empathyboard.document.updates import EMPTY, check, merge
from empathyboard.sync.committed import Committed
from tests.support.client import note


class Pair:
    """A document and what is committed of it."""

    def __init__(self) -> None:
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self.notes = self.doc.get("notes", type=pycrdt.Map)
        with self.doc.transaction():
            for key in "abc":
                self.notes[key] = note(key)
        del self.notes["a"]
        self.committed = Committed.of([EMPTY, self.doc.get_update()])

    def has(self, update: bytes) -> bool:
        return self.committed.has(check(update))


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_nothing_and_what_is_there_already_are_no_news(pair: Pair) -> None:
    assert pair.has(EMPTY)
    assert pair.has(pair.doc.get_update())


def test_who_comes_back_up_to_date_says_all_deletions_and_nothing_new(pair: Pair) -> None:
    answer = pair.doc.get_update(pair.committed.state_vector)
    assert check(answer).deletions
    assert pair.has(answer)


def test_operation_that_is_not_there_is_news(pair: Pair) -> None:
    before = pair.doc.get_state()
    pair.notes["d"] = note("new")
    assert not pair.has(pair.doc.get_update(before))


def test_deletion_that_is_not_there_is_news(pair: Pair) -> None:
    before = pair.doc.get_state()
    del pair.notes["b"]
    deletion = pair.doc.get_update(before)
    assert not check(deletion).operations
    assert not pair.has(deletion)


def test_what_was_committed_since_counts(pair: Pair) -> None:
    before = pair.doc.get_state()
    pair.notes["b"]["pos"] = [1.0, 2.0]
    del pair.notes["c"]
    update = pair.doc.get_update(before)
    assert not pair.has(update)
    pair.committed.append([update], pair.doc.get_state())
    assert pair.has(update)
    assert pair.has(merge([update, pair.doc.get_update()]))


def test_checkpoint_takes_the_place_of_what_it_covers_and_nothing_later(pair: Pair) -> None:
    """R30: a map that is never quiet must not keep every edit in memory."""
    updates = []
    subscription = pair.doc.observe(lambda event: updates.append(event.update))
    for number in range(300):
        pair.notes["b"]["pos"] = [float(number), 0.5]
        if number == 199:
            checkpoint = pair.doc.get_update()
    pair.doc.unobserve(subscription)
    pair.committed.append(updates, pair.doc.get_state())
    pair.committed.replace(checkpoint, 100)
    assert pair.committed.size == len(checkpoint) + sum(map(len, updates[200:]))
    copy: pycrdt.Doc[Any] = pycrdt.Doc()
    copy.apply_update(pair.committed.encoded())
    assert copy.get("notes", type=pycrdt.Map).to_py() == pair.notes.to_py()


def test_checkpoint_of_what_was_merged_with_later_edits_changes_nothing(pair: Pair) -> None:
    before = pair.doc.get_update()
    pair.notes["b"]["pos"] = [1.0, 0.5]
    pair.committed.append([pair.doc.get_update()], pair.doc.get_state())
    encoded = pair.committed.encoded()
    pair.committed.replace(before, 1)
    assert pair.committed.encoded() == encoded
