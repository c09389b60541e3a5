"""The outbox of a connection: in order, bounded, never silent for long."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.live.outbox import Closing, Outbox
from empathyboard.sync.frames import STILL_HERE
from tests.support.clock import settle


class Reader:
    """The other end: reads while its gate is open."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.empty = 0

    async def transmit(self, frame: bytes) -> None:
        await self.gate.wait()
        self.got.append(frame)

    def on_empty(self) -> None:
        self.empty += 1


@asynccontextmanager
async def running(outbox: Outbox, reader: Reader) -> AsyncIterator["asyncio.Task[Closing]"]:
    task = asyncio.create_task(outbox.run(reader.transmit))
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_frames_arrive_in_order_and_then_the_close() -> None:
    reader = Reader()
    outbox = Outbox(reader.on_empty)
    async with running(outbox, reader) as task:
        for frame in (b"1", b"2", b"3"):
            outbox.send(frame)
        outbox.close(Close.GONE, "the board is gone")
        outbox.send(b"too late")
        assert await task == Closing(Close.GONE, "the board is gone")
    assert reader.got == [b"1", b"2", b"3"]


async def test_full_outbox_has_no_room_but_an_empty_one_takes_any_single_frame() -> None:
    reader = Reader()
    outbox = Outbox(reader.on_empty)
    assert outbox.has_room(10 * LIMITS.outbox_bytes)
    outbox.send(bytes(LIMITS.outbox_bytes - 10))
    assert outbox.has_room(10)
    assert not outbox.has_room(11)


async def test_frame_being_sent_counts_until_it_is_gone() -> None:
    reader = Reader()
    reader.gate.clear()
    outbox = Outbox(reader.on_empty)
    async with running(outbox, reader):
        outbox.send(bytes(LIMITS.outbox_bytes))
        await settle()
        assert not outbox.has_room(1)
        reader.gate.set()
        await settle()
        assert outbox.has_room(1)
        assert reader.empty == 1


async def test_silent_connection_is_sent_a_sign_of_life_at_each_beat() -> None:
    """P25."""
    reader = Reader()
    outbox = Outbox(reader.on_empty)
    async with running(outbox, reader):
        outbox.beat()
        await settle()
        assert reader.got == [STILL_HERE]
        outbox.beat()
        outbox.beat()
        await settle()
        assert reader.got == [STILL_HERE] * 2


async def test_reader_that_is_stuck_for_too_long_is_given_up() -> None:
    """P24."""
    reader = Reader()
    reader.gate.clear()
    outbox = Outbox(reader.on_empty)
    beats = int(LIMITS.slow_reader_seconds / (LIMITS.keep_alive_seconds / 2))
    async with running(outbox, reader):
        outbox.send(b"1")
        await settle()
        assert all(outbox.beat() for _ in range(beats - 1))
        assert not outbox.beat()
