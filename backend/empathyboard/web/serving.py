"""A socket that was let in, served until one end closes: two ways over the same room."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager

from fastapi import WebSocket

from empathyboard.domain.protocol import Close
from empathyboard.live.connection import Connection
from empathyboard.live.outbox import Closing, Outbox, Outlet
from empathyboard.web.wire import EXTENSION, Wire

Enter = Callable[[Outlet], AbstractContextManager[Connection]]
"""Lets a socket into its room, with its way out; it is in while the context lasts."""


async def serve(socket: WebSocket, enter: Enter) -> Closing | None:
    """Read and write until one end closes; None when it was the other one.

    `enter` is called before the first wait.
    """
    wire = socket.scope.get("extensions", {}).get(EXTENSION)
    return await (_serve_anywhere(socket, enter) if wire is None else _serve_on(wire, enter))


async def _serve_on(wire: Wire, enter: Enter) -> Closing | None:
    """Let the protocol class do it all; wait for the end."""
    if wire.is_gone:  # while it was let in
        return None
    line = wire.new_line()
    with enter(line) as connection:
        wire.attach(line, connection)
        try:
            return await line.ended
        finally:
            wire.leave()


async def _serve_anywhere(socket: WebSocket, enter: Enter) -> Closing | None:
    """Serve as any ASGI server can: one task reads, one writes."""
    outbox = Outbox()
    with enter(outbox) as connection:
        try:
            return await _read_and_write(socket, connection, outbox)
        finally:
            connection.leave()


async def _read_and_write(
    socket: WebSocket, connection: Connection, outbox: Outbox
) -> Closing | None:
    writing = asyncio.create_task(outbox.run(socket.send_bytes))
    reading = asyncio.create_task(_read(socket, connection))
    is_stuck = asyncio.Event()
    connection.on_stuck = is_stuck.set
    stuck = asyncio.create_task(is_stuck.wait())
    tasks: set[asyncio.Task[object]] = {writing, reading, stuck}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if writing.done() and writing.exception() is None:
            return writing.result()
        return Closing(Close.SLOW, "nothing was read for too long") if stuck.done() else None
    finally:
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
