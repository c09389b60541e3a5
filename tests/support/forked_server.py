"""The program as a process that starts at once: forked from one that has imported everything."""

import asyncio
import multiprocessing
import os
from pathlib import Path

import httpx

from empathyboard.__main__ import main
from tests.support.server import new_board, new_http, new_map

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload([__name__])


class ForkedServer:
    """A server on one port and one folder, killed and started again."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self._process: multiprocessing.process.BaseProcess | None = None

    async def start(self) -> None:
        """Start, and return when it answers."""
        self._process = processes.Process(target=_serve, args=(self.data, self.port))
        self._process.start()
        while not await self._answers():
            assert self._process.is_alive(), "the server ended"
            await asyncio.sleep(0.01)

    async def kill(self) -> None:
        """Take it away without a warning."""
        if self._process is not None:
            self._process.kill()
            await asyncio.to_thread(self._process.join)
            self._process.close()
            self._process = None

    async def new_maps(self, number: int) -> list[str]:
        """Make a board with maps; returns their ids."""
        async with self.http() as http:
            board = await new_board(http)
            return [(await new_map(http, board["id"]))["id"] for _ in range(number)]

    def http(self) -> httpx.AsyncClient:
        """Return a client of its REST interface."""
        return new_http(self.address)

    def wire(self, document: str) -> str:
        """Return the address of a document's socket."""
        return f"ws://127.0.0.1:{self.port}/sync/{document}"

    async def _answers(self) -> bool:
        try:
            async with self.http() as http:
                return (await http.get("/healthz")).is_success
        except httpx.TransportError:
            return False


def _serve(data: Path, port: int) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os._exit(main(["serve", "--port", str(port), "--data", str(data), "--unsupervised"]))
