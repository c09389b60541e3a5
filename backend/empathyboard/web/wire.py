"""uvicorn's WebSocket protocol with a short way in and endings of our own.

Once a room is attached, whole binary frames go to it in the moment they are read; every other
frame (pings, closes, texts, parts of messages) goes to the parser of `websockets`, as all do in
uvicorn's own class. Without that a message costs two tasks and four times as much.
"""

import asyncio
from contextlib import suppress
from typing import Any, cast

from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.exceptions import InvalidState
from websockets.frames import CloseCode, Frame, Opcode
from websockets.frames import apply_mask as unmask  # type: ignore[attr-defined]
from websockets.http11 import Request

from empathyboard.domain.protocol import Close
from empathyboard.live.connection import Connection
from empathyboard.web.line import Line

EXTENSION = "empathyboard.wire"
"""Under this name the protocol offers itself to the application, in the scope's extensions."""

_GOODBYE_SECONDS = 1
_WHOLE_BINARY = 0x82
_FINAL, _MASKED = 0x80, 0x80


def span(data: bytes, start: int) -> tuple[int, int]:
    """Return where the payload of the frame at `start` begins and ends, be it there or not yet.

    It begins at 0 when the header is not whole, and ends where the header would.
    """
    left = len(data) - start
    if left < 2:
        return 0, start + 2
    size = data[start + 1] & 0x7F
    body = start + (6 if data[start + 1] & _MASKED else 2)
    if size < 126:
        return body, body + size
    wide = 2 if size == 126 else 8
    if left < 2 + wide:
        return 0, start + 2 + wide
    size = int.from_bytes(data[start + 2 : start + 2 + wide])
    return body + wide, body + wide + size


def _tell(connection: Connection, data: bytes | None) -> None:
    if data is None:
        connection.peer.close(Close.MALFORMED, "text messages have no place here")
    else:
        connection.hear(data)


class Wire(WebSocketsSansIOProtocol):
    """One WebSocket connection as uvicorn serves it."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        """Close an oversize message with our own code: after 1009 a client would try again."""
        super().__init__(config, server_state, app_state, _loop)
        fail = self.conn.fail

        def fail_for_good(code: int, reason: str = "") -> None:
            fail(Close.TOO_LARGE if code == CloseCode.MESSAGE_TOO_BIG else code, reason)

        self.conn.fail = fail_for_good  # type: ignore[method-assign]
        self._letting_go: asyncio.TimerHandle | None = None
        self._line: Line | None = None
        self._connection: Connection | None = None
        self._resting: asyncio.Task[None] | None = None
        self._unread = bytearray()
        self._wanted = 0
        """How many unread bytes make a whole frame, or its header."""
        self._is_in_parts = False
        """A message in several frames began and has not ended."""
        self._is_parsers = False
        """All that comes goes to the parser: the connection is failing."""

    # --- joining a room ------------------------------------------------------------------

    def handle_connect(self, event: Request) -> None:
        """Offer the short way to the application."""
        super().handle_connect(event)
        if not self.close_sent:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    @property
    def is_gone(self) -> bool:
        """Tell whether nothing reaches the other end any more."""
        return self.transport.is_closing()

    def new_line(self) -> Line:
        """Return the way out of this connection."""
        return Line(self.transport, lambda: None)

    def attach(self, line: Line, connection: Connection) -> None:
        """Give what comes from now on to a connection, and what waits from before first."""
        self._line, self._connection = line, connection
        # Nothing reads the headers any more: 5 kB for each connection that is open.
        cast("list[object]", self.scope["headers"]).clear()
        self.request = self.response = None  # type: ignore[assignment]
        while not self.queue.empty():
            event: dict[str, Any] = self.queue.get_nowait()  # type: ignore[assignment]
            if event["type"] == "websocket.receive":
                _tell(connection, event.get("bytes"))
            else:
                line.lose()
        self._rest(connection)

    def leave(self) -> None:
        """Leave the room in this moment: nobody should see a cursor of who is gone."""
        if self._line is not None and self._connection is not None:
            self._line.lose()
            self._connection.leave()
            self._line = self._connection = None
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    # --- the way in ----------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        """Split what was read into frames."""
        if not self.handshake_complete:
            self._shake_hands(data)
        elif self._unread:
            self._unread += data
            if len(self._unread) >= self._wanted and self._resting is None:
                self._split_unread()
        else:
            self._split(data)

    def _shake_hands(self, data: bytes) -> None:
        if self.handshake_initiated:
            self.transport.abort()  # nobody may send before we answered
        else:
            super().data_received(data)

    def _split_unread(self) -> None:
        data, self._unread = bytes(self._unread), bytearray()
        self._split(data)

    def _split(self, data: bytes) -> None:
        start = 0
        while start < len(data):
            body, end = span(data, start)
            if self._is_parsers or end - body > self.config.ws_max_size:
                self._is_parsers = True
                super().data_received(data[start:])
                return
            if end > len(data) or self._resting is not None:
                self._unread += memoryview(data)[start:]
                self._wanted = end - start
                return
            self._take_frame(data, start, body, end)
            start = end

    def _take_frame(self, data: bytes, start: int, body: int, end: int) -> None:
        connection = self._connection
        is_whole = data[start] == _WHOLE_BINARY and data[start + 1] & _MASKED
        if connection is not None and is_whole and not self._is_in_parts:
            connection.hear(unmask(data[body:end], data[body - 4 : body]))
            self._rest(connection)
        else:
            if data[start] & 0x0F <= Opcode.BINARY:
                self._is_in_parts = not data[start] & _FINAL
            super().data_received(data[start:end])

    def send_receive_event_to_app(self) -> None:
        """Give a message that the parser put together to the room, once there is one."""
        if self._connection is None:
            super().send_receive_event_to_app()
            return
        data, self.frames = b"".join(self.frames), []
        _tell(self._connection, data if self.curr_msg_data_type == "bytes" else None)
        self._rest(self._connection)

    def _rest(self, connection: Connection) -> None:
        """Stop reading until the room wants more: the sender's own network tells it to wait."""
        if connection.is_ready:
            self._read_on()
        elif self._resting is None:
            self._resting = self.loop.create_task(self._await_room(connection))
            if not self.read_paused:
                self.read_paused = True
                self.transport.pause_reading()

    async def _await_room(self, connection: Connection) -> None:
        await connection.until_ready()
        self._resting = None
        self._read_on()
        self._split_unread()

    def _read_on(self) -> None:
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()

    # --- the way out ---------------------------------------------------------------------

    def pause_writing(self) -> None:
        """Note that more waits than may."""
        super().pause_writing()
        if self._line is not None:
            self._line.pause()

    def resume_writing(self) -> None:
        """Note that most of it went out."""
        super().resume_writing()
        if self._line is not None:
            self._line.resume()

    # --- endings -------------------------------------------------------------------------

    def handle_close(self, event: Frame) -> None:
        """Leave when the other end says goodbye."""
        super().handle_close(event)
        self.leave()

    def handle_parser_exception(self) -> None:
        """Leave when the other end breaks the rules of WebSocket."""
        super().handle_parser_exception()
        self.leave()

    def keepalive_timeout(self) -> None:
        """Let go of who answers no ping, unless the answer waits in what we don't read."""
        if self._resting is not None:
            self.schedule_ping()
            return
        super().keepalive_timeout()
        # Closing would wait until what was written is read.
        self.transport.abort()
        self.leave()

    async def run_asgi(self) -> None:
        """Serve, then let go: who does not read would keep the socket and all that waits."""
        await super().run_asgi()
        self._let_go_after(self.close_timeout)

    def shutdown(self) -> None:
        """Say goodbye; the server's end does not wait for who does not read."""
        with suppress(InvalidState):  # the other end said it first
            super().shutdown()
        self.leave()
        self._let_go_after(_GOODBYE_SECONDS)

    def _let_go_after(self, seconds: float) -> None:
        if self._letting_go is None and not self.disconnected:
            self._letting_go = self.loop.call_later(seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave, and note that there is nothing to let go of any more."""
        super().connection_lost(exc)
        self.leave()
        if self._letting_go is not None:
            self._letting_go.cancel()
