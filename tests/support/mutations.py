"""Guards switched off one at a time, to see that the tests notice."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest

from empathyboard.document import documents as integration
from empathyboard.document.structure import Structure
from empathyboard.document.updates import Update
from empathyboard.domain.errors import StorageError
from empathyboard.live import journal
from empathyboard.live.live_room import LiveRoom
from empathyboard.stores.sql import checkpoints, documents, engine, sqlite_log
from empathyboard.sync import frames
from empathyboard.sync.room import Room


@dataclass(frozen=True)
class Guard:
    """What protects people's notes: how to switch it off, and which tests must notice."""

    switch_off: Callable[[pytest.MonkeyPatch], None]
    tests: str


def _no_full_sync(patch: pytest.MonkeyPatch) -> None:
    whole = engine._pragmas
    patch.setattr(
        engine, "_pragmas", lambda: tuple(each.replace("FULL", "NORMAL") for each in whole())
    )


def _no_hashes(patch: pytest.MonkeyPatch) -> None:
    for module in (documents, checkpoints, sqlite_log):
        patch.setattr(module, "digest", lambda *_: bytes(32))


def _no_walk(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(frames, "check", Update)


def _no_structure(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Structure, "take", lambda *_: None)


def _no_waiting_for_the_disk(patch: pytest.MonkeyPatch) -> None:
    async def commit_all(self: Any, rooms: Sequence[LiveRoom]) -> None:
        batches = [batch for live in rooms if (batch := await self._integrate(live))]
        for batch in batches:
            self._release(batch)
        with suppress(StorageError):
            await self._append(batches)

    patch.setattr(journal.Journal, "_commit_all", commit_all)


def _no_reading_back(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(integration, "are_alike", lambda *_: True)


def _no_epochs(patch: pytest.MonkeyPatch) -> None:
    original = Room._greet
    patch.setattr(
        Room, "_greet", lambda self, peer, hello: original(self, peer, frames.Hello(hello.version))
    )


_STORE = "tests/contract/test_stores_sql.py"
_DOCUMENTS = "tests/unit/document/test_documents.py"
_ROOM = "tests/unit/sync/test_room.py"
_LOST = "test_edit_is_refused_while_the_store_fails_and_taken_afterwards"
_EPOCH = "test_client_from_before_a_restore_is_told_the_epoch_and_merges_nothing"

GUARDS = {
    "synchronous=FULL": Guard(_no_full_sync, f"{_STORE}::test_writer_connection_has_the_pragma"),
    "sha256": Guard(_no_hashes, f"{_STORE}::test_flipped_update_leaves_the_state_before_it"),
    "the walk": Guard(
        _no_walk, f"{_ROOM}::test_unsound_frame_closes_its_sender_and_touches_nothing"
    ),
    "the structure": Guard(
        _no_structure,
        f"{_DOCUMENTS}::test_types_nested_without_end_are_refused_across_updates_too",
    ),
    "disk, then eyes": Guard(_no_waiting_for_the_disk, f"tests/unit/live/test_rooms.py::{_LOST}"),
    "checkpoints read back": Guard(
        _no_reading_back,
        f"{_DOCUMENTS}::test_state_that_reads_back_as_something_else_is_no_checkpoint",
    ),
    "epochs": Guard(_no_epochs, f"{_ROOM}::{_EPOCH}"),
}

CODES = 100
"""Added to pytest's exit codes, as a process that stumbles ends with 1 too."""


def run_without(guard: str | None, tests: Sequence[str]) -> None:
    """Run tests with a guard switched off and end with pytest's exit code, raised by CODES."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    with pytest.MonkeyPatch.context() as patch:
        if guard is not None:
            GUARDS[guard].switch_off(patch)
        # This process has imported more than pytest would like to have seen coming.
        quietly = ["-W", "ignore::pytest.PytestAssertRewriteWarning", "-p", "no:cacheprovider"]
        os._exit(CODES + pytest.main([*quietly, "-x", "-q", "--timeout", "60", *tests]))
