"""One socket's end in a room: what it says goes in, at the speed that the room allows."""

import asyncio
from typing import TYPE_CHECKING

from empathyboard.domain.access import Level
from empathyboard.domain.protocol import Close
from empathyboard.live.meter import Meter, Rates
from empathyboard.live.outbox import Outlet
from empathyboard.sync import frames

if TYPE_CHECKING:
    from empathyboard.live.live_room import LiveRoom

_READ_ELSEWHERE = 64 * 1024
"""Frames above this many bytes are walked in a thread, so that nobody waits for them."""


class Connection:
    """One socket's end in a room."""

    def __init__(self, live: "LiveRoom", level: Level, outbox: Outlet, rates: Rates) -> None:
        """Join the room."""
        self._live = live
        self._loop = asyncio.get_running_loop()
        self._meter = Meter(rates)
        self._resting_until = 0.0
        self._reading: asyncio.Task[None] | None = None
        self._held: list[bytes] = []
        self.outbox = outbox
        self.peer = live.room.join(outbox, level)
        self.is_stuck = asyncio.Event()
        """Set when the other end has not read for too long."""
        outbox.on_empty = self._catch_up

    def _catch_up(self) -> None:
        self._live.room.catch_up(self.peer)

    # --- the way in ----------------------------------------------------------------------

    def hear(self, data: bytes) -> None:
        """Take in one message; what follows one that is read elsewhere waits for it."""
        now = self._loop.time()
        owed = self._meter.count(data, now)
        if owed:
            self._resting_until = now + owed
        self._hear(data)

    def _hear(self, data: bytes) -> None:
        if self._reading is not None:
            self._held.append(data)
        elif len(data) > _READ_ELSEWHERE:
            self._reading = self._loop.create_task(self._read_elsewhere(data))
        else:
            self._live.receive(self.peer, lambda: frames.read(data))

    async def _read_elsewhere(self, data: bytes) -> None:
        reading = asyncio.ensure_future(asyncio.to_thread(frames.read, data))
        await asyncio.wait({reading})
        self._reading = None
        self._live.receive(self.peer, reading.result)
        held, self._held = self._held, []
        for each in held:
            self._hear(each)

    @property
    def is_ready(self) -> bool:
        """Tell whether the next message may be read now."""
        return (
            self._reading is None
            and not self._resting_until
            and self._live.is_ready
            and not self.outbox.is_full
        )

    async def until_ready(self) -> None:
        """Return when the next message may be read."""
        while not self.is_ready:
            if self._reading is not None:
                await asyncio.wait({self._reading})
            await asyncio.sleep(self._resting_until - self._loop.time())
            self._resting_until = 0.0
            await self._live.until_ready()
            await self.outbox.until_room()

    async def receive(self, data: bytes) -> None:
        """Take in one message; returns when the next one may be read."""
        self.hear(data)
        await self.until_ready()

    # --- the end -------------------------------------------------------------------------

    def give_up(self) -> None:
        """Close a connection that does not read; nothing more can be told to it."""
        self.peer.close(Close.SLOW, "nothing was read for too long")
        self.is_stuck.set()

    def leave(self) -> None:
        """Leave the room."""
        self._live.leave(self)
