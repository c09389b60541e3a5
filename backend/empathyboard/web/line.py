"""The way out through uvicorn's own transport: one buffer, encoded once, for all connections."""

import asyncio
from collections.abc import Callable, Sequence

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.live.outbox import Closing, Patience
from empathyboard.sync.frames import STILL_HERE

_WHOLE_BINARY = 0x82


def encode(frame: bytes) -> bytes:
    """Return one whole binary WebSocket frame as a server sends it, not masked."""
    size = len(frame)
    if size < 126:
        return bytes((_WHOLE_BINARY, size)) + frame
    if size < 0x10000:
        return bytes((_WHOLE_BINARY, 126)) + size.to_bytes(2) + frame
    return bytes((_WHOLE_BINARY, 127)) + size.to_bytes(8) + frame


class _Latest:
    """The batch that was told last, encoded; everyone in a room is told the same object."""

    def __init__(self) -> None:
        self.batch: Sequence[bytes] = ()
        self.encoded = b""

    def encode(self, batch: Sequence[bytes]) -> bytes:
        self.batch, self.encoded = batch, b"".join(map(encode, batch))
        return self.encoded


_LATEST = _Latest()


class Line:
    """Frames towards one connection; what the network does not take waits in its transport."""

    def __init__(self, transport: asyncio.Transport, on_empty: Callable[[], None]) -> None:
        """Bound what may wait; `on_empty` is called when most of it went out."""
        self.on_empty = on_empty
        self.ended: asyncio.Future[Closing | None] = asyncio.get_running_loop().create_future()
        """How the connection is to be closed, or None when the other end did it."""
        self._transport = transport
        self.is_full = False
        """Whether more waits than may."""
        self._room: asyncio.Event | None = None
        """Set when there is room again; hardly anyone ever waits for it."""
        self._is_ended = False
        self._written = self._read = 0
        self._patience = Patience()
        transport.set_write_buffer_limits(high=LIMITS.outbox_bytes)

    @property
    def waiting(self) -> int:
        """Return how many bytes wait."""
        return self._transport.get_write_buffer_size()

    async def until_room(self) -> None:
        """Return when no more waits than may."""
        while self.is_full:
            self._room = self._room or asyncio.Event()
            await self._room.wait()

    def send(self, frame: bytes) -> None:
        """Put a frame behind those that wait."""
        self._write(encode(frame))

    def tell(self, batch: Sequence[bytes]) -> bool:
        """Put frames that everyone gets behind those that wait, until more waits than may."""
        if self.is_full:
            return False
        if batch and not self._is_ended:
            # Called most often of all, so without a call in between.
            data = _LATEST.encoded if batch is _LATEST.batch else _LATEST.encode(batch)
            self._written += len(data)
            self._transport.write(data)
        return True

    def _write(self, data: bytes) -> None:
        if not self._is_ended:
            self._written += len(data)
            self._transport.write(data)

    def close(self, code: Close, reason: str) -> None:
        """Close the connection once the frames before this are sent."""
        self._end(Closing(code, reason))

    def lose(self) -> None:
        """Note that the other end is gone, or going."""
        self._end(None)

    def _end(self, closing: Closing | None) -> None:
        self._is_ended = True
        if not self.ended.done():
            self.ended.set_result(closing)

    def pause(self) -> None:
        """Note that more waits than may."""
        self.is_full = True

    def resume(self) -> None:
        """Note that most of it went out."""
        self.is_full = False
        if self._room is not None:
            self._room.set()
            self._room = None
        self.on_empty()

    def beat(self) -> bool:
        """Keep a silent connection alive; False when it has not read for too long."""
        waiting = self.waiting
        read = self._written - waiting
        reads, self._read = read > self._read, max(read, self._read)
        if not reads and not waiting:
            self.send(STILL_HERE)
        return self._patience.is_left(reads=reads or not waiting)
