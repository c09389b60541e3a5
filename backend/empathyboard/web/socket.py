"""The WebSocket `/sync/{document}`: from a socket to a room and back."""

import asyncio
from contextlib import suppress

from fastapi import APIRouter, WebSocket
from starlette.websockets import WebSocketDisconnect

from empathyboard.domain.errors import (
    EmpathyboardError,
    ForbiddenError,
    GoneError,
    UnknownError,
)
from empathyboard.domain.protocol import Close
from empathyboard.live.live_room import Connection
from empathyboard.live.outbox import Closing
from empathyboard.web.admission import access_of, socket_asker
from empathyboard.web.problems import broken
from empathyboard.web.state import state_of

router = APIRouter()
_CLOSE_SECONDS = 10
"""For so long the other end may take to read up to our goodbye."""


@router.websocket("/sync/{document}")
async def sync(socket: WebSocket, document: str) -> None:
    """Serve one connection to a document; nothing of it is read before it may look (P10)."""
    await socket.accept()
    try:
        closing = await _admit_and_serve(socket, document)
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


async def _admit_and_serve(socket: WebSocket, address: str) -> Closing | None:
    access = access_of(socket)
    asker = await socket_asker(socket)
    seen = access.visits.reviews
    admission = await access.admissions.admit(address, asker)
    participant = await access.participant(admission)
    async with state_of(socket).rooms.visit(admission.place.document) as live:
        while seen != access.visits.reviews:
            # Rights changed meanwhile; from here to the register there is no wait.
            seen = access.visits.reviews
            admission = await access.admissions.admit(address, asker)
        connection = live.connect(admission.level, participant, names_hidden=admission.names_hidden)
        with access.visits.open(address, admission, connection):
            return await _serve(socket, connection)


async def _serve(socket: WebSocket, connection: Connection) -> Closing | None:
    """Read and write until one end closes; None when it was the other one."""
    writing = asyncio.create_task(connection.outbox.run(socket.send_bytes))
    reading = asyncio.create_task(_read(socket, connection))
    stuck = asyncio.create_task(connection.is_stuck.wait())
    tasks: set[asyncio.Task[object]] = {writing, reading, stuck}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if writing.done() and writing.exception() is None:
            return writing.result()
        return Closing(Close.SLOW, "nothing was read for too long") if stuck.done() else None
    finally:
        connection.leave()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _read(socket: WebSocket, connection: Connection) -> None:
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        data = message.get("bytes")
        if data is None:
            connection.peer.close(Close.MALFORMED, "text messages have no place here")
        else:
            await connection.receive(data)


async def _close(socket: WebSocket, closing: Closing) -> None:
    # The other end may be gone already, and a reason holds at most 123 bytes.
    reason = closing.reason.encode()[:120].decode(errors="ignore")
    with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(_CLOSE_SECONDS):
            await socket.close(closing.code, reason)
