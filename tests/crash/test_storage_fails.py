"""F6, F7, F9, F28: the store refuses or hangs while people work; it gets well by itself."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from empathyboard.domain.board import Commit
from empathyboard.stores.memory import MemoryStore
from empathyboard.stores.sql import SqlStore
from tests.support.server import ScaledClock, Served, serving, wait_until
from tests.support.stores import run_sql, sql_store
from tests.support.wire import Client, joined

Heal = Callable[[], object]
Fault = Callable[[SqlStore, Path], Heal]


def full_disk(store: SqlStore, _: Path) -> Heal:
    pages = run_sql(store, "PRAGMA page_count")
    run_sql(store, f"PRAGMA max_page_count={pages}")
    return lambda: run_sql(store, "PRAGMA max_page_count=1000000")


def read_only_database(store: SqlStore, _: Path) -> Heal:
    run_sql(store, "PRAGMA query_only=ON")
    return lambda: run_sql(store, "PRAGMA query_only=OFF")


def database_of_another_program(store: SqlStore, data: Path) -> Heal:
    run_sql(store, "PRAGMA busy_timeout=0")
    other = sqlite3.connect(data / "empathyboard.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other.close


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A server on a SQLite file, whose clock runs fast."""
    async with serving(store=sql_store(tmp_path), clock=ScaledClock(40)) as served:
        yield served


def note_of(size: int) -> str:
    return "x" * size


@pytest.mark.parametrize("plant", [full_disk, read_only_database, database_of_another_program])
async def test_nobody_is_told_saved_and_all_is_kept_once_the_store_is_well(
    served: Served, tmp_path: Path, plant: Fault
) -> None:
    """P6, R20, R21, S7: for half a minute nothing can be written."""
    made = (await served.new_map())["id"]
    address = served.wire(made)
    async with joined(address) as mara, joined(address) as sem:
        await mara.add_note("before", "kept")
        await mara.until_saved()
        await sem.until_notes({"before": "kept"})
        heal = plant(served.store, tmp_path)
        try:
            await mara.add_note("first", note_of(9_000))
            await wait_until(lambda: "storage" in mara.refused, "a refusal")
            await _work_while_it_fails(served, mara)
            assert sem.notes() == {"before": "kept"}
            await _expect_only(served, made, {"before": "kept"})
        finally:
            heal()
        await mara.until_saved()
        await sem.until_notes(mara.notes())
    async with joined(address) as late:
        assert len(late.notes()) == 52
        assert set(mara.refused) == {"storage"}


async def _work_while_it_fails(served: Served, mara: Client) -> None:
    """Type for half a minute of the server's clock; what waits there stays small."""
    clock = served.rooms._clock
    [live] = [each for each in served.rooms._live() if each.connections]
    until = clock.now() + 30_000
    for number in range(50):
        await mara.add_note(f"n{number}", "typed meanwhile")
    while clock.now() < until:
        await asyncio.sleep(0.01)
        assert live.room.waiting_bytes < 64 * 1024
        assert mara.saved < mara.sent
    # Each refusal waits longer for the next try: no storm.
    assert len(mara.refused) < 12


async def _expect_only(served: Served, made: str, notes: dict[str, str]) -> None:
    async with joined(served.wire(made), answers=False) as late:
        assert late.notes() == notes
    answer = await served.http.get(f"/api/maps/{made}/notes")
    assert {note["id"]: note["text"] for note in answer.json()["notes"]} == notes


class Gate:
    """A store whose commits hang until they may go on."""

    def __init__(self, store: MemoryStore) -> None:
        self.waiting = 0
        self.most_waiting = 0
        self._may = asyncio.Event()
        store.before_append = self._wait

    async def _wait(self, _: Sequence[Commit]) -> None:
        self.waiting += 1
        self.most_waiting = max(self.most_waiting, self.waiting)
        await self._may.wait()
        self.waiting -= 1

    def open(self) -> None:
        """Let commits go on."""
        self._may.set()


async def test_joiner_during_a_commit_that_hangs_sees_the_state_before_it() -> None:
    """R11, F28: and so does everybody else, on every way out."""
    store = MemoryStore()
    async with serving(store=store) as served, AsyncExitStack() as stack:
        made = (await served.new_map())["id"]
        address = served.wire(made)
        mara, sem, plain = [
            await stack.enter_async_context(joined(address, hello=hello))
            for hello in (True, True, False)
        ]
        gate = Gate(store)
        await mara.add_note("mara", "under way")
        await wait_until(lambda: gate.waiting, "a commit")
        for number in range(20):
            await sem.add_note(f"sem{number}", "gathers behind it")
        await _expect_only(served, made, {})
        assert plain.notes() == {}
        assert (mara.saved, mara.sent) == (1, 2)
        gate.open()
        await mara.until_saved()
        await sem.until_saved()
        for client in (mara, sem):
            await client.until_notes(plain.notes() | client.notes())
        await wait_until(lambda: len(plain.notes()) == 21, "all notes")
        assert gate.most_waiting == 1, "two commits at a time"
