"""The yardstick: every frame goes to everyone else on its path; no CRDT, no disk, no checks.

Usage: python -m bench.fanout PORT
"""

import sys
from collections import defaultdict

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

_rooms: defaultdict[str, set[ServerConnection]] = defaultdict(set)


async def _pass_on(socket: ServerConnection) -> None:
    assert socket.request is not None
    room = _rooms[socket.request.path]
    room.add(socket)
    try:
        async for frame in socket:
            broadcast(room - {socket}, frame)
    finally:
        room.discard(socket)


async def _serve(port: int) -> None:
    async with serve(_pass_on, "127.0.0.1", port, compression=None, max_size=None) as server:
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve(int(sys.argv[1])))
