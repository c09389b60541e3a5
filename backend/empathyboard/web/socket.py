"""The WebSocket `/sync/{document}`: from a socket to a room and back."""

import asyncio
from contextlib import suppress

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.domain.errors import EmpathyboardError, GoneError, UnknownError
from empathyboard.domain.protocol import Close
from empathyboard.live.outbox import Closing
from empathyboard.web.access import has_foreign_origin, level_of
from empathyboard.web.serving import serve
from empathyboard.web.state import state_of

router = APIRouter()
_CLOSE_SECONDS = 10
"""For so long the other end may take to read up to our goodbye."""


@router.websocket("/sync/{document}")
async def sync(socket: WebSocket, document: str) -> None:
    """Serve one connection to a document; nothing of it is read before it may look (P10)."""
    await socket.accept()
    try:
        _expect_own_page(socket)
        async with state_of(socket).rooms.visit(document) as live:
            # Asked last, so that what goes to the bin meanwhile finds this connection or is seen.
            level = await _level(socket, document)
            closing = await serve(socket, live, level)
    except _RefusedError as error:
        closing = error.closing
    except UnknownError as error:
        closing = Closing(Close.UNKNOWN, str(error))
    except EmpathyboardError as error:
        closing = Closing(Close.BROKEN, str(error))
    if closing is not None:
        await _close(socket, closing)


class _RefusedError(Exception):
    """The connection is closed before it joins."""

    def __init__(self, code: Close, reason: str) -> None:
        super().__init__(reason)
        self.closing = Closing(code, reason)


def _expect_own_page(socket: WebSocket) -> None:
    if has_foreign_origin(socket):
        raise _RefusedError(Close.FORBIDDEN, "pages of other sites may not connect")


async def _level(socket: WebSocket, document: str) -> Level:
    try:
        board = await state_of(socket).boards.board_of(document)
    except GoneError as error:
        raise _RefusedError(Close.GONE, str(error)) from None
    level = level_of(socket, board)
    if not allowed(level, Action.VIEW):
        raise UnknownError("There is no such board or map.")
    return level


async def _close(socket: WebSocket, closing: Closing) -> None:
    # The other end may be gone already, and a reason holds at most 123 bytes.
    reason = closing.reason.encode()[:120].decode(errors="ignore")
    with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(_CLOSE_SECONDS):
            await socket.close(closing.code, reason)
