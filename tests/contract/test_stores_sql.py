"""What the SQL store promises beyond the ports: faults of disk, file and callers."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from zlib import crc32

import pytest

from empathyboard.domain.board import Commit
from empathyboard.domain.errors import DamagedStoreError, StorageError
from empathyboard.stores.sql import SqlStore, sqlite_log
from tests.support.stores import (
    FIRST,
    add_board,
    checkpoint_of,
    content,
    keep_checkpoint,
    run_sql,
    sql_store,
)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = sql_store(tmp_path)
    await add_board(store)
    yield store
    await store.close()


async def append(store: SqlStore, *updates: bytes) -> None:
    await store.append([Commit("board", updates)])


async def _fill(store: SqlStore, kept: list[bytes]) -> None:
    while True:
        await append(store, b"x" * 2_000, b"y")
        kept += [b"x" * 2_000, b"y"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
async def test_writer_connection_has_the_pragma(
    store: SqlStore, pragma: str, value: object
) -> None:
    """S3: FULL is 2."""
    assert run_sql(store, f"PRAGMA {pragma}") == value


async def test_reader_connections_cannot_write(store: SqlStore) -> None:
    with store.readers.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1


async def test_update_rows_tell_when_they_were_kept(store: SqlStore) -> None:
    assert run_sql(store, "SELECT at FROM document_update") == 1_000


async def test_full_disk_refuses_and_writes_again_when_there_is_room(store: SqlStore) -> None:
    """S7."""
    pages = run_sql(store, "PRAGMA page_count")
    run_sql(store, f"PRAGMA max_page_count={pages + 4}")
    kept = [FIRST]

    with pytest.raises(StorageError, match="disk is full") as refusal:
        await _fill(store, kept)
    assert refusal.value.__cause__ is not None
    assert len(kept) > 1
    assert await content(store) == kept

    run_sql(store, "PRAGMA max_page_count=1000000")
    await append(store, b"again")
    assert await content(store) == [*kept, b"again"]
    assert run_sql(store, "PRAGMA integrity_check") == "ok"


async def test_read_only_database_refuses_and_can_be_read(store: SqlStore) -> None:
    """S7."""
    run_sql(store, "PRAGMA query_only=ON")
    with pytest.raises(StorageError, match="may only be read"):
        await append(store, b"refused")
    assert await content(store) == [FIRST]

    run_sql(store, "PRAGMA query_only=OFF")
    await append(store, b"kept")
    assert await content(store) == [FIRST, b"kept"]


async def test_database_held_by_another_program_refuses_until_it_is_free(
    store: SqlStore, tmp_path: Path
) -> None:
    """S7."""
    run_sql(store, "PRAGMA busy_timeout=0")
    other = sqlite3.connect(tmp_path / "empathyboard.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="Another program"):
        await append(store, b"refused")
    other.close()

    await append(store, b"kept")
    assert await content(store) == [FIRST, b"kept"]


async def test_refused_sync_ends_writing_for_good(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S8: the kernel forgets what it could not write, so a second try would lie."""

    def fail(_: sqlite3.Cursor) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error

    monkeypatch.setattr(sqlite_log, "commit", fail)
    with pytest.raises(StorageError, match="disk failed"):
        await append(store, b"refused")
    monkeypatch.undo()

    with pytest.raises(StorageError, match="started anew"):
        await append(store, b"refused too")
    assert await content(store) == [FIRST]


async def test_unforeseen_driver_error_is_told_in_its_own_words(store: SqlStore) -> None:
    """S7."""
    run_sql(store, "DROP TABLE document_update")

    with pytest.raises(StorageError, match="no such table: document_update"):
        await append(store, b"refused")


async def test_missing_update_leaves_the_state_before_it(store: SqlStore) -> None:
    """S21."""
    await append(store, b"2", b"3", b"4")
    run_sql(store, "DELETE FROM document_update WHERE seq = 3")

    stored = await store.load("board")

    assert list(stored.updates) == [FIRST, b"2"]
    assert stored.damage == "The log of document board has a hole after 2."


async def test_missing_last_update_is_damage(store: SqlStore) -> None:
    """S21: a document is never shorter than it was said to be."""
    await append(store, b"2")
    run_sql(store, "DELETE FROM document_update WHERE seq = 2")

    assert (await store.load("board")).damage is not None


async def test_flipped_update_leaves_the_state_before_it(store: SqlStore) -> None:
    """S21."""
    await append(store, b"2", b"3")
    run_sql(store, "UPDATE document_update SET content = ? WHERE seq = 2", b"?")

    stored = await store.load("board")

    assert list(stored.updates) == [FIRST]
    assert stored.damage == "Update 2 of document board is damaged."


async def test_flipped_update_that_a_crc_would_miss_is_damage(store: SqlStore) -> None:
    """S21: two contents of one CRC-32."""
    one, other = b"plumless", b"buckeroo"
    assert crc32(one) == crc32(other)
    await append(store, one)
    run_sql(store, "UPDATE document_update SET content = ? WHERE seq = 2", other)

    assert (await store.load("board")).damage is not None


async def test_updates_in_each_others_places_are_damage(store: SqlStore) -> None:
    """S21."""
    await append(store, b"2", b"3")
    for old, new in ((2, -2), (3, 2), (-2, 3)):
        run_sql(store, "UPDATE document_update SET seq = ? WHERE seq = ?", new, old)

    assert (await store.load("board")).damage == "Update 2 of document board is damaged."


async def test_checkpoint_that_claims_to_cover_more_is_damaged(store: SqlStore) -> None:
    """S21."""
    await append(store, b"2")
    await keep_checkpoint(store, "board", 1, FIRST)
    run_sql(store, "UPDATE document_checkpoint SET covered = 2")

    assert await content(store) == [FIRST, b"2"]


async def test_updates_behind_the_last_position_are_damage(store: SqlStore) -> None:
    """S21."""
    await append(store, b"2", b"3")
    run_sql(store, "UPDATE document SET head = 2")

    stored = await store.load("board")

    assert stored.damage == "The log of document board goes on after its last position, 2."


async def test_document_without_a_sound_update_is_damaged(store: SqlStore) -> None:
    """S21."""
    run_sql(store, "UPDATE document_update SET content = ? WHERE seq = 1", b"?")

    with pytest.raises(DamagedStoreError, match="Update 1"):
        await store.load("board")


async def test_mended_document_goes_on_from_the_last_good_state(store: SqlStore) -> None:
    """S22."""
    await append(store, b"2", b"3", b"4")
    run_sql(store, "UPDATE document_update SET content = ? WHERE seq = 3", b"?")

    assert await store.mend("board") == 2

    await append(store, b"new")
    assert await content(store) == [FIRST, b"2", b"new"]
    assert _quarantined(store) == [(3, 0, b"?"), (4, 0, b"4")]
    assert await store.mend("board") == 0


async def test_damaged_rows_that_are_needed_no_longer_go_into_quarantine(store: SqlStore) -> None:
    """S22."""
    await append(store, b"2", b"3", b"4")
    for covered in (1, 3):
        await keep_checkpoint(store, "board", covered, b"state")
    run_sql(store, "UPDATE document_update SET content = ? WHERE seq = 2", b"?")
    run_sql(store, "UPDATE document_checkpoint SET content = ? WHERE covered = 1", b"!")

    await keep_checkpoint(store, "board", 4, b"state")

    assert _quarantined(store) == [(1, 1, b"!"), (2, 0, b"?")]


def _quarantined(store: SqlStore) -> list[tuple[int, int, bytes]]:
    """Return position, whether it is a checkpoint, and content of what lies in quarantine."""
    connection = store.writer.raw_connection()
    try:
        rows = "SELECT position, is_checkpoint, content FROM document_quarantine ORDER BY id"
        return [tuple(row) for row in connection.cursor().execute(rows).fetchall()]
    finally:
        connection.close()


async def test_checkpoint_that_was_flipped_cannot_be_read_back(store: SqlStore) -> None:
    """S32."""
    await store.add_checkpoint("board", 1, b"state")
    run_sql(store, "UPDATE document_checkpoint SET content = ?", b"?")

    with pytest.raises(DamagedStoreError, match="at 1 is damaged"):
        await store.checkpoint("board", 1)


async def test_damaged_newest_checkpoint_is_passed_over_without_loss(store: SqlStore) -> None:
    """S21, S31."""
    await append(store, b"2", b"3", b"4")
    await keep_checkpoint(store, "board", 2, checkpoint_of([FIRST, b"2"]))
    await keep_checkpoint(store, "board", 3, checkpoint_of([FIRST, b"2", b"3"]))
    run_sql(store, "UPDATE document_checkpoint SET content = ? WHERE covered = 3", b"?")

    stored = await store.load("board")

    assert stored.covered == 2
    assert await content(store) == [FIRST, b"2", b"3", b"4"]


async def test_two_damaged_checkpoints_are_damage(store: SqlStore) -> None:
    """S21."""
    await append(store, b"2", b"3")
    for covered in (1, 2):
        await keep_checkpoint(store, "board", covered, b"state")
    run_sql(store, "UPDATE document_checkpoint SET content = ?", b"?")

    with pytest.raises(DamagedStoreError, match="hole after 0"):
        await store.load("board")


async def test_damaged_file_is_told_as_damage(store: SqlStore, tmp_path: Path) -> None:
    """S21."""
    await store.close()
    file = tmp_path / "empathyboard.db"
    pages = file.read_bytes()
    store = sql_store(tmp_path)
    file.write_bytes(pages[:4096] + b"\xaa" * (len(pages) - 4096))

    with pytest.raises(DamagedStoreError):
        await store.load("board")
    await store.close()


async def test_one_checkpoint_trims_nothing_and_the_second_what_the_first_covers(
    store: SqlStore,
) -> None:
    """S31."""
    await append(store, b"2", b"3", b"4")

    await keep_checkpoint(store, "board", 2, b"state")
    assert run_sql(store, "SELECT count(*) FROM document_update") == 4
    await keep_checkpoint(store, "board", 4, b"state")
    assert run_sql(store, "SELECT min(seq) FROM document_update") == 3
    await keep_checkpoint(store, "board", 4, b"state")
    assert run_sql(store, "SELECT min(seq) FROM document_update") == 3
    assert run_sql(store, "SELECT count(*) FROM document_checkpoint") == 2


async def test_purge_leaves_no_rows(store: SqlStore) -> None:
    """S44."""
    await keep_checkpoint(store, "board", 1, b"state")
    await store.bin_board("board", 1)

    await store.purge(2)

    for table in ("board", "map", "document", "document_update", "document_checkpoint"):
        assert run_sql(store, f"SELECT count(*) FROM {table}") == 0


class SlowCommit:
    """Holds the writing thread just before its COMMIT."""

    def __init__(self, commit: Callable[[sqlite3.Cursor], None]) -> None:
        self.is_reached = threading.Event()
        self.may_go_on = threading.Event()
        self._commit = commit

    def __call__(self, cursor: sqlite3.Cursor) -> None:
        self.is_reached.set()
        self.may_go_on.wait(10)
        self._commit(cursor)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowCommit:
    slow = SlowCommit(sqlite_log.commit)
    monkeypatch.setattr(sqlite_log, "commit", slow)
    return slow


async def test_caller_cancelled_in_its_commit_leaves_it_whole(
    store: SqlStore, slow: SlowCommit
) -> None:
    """S6."""
    appending = asyncio.create_task(append(store, b"2", b"3"))
    await asyncio.to_thread(slow.is_reached.wait, 10)

    appending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await appending
    slow.may_go_on.set()

    await append(store, b"4")
    assert await content(store) == [FIRST, b"2", b"3", b"4"]


async def test_caller_cancelled_in_the_queue_leaves_nothing(
    store: SqlStore, slow: SlowCommit
) -> None:
    """S6."""
    first = asyncio.create_task(append(store, b"2"))
    await asyncio.to_thread(slow.is_reached.wait, 10)
    queued = asyncio.create_task(append(store, b"never"))
    await asyncio.sleep(0)

    queued.cancel()
    slow.may_go_on.set()
    await asyncio.gather(first, queued, return_exceptions=True)

    await append(store, b"3")
    assert await content(store) == [FIRST, b"2", b"3"]


async def test_reader_is_not_held_up_by_a_commit(store: SqlStore, slow: SlowCommit) -> None:
    appending = asyncio.create_task(append(store, b"2"))
    await asyncio.to_thread(slow.is_reached.wait, 10)

    assert await content(store) == [FIRST]

    slow.may_go_on.set()
    await appending
    assert await content(store) == [FIRST, b"2"]


async def test_close_lets_a_running_commit_end(
    store: SqlStore, slow: SlowCommit, tmp_path: Path
) -> None:
    appending = asyncio.create_task(append(store, b"2"))
    await asyncio.to_thread(slow.is_reached.wait, 10)
    closing = asyncio.create_task(store.close())
    slow.may_go_on.set()
    await asyncio.gather(appending, closing)

    reopened = sql_store(tmp_path)
    assert await content(reopened) == [FIRST, b"2"]
    await reopened.close()


async def test_closed_store_answers_with_a_storage_error(store: SqlStore) -> None:
    await store.close()
    await store.close()

    with pytest.raises(StorageError, match="closed"):
        await store.load("board")
    with pytest.raises(StorageError, match="closed"):
        await append(store, b"late")
