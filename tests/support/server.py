"""A real server inside the test's event loop, with parts replaced."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from empathyboard.__main__ import uvicorn_config
from empathyboard.document.documents import LocalDocuments
from empathyboard.domain.ports import Clock
from empathyboard.live.clock import SystemClock
from empathyboard.live.rooms import Rooms
from empathyboard.main import Parts, compose
from empathyboard.settings import Settings
from empathyboard.stores.memory import MemoryStore
from empathyboard.web.state import State
from tests.support.stores import Store


class ScaledClock:
    """Time that runs so many times faster than the machine's."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self._epoch = time.time()
        self._start = time.monotonic()

    def now(self) -> int:
        passed = (time.monotonic() - self._start) * self.factor
        return int((self._epoch + passed) * 1000)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.factor)


async def wait_until(is_so: Callable[[], object], what: str = "", seconds: float = 20) -> None:
    """Return as soon as something holds; fail when it does not come to hold."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"in {seconds} s it did not come to: {what}"
        await asyncio.sleep(0.005)


@dataclass
class Served:
    """A server that runs, with everything a test looks at."""

    address: str
    http: httpx.AsyncClient
    state: State
    store: Any
    documents: LocalDocuments
    uvicorn: uvicorn.Server
    boards: list[dict[str, Any]] = field(default_factory=list)

    @property
    def rooms(self) -> Rooms:
        return self.state.rooms

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def wire(self, document: str) -> str:
        """Return the address of a document's socket."""
        return f"{self.address.replace('http', 'ws', 1)}/sync/{document}"

    async def new_board(self, title: str = "Acme", **fields: Any) -> dict[str, Any]:
        """Make a board; returns what the server answered, the key among it."""
        return await new_board(self.http, title, **fields)

    async def new_map(self, board: str | None = None, job_title: str = "CFO") -> dict[str, Any]:
        """Make a map, on a board of its own if none is given."""
        board = board or (await self.new_board())["id"]
        return await new_map(self.http, board, job_title)


def new_http(address: str) -> httpx.AsyncClient:
    """Return a client of a server's REST interface; nothing is encrypted, so none is trusted."""
    # Reading the machine's certificates would take longer than the rest of the server's start.
    return httpx.AsyncClient(base_url=address, timeout=30, verify=False, trust_env=False)


async def new_board(http: httpx.AsyncClient, title: str = "Acme", **fields: Any) -> dict[str, Any]:
    """Make a board through REST."""
    answer = await http.post("/api/boards", json={"title": title, "locale": "en"} | fields)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def new_map(
    http: httpx.AsyncClient, board: str, job_title: str = "CFO", **fields: Any
) -> dict[str, Any]:
    """Make a map through REST."""
    body = {"job_title": job_title, "committee_roles": []} | fields
    answer = await http.post(f"/api/boards/{board}/maps", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def listen(port: int = 0) -> socket.socket:
    """Take a port of this machine's own address."""
    listener = socket.create_server(("127.0.0.1", port), backlog=2048)
    # uvloop does so for every connection; asyncio does not where the protocol number is 0, and
    # every answer then waits 40 ms for its second packet.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


@asynccontextmanager
async def serving(
    *,
    store: Store | None = None,
    clock: Clock | None = None,
    settings: Settings | None = None,
    static: Path | None = None,
    port: int = 0,
    plain: bool = False,
) -> AsyncIterator[Served]:
    """Serve as the program does, in this event loop; ends as on SIGTERM."""
    store, documents = store or MemoryStore(), LocalDocuments()
    # Tests send as fast as they can.
    settings = settings or Settings(rate_factor=0)
    parts = Parts(
        store, store, store.access, store, store.close, documents, clock or SystemClock(), static
    )
    app = compose(settings, parts)
    config = uvicorn_config(app, settings)
    if plain:  # as under a server that knows nothing of our protocol class
        config.ws = "websockets-sansio"
    with listen(port) as listener:
        server = await _start(config, listener)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        try:
            async with new_http(address) as http:
                yield Served(address, http, app.state.parts, store, documents, server)
        finally:
            await _stop(server)


async def _start(config: uvicorn.Config, listener: socket.socket) -> uvicorn.Server:
    """Start without `serve`, which takes the signals of whoever runs the tests."""
    server = uvicorn.Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup([listener])
    return server


async def end(served: Served) -> None:
    """End a server before its context does."""
    await _stop(served.uvicorn)


async def _stop(server: uvicorn.Server) -> None:
    """Do what uvicorn does on SIGTERM, without its tenths of seconds; once."""
    if server.should_exit:
        return
    server.should_exit = True
    for each in server.servers:
        each.close()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    await wait_until(lambda: not server.server_state.connections, "no connections")
    await wait_until(lambda: not server.server_state.tasks, "no tasks")
    await server.lifespan.shutdown()
