"""A socket from its admission to its end: what every address with a wire has in common."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from empathyboard.domain.errors import (
    EmpathyboardError,
    ForbiddenError,
    GoneError,
    UnknownError,
)
from empathyboard.domain.protocol import Close
from empathyboard.live.connection import Connection
from empathyboard.live.outbox import Closing, Outlet
from empathyboard.live.visits import Admit
from empathyboard.web.admission import access_of
from empathyboard.web.problems import broken
from empathyboard.web.serving import serve
from empathyboard.web.state import state_of

_CLOSE_SECONDS = 10
"""For so long the other end may take to read up to our goodbye."""


async def visit(socket: WebSocket, admit: Admit) -> None:
    """Serve one connection to a document; nothing of it is read before it may look (P10)."""
    await socket.accept()
    try:
        closing = await _admit_and_serve(socket, admit)
    except GoneError as error:
        closing = Closing(Close.GONE, str(error))
    except UnknownError as error:
        closing = Closing(Close.UNKNOWN, str(error))
    except ForbiddenError as error:
        closing = Closing(Close.FORBIDDEN, str(error))
    except EmpathyboardError as error:
        closing = Closing(Close.BROKEN, broken(error))
    if closing is not None:
        await _close(socket, closing)


async def _admit_and_serve(socket: WebSocket, admit: Admit) -> Closing | None:
    access = access_of(socket)
    seen = access.visits.reviews
    admission = await admit(access.admissions)
    participant = await access.participant(admission)
    async with state_of(socket).rooms.visit(admission.place.document) as live:
        while seen != access.visits.reviews:
            # Rights changed meanwhile; from here to the register there is no wait.
            seen = access.visits.reviews
            admission = await admit(access.admissions)

        @contextmanager
        def enter(outlet: Outlet) -> Iterator[Connection]:
            connection = live.connect(
                admission.level,
                participant,
                outlet,
                names_hidden=admission.names_hidden,
                sees_others=not admission.is_embedded,
            )
            with access.visits.open(admit, admission, connection):
                yield connection

        return await serve(socket, enter)


async def _close(socket: WebSocket, closing: Closing) -> None:
    # The other end may be gone already, and a reason holds at most 123 bytes.
    reason = closing.reason.encode()[:120].decode(errors="ignore")
    with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(_CLOSE_SECONDS):
            await socket.close(closing.code, reason)
