"""Who does not read costs little, and catches up when it reads again (P24)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import pairwise

import pytest
from websockets.asyncio.client import ClientConnection, connect

from empathyboard.domain.limits import LIMITS
from empathyboard.live.connection import Connection
from empathyboard.live.live_room import LiveRoom
from empathyboard.sync import frames
from empathyboard.web.line import Line
from empathyboard.web.wire import Wire
from tests.support.server import ScaledClock, Served, serving, wait_until
from tests.support.wire import Client, joined

BIG = "x" * 500_000


@asynccontextmanager
async def not_reading(address: str) -> AsyncIterator[ClientConnection]:
    """Connect like a page whose computer sleeps: the network takes some, nobody reads it."""
    async with connect(address, max_size=None, compression=None, max_queue=1) as socket:
        yield socket
        socket.transport.abort()


def room_of(served: Served) -> LiveRoom:
    [live] = [live for live in served.rooms._live() if live.connections]
    return live


def wires(served: Served) -> list[Wire]:
    return [each for each in served.uvicorn.server_state.connections if isinstance(each, Wire)]


def waiting(connection: Connection) -> int:
    assert isinstance(connection.outbox, Line)
    return connection.outbox.waiting


async def until_stuck(served: Served, writer: Client) -> Connection:
    """Write until the other connection is taken out of the flushes."""
    for number in range(200):
        await writer.add_note(f"big {number % 4}", BIG)
        await writer.until_saved()
        for connection in room_of(served).connections:
            if connection.peer.behind is not None:
                return connection
    raise AssertionError("nobody fell behind")


async def test_who_does_not_read_is_left_out_and_catches_up_at_once(served: Served) -> None:
    """P24."""
    made = await served.new_map()
    address = served.wire(made["id"])
    async with joined(address) as writer, not_reading(address) as socket:
        stuck = await until_stuck(served, writer)
        most = waiting(stuck)
        for number in range(20):
            await writer.add_note(f"small {number}", "x")
        await writer.until_saved()
        assert waiting(stuck) == most <= LIMITS.outbox_bytes + len(BIG) * 1.1

        reader = Client(socket, None, answers=False)
        await wait_until(lambda: reader.notes() == writer.notes(), "all that was missed")
        assert stuck.peer.behind is None
        assert reader.closed is None


async def test_asking_without_reading_costs_no_more_than_one_answer(served: Served) -> None:
    """Every question takes five bytes, and its answer the whole document."""
    made = await served.new_map()
    address = served.wire(made["id"])
    async with joined(address) as writer:
        await writer.add_note("big", "x" * 1_900_000)
        await writer.until_saved()
        async with not_reading(address) as socket:
            for _ in range(200):
                await socket.send(frames.ask_document(b"\x00"))
            live = room_of(served)
            await wait_until(
                lambda: any(waiting(each) > LIMITS.outbox_bytes for each in live.connections),
                "an answer that waits",
            )
            await writer.add_note("after", "x")
            await writer.until_saved()
            assert sum(waiting(each) for each in live.connections) < 2 * 2_000_000


async def test_who_never_reads_is_closed_and_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """P24: and what waited for it is let go, although it never reads our goodbye."""
    monkeypatch.setattr("empathyboard.live.outbox.LIMITS", replace(LIMITS, slow_reader_seconds=30))
    monkeypatch.setattr("empathyboard.web.visit._CLOSE_SECONDS", 0.1)
    async with serving(clock=ScaledClock(100)) as served:
        made = await served.new_map()
        address = served.wire(made["id"])
        async with joined(address) as writer, not_reading(address):
            stuck = await until_stuck(served, writer)
            for wire in wires(served):
                monkeypatch.setattr(wire, "close_timeout", 0.1)
            await wait_until(lambda: stuck.peer.is_closed, "the end of patience")
            await wait_until(lambda: len(served.uvicorn.server_state.tasks) == 1, "its task ended")
            await wait_until(lambda: len(wires(served)) == 1, "its socket closed")
            await writer.add_note("after", "x")
            await writer.until_saved()


async def test_silent_connection_hears_something_often_enough() -> None:
    """P25: a y-websocket client gives up after 30 s of silence."""
    clock = ScaledClock(30)
    async with serving(clock=clock) as served:
        made = await served.new_map()
        async with joined(served.wire(made["id"])) as client:
            heard = [clock.now()]
            end = heard[0] + 120_000
            while clock.now() < end:
                count = len(client.got)
                await asyncio.sleep(0.002)
                if len(client.got) > count:
                    heard.append(clock.now())
    gaps = [later - earlier for earlier, later in pairwise(heard)]
    assert len(gaps) >= 4
    # Twenty seconds; on a machine that is busy a quarter of one of ours counts for eight.
    assert max(gaps) < 28_000
