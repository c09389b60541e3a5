"""uvicorn's WebSocket protocol with endings of our own."""

import asyncio
from contextlib import suppress
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.exceptions import InvalidState
from websockets.frames import CloseCode

from empathyboard.domain.protocol import Close

_GOODBYE_SECONDS = 1


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

    async def run_asgi(self) -> None:
        """Serve, then let go: who does not read would keep the socket and all that waits."""
        await super().run_asgi()
        self._let_go_after(self.close_timeout)

    def shutdown(self) -> None:
        """Say goodbye; the server's end does not wait for who does not read."""
        with suppress(InvalidState):  # the other end said it first
            super().shutdown()
        self._let_go_after(_GOODBYE_SECONDS)

    def _let_go_after(self, seconds: float) -> None:
        if self._letting_go is None and not self.disconnected:
            self._letting_go = self.loop.call_later(seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that there is nothing to let go of any more."""
        super().connection_lost(exc)
        if self._letting_go is not None:
            self._letting_go.cancel()
