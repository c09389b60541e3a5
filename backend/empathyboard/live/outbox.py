"""What waits to be sent to one connection: bounded, so that a slow reader costs little."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.sync.frames import STILL_HERE
from empathyboard.sync.peer import Sink


@dataclass(frozen=True)
class Closing:
    """The code and reason that a connection is closed with."""

    code: Close
    reason: str


class Outlet(Sink, Protocol):
    """The way out to one connection, as the room in time sees it."""

    on_empty: Callable[[], None]
    """Called whenever the other end took most of what waited."""

    @property
    def is_full(self) -> bool:
        """Tell whether more waits than may."""

    async def until_room(self) -> None:
        """Return when no more waits than may: who asks without reading is not heard till then."""

    def beat(self) -> bool:
        """Keep a silent connection alive; False when it has not read for too long.

        Called twice in every `keepAliveSeconds`, so silence stays below that.
        """


class Patience:
    """Counts the beats in which somebody read nothing of what waits for them."""

    def __init__(self) -> None:
        """Start with all of it."""
        self._beats = 0

    def is_left(self, *, reads: bool) -> bool:
        """Count one more beat; False when it went on for `slowReaderSeconds`."""
        self._beats = 0 if reads else self._beats + 1
        return self._beats * LIMITS.keep_alive_seconds / 2 < LIMITS.slow_reader_seconds


def _nobody_waits() -> None:
    pass


class Outbox:
    """Frames in order towards one connection, sent by one task."""

    def __init__(self, on_empty: Callable[[], None] = _nobody_waits) -> None:
        """Start empty; `on_empty` is called whenever all frames went out."""
        self.on_empty = on_empty
        self._frames: deque[bytes] = deque()
        self._size = 0
        self._wake = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._closing: Closing | None = None
        self._sent_since_beat = False
        self._patience = Patience()

    @property
    def waiting(self) -> int:
        """Return how many bytes wait."""
        return self._size

    @property
    def is_full(self) -> bool:
        """Tell whether more waits than may."""
        return self._size > LIMITS.outbox_bytes

    def has_room(self, size: int) -> bool:
        """Tell whether frames of this size fit; with nothing waiting they always do."""
        return not self._frames or self._size + size <= LIMITS.outbox_bytes

    def send(self, frame: bytes) -> None:
        """Put a frame behind those that wait."""
        if self._closing is None:
            self._frames.append(frame)
            self._count(len(frame))
            self._wake.set()

    def tell(self, batch: Sequence[bytes]) -> bool:
        """Put frames that everyone gets behind those that wait, unless they don't fit."""
        if not self.has_room(sum(map(len, batch))):
            return False
        for frame in batch:
            self.send(frame)
        return True

    def _count(self, size: int) -> None:
        self._size += size
        if self.is_full:
            self._room.clear()
        else:
            self._room.set()

    async def until_room(self) -> None:
        """Return when no more waits than may."""
        await self._room.wait()

    def close(self, code: Close, reason: str) -> None:
        """Close the connection once the frames before this are sent."""
        if self._closing is None:
            self._closing = Closing(code, reason)
            self._wake.set()

    async def run(self, transmit: Callable[[bytes], Awaitable[None]]) -> Closing:
        """Send what comes until the connection is to be closed; return how."""
        while True:
            while self._frames:
                await self._send_one(transmit)
            if self._closing is not None:
                return self._closing
            self._wake.clear()
            self.on_empty()
            if not self._frames:
                await self._wake.wait()

    async def _send_one(self, transmit: Callable[[bytes], Awaitable[None]]) -> None:
        # The frame stays in the queue while it is sent: it still counts as waiting.
        await transmit(self._frames[0])
        self._count(-len(self._frames.popleft()))
        self._sent_since_beat = True

    def beat(self) -> bool:
        """Keep a silent connection alive; False when it has not read for too long."""
        sent, self._sent_since_beat = self._sent_since_beat, False
        waits = bool(self._frames)
        if not sent and not waits:
            self.send(STILL_HERE)
        return self._patience.is_left(reads=sent or not waits)
