"""What waits to be sent to one connection: bounded, so that a slow reader costs little."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.sync.frames import STILL_HERE


@dataclass(frozen=True)
class Closing:
    """The code and reason that a connection is closed with."""

    code: Close
    reason: str


class Outbox:
    """Frames in order towards one connection, sent by one task."""

    def __init__(self, on_empty: Callable[[], None]) -> None:
        """Start empty; `on_empty` is called whenever all frames went out."""
        self._on_empty = on_empty
        self._frames: deque[bytes] = deque()
        self._size = 0
        self._wake = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self._closing: Closing | None = None
        self._sent_since_beat = False
        self._stuck_beats = 0

    def has_room(self, size: int) -> bool:
        """Tell whether a frame of this size fits; one alone always does."""
        return not self._frames or self._size + size <= LIMITS.outbox_bytes

    def send(self, frame: bytes) -> None:
        """Put a frame behind those that wait."""
        if self._closing is None:
            self._frames.append(frame)
            self._count(len(frame))
            self._wake.set()

    def _count(self, size: int) -> None:
        self._size += size
        if self._size > LIMITS.outbox_bytes:
            self._room.clear()
        else:
            self._room.set()

    async def until_room(self) -> None:
        """Return when no more waits than may: who asks without reading is not heard till then."""
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
            self._on_empty()
            if not self._frames:
                await self._wake.wait()

    async def _send_one(self, transmit: Callable[[bytes], Awaitable[None]]) -> None:
        # The frame stays in the queue while it is sent: it still counts as waiting.
        await transmit(self._frames[0])
        self._count(-len(self._frames.popleft()))
        self._sent_since_beat = True

    def beat(self) -> bool:
        """Keep a silent connection alive; False when it has not read for too long.

        Called twice in every `keepAliveSeconds`, so silence stays below that.
        """
        if self._sent_since_beat:
            self._sent_since_beat, self._stuck_beats = False, 0
        elif self._frames:
            self._stuck_beats += 1
        else:
            self.send(STILL_HERE)
        return self._stuck_beats * LIMITS.keep_alive_seconds / 2 < LIMITS.slow_reader_seconds
