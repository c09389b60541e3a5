"""Rooms open once and close when idle, and nothing of them stays behind."""

import asyncio
import gc
from pathlib import Path

import pytest

from empathyboard.domain.errors import StorageError
from tests.support.server import ScaledClock, Served, serving, wait_until
from tests.support.stores import sql_store
from tests.support.wire import joined


async def visit(served: Served, document: str) -> None:
    async with joined(served.wire(document)) as client:
        await client.add_note("a", "hello")
        await client.until_saved()


async def look_into(served: Served, document: str) -> None:
    async with joined(served.wire(document)) as client:
        assert client.is_synced


async def visit_rooms(served: Served, count: int) -> None:
    """Open the rooms of as many new boards, thirty at a time."""
    for start in range(0, count, 30):
        boards = [await served.new_board() for _ in range(min(30, count - start))]
        # They would all be sent along with every further request.
        served.http.cookies.clear()
        await asyncio.gather(*(look_into(served, board["id"]) for board in boards))


async def until_all_closed(served: Served) -> None:
    await wait_until(lambda: served.rooms.open_count == 0, "no open room")
    await wait_until(lambda: served.documents.open_count == 0, "no open document")


async def test_many_rooms_are_opened_and_all_are_closed() -> None:
    async with serving(clock=ScaledClock(20)) as served:
        made = await served.new_map()
        await visit(served, made["id"])
        await visit_rooms(served, 300)
        assert served.documents.open_count <= served.rooms.open_count
        await until_all_closed(served)

        notes = (await served.http.get(f"/api/maps/{made['id']}/notes")).json()["notes"]
        assert [note["text"] for note in notes] == ["hello"]
        assert (await served.http.get("/healthz")).json()["rooms"] == 0


async def test_many_join_a_room_at_the_same_time_and_it_opens_once(tmp_path: Path) -> None:
    async with serving(store=sql_store(tmp_path)) as served:
        made = await served.new_map()
        await visit(served, made["id"])
        opened = 0
        load = served.documents.open

        async def count(*args: object) -> object:
            nonlocal opened
            opened += 1
            return await load(*args)  # type: ignore[arg-type]

        served.documents.open = count  # type: ignore[method-assign,assignment]
        await asyncio.gather(*(visit(served, made["id"]) for _ in range(10)))

    assert opened <= 1


async def test_room_stays_open_for_who_comes_back_in_time() -> None:
    async with serving(clock=ScaledClock(20)) as served:
        made = await served.new_map()
        async with joined(served.wire(made["id"])) as client:
            for _ in range(5):
                await visit(served, made["id"])
            assert client.closed is None
        await until_all_closed(served)


async def test_room_that_cannot_be_opened_is_tried_anew(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await served.new_map()

    async def fail(document: str) -> None:
        raise StorageError("The disk is on fire.")

    served.store.before_load = fail
    async with joined(served.wire(made["id"])) as client:
        code, reason = await client.until_closed()
        assert (code, reason) == (4500, "The disk is on fire.")
    served.store.before_load = None

    await visit(served, made["id"])


async def test_visitor_that_leaves_before_the_room_is_open_leaves_nothing(
    served: Served,
) -> None:
    made = await served.new_map()
    gate = asyncio.Event()

    async def fail_later(document: str) -> None:
        await gate.wait()
        raise StorageError("The disk is on fire.")

    served.store.before_load = fail_later
    opening = asyncio.create_task(enter(served, made["id"]))
    await asyncio.sleep(0)
    opening.cancel()
    await asyncio.gather(opening, return_exceptions=True)
    before = served.rooms.open_count
    gate.set()
    await wait_until(lambda: served.rooms.open_count < before, "the failed room forgotten")
    served.store.before_load = None
    gc.collect()

    await visit(served, made["id"])


async def test_visitor_that_comes_while_the_room_opens_for_another_who_left(
    served: Served,
) -> None:
    """A page that is reloaded at once; the opening must outlive the first visit."""
    made = await served.new_map()
    gate = asyncio.Event()

    async def wait_at_gate(document: str) -> None:
        await gate.wait()

    served.store.before_load = wait_at_gate
    opening = asyncio.create_task(enter(served, made["id"]))
    await asyncio.sleep(0)
    opening.cancel()
    await asyncio.gather(opening, return_exceptions=True)
    await asyncio.sleep(0)
    again = asyncio.create_task(enter(served, made["id"]))
    await asyncio.sleep(0)
    gate.set()

    await again
    await visit(served, made["id"])


async def enter(served: Served, document: str) -> None:
    async with served.rooms.visit(document):
        pass


def resident() -> int:
    """Return the bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


@pytest.mark.nightly
async def test_a_thousand_rooms_leave_no_memory_behind() -> None:
    """The first hundred fill caches; what comes on top must be little beyond the store's own."""
    async with serving(clock=ScaledClock(100)) as served:
        await visit_rooms(served, 200)
        await until_all_closed(served)
        gc.collect()
        before = resident()
        await visit_rooms(served, 1000)
        await until_all_closed(served)
        gc.collect()
        assert resident() - before < 20_000_000
