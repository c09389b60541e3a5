"""A socket that was let in, served until one end closes: two ways over the same room."""

import asyncio

from fastapi import WebSocket

from empathyboard.domain.access import Level
from empathyboard.domain.protocol import Close
from empathyboard.live.connection import Connection
from empathyboard.live.live_room import LiveRoom
from empathyboard.live.outbox import Closing, Outbox
from empathyboard.web.wire import EXTENSION, Wire


async def serve(socket: WebSocket, live: LiveRoom, level: Level) -> Closing | None:
    """Read and write until one end closes; None when it was the other one."""
    wire = socket.scope.get("extensions", {}).get(EXTENSION)
    if wire is None:
        return await _serve_anywhere(socket, live, level)
    return await _serve_on(wire, live, level)


async def _serve_on(wire: Wire, live: LiveRoom, level: Level) -> Closing | None:
    """Let the protocol class do it all; wait for the end."""
    line = wire.new_line()
    wire.attach(line, live.connect(level, line))
    try:
        return await line.ended
    finally:
        wire.leave()


async def _serve_anywhere(socket: WebSocket, live: LiveRoom, level: Level) -> Closing | None:
    """Serve as any ASGI server can: one task reads, one writes."""
    outbox = Outbox()
    connection = live.connect(level, outbox)
    writing = asyncio.create_task(outbox.run(socket.send_bytes))
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
