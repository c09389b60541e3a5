"""The server as whoever runs it has it: a process of its own, with a port and a data folder."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

START_SECONDS = 60


def free_port(host: str = "127.0.0.1") -> int:
    """Find a port that nobody listens on."""
    with socket.create_server((host, 0)) as listener:
        return int(listener.getsockname()[1])


class Program:
    """`empathyboard serve`, started, stopped, killed and started again on one port and folder."""

    def __init__(self, data: Path, host: str = "127.0.0.1", reached_at: str = "") -> None:
        self.data = data
        self.host = host
        self.port = free_port(host)
        self.address = f"http://{reached_at or host}:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    async def start(self, module: str = "empathyboard") -> None:
        """Start, and return when it answers."""
        self._process = self._launch(module)
        await self._until_healthy()

    async def stop(self) -> None:
        """Ask it to end, as Ctrl+C does."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """Take it away without a warning."""
        await self._end(signal.SIGKILL)

    def log(self) -> str:
        """Return what it wrote."""
        return (self.data / "server.log").read_text(errors="replace")

    def _launch(self, module: str) -> "subprocess.Popen[bytes]":
        options = ["--host", self.host, "--port", str(self.port), "--data", str(self.data)]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("EMPATHYBOARD_")}
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "server.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", module, "serve", *options],
                stdout=log,
                stderr=log,
                env=environment,
            )

    async def _until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        async with httpx.AsyncClient(base_url=self.address, timeout=2) as http:
            while not await _is_healthy(http):
                assert self._process is not None
                assert self._process.poll() is None, self.log()
                assert time.monotonic() < deadline, self.log()
                await asyncio.sleep(0.05)

    async def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(number)
        await asyncio.to_thread(self._process.wait, 20)
        self._process = None


async def _is_healthy(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/healthz")).is_success
    except httpx.TransportError:
        return False


@asynccontextmanager
async def running(program: Program) -> AsyncIterator[Program]:
    """Run a server for as long as it is needed."""
    try:
        await program.start()
        yield program
    finally:
        await program.stop()
