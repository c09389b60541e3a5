"""The program itself, as its users run it, on a free port of this machine."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.support.server import new_http

_START_SECONDS = 60


async def start_program(
    *arguments: str, module: str = "empathyboard", **environment: str
) -> Process:
    """Run `empathyboard` with arguments, and nothing of the tests' own settings."""
    own = {name: value for name, value in os.environ.items() if "EMPATHYBOARD" not in name}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        env=own | environment,
        stdout=PIPE,
        stderr=PIPE,
    )


async def run_program(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Run it to its end; returns exit code, stdout and stderr."""
    process = await start_program(*arguments, **environment)
    try:
        out, err = await asyncio.wait_for(process.communicate(), _START_SECONDS)
    except TimeoutError:
        process.kill()
        await process.communicate()
        raise
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


@dataclass
class Program:
    """A server that runs as a process of its own."""

    process: Process
    address: str
    stderr: bytes = b""

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def http(self) -> httpx.AsyncClient:
        """Return a client of its REST interface."""
        return new_http(self.address)

    def wire(self, document: str) -> str:
        """Return the address of a document's socket."""
        return f"{self.address.replace('http', 'ws', 1)}/sync/{document}"

    async def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        if self.process.returncode is None:
            self.process.send_signal(sign)
            _, self.stderr = await asyncio.wait_for(self.process.communicate(), _START_SECONDS)
        assert self.process.returncode is not None
        return self.process.returncode


async def start_server(
    data: Path, port: int = 0, module: str = "empathyboard", **environment: str
) -> Program:
    """Serve from a data folder and return when the address was printed."""
    where = ["--host", "127.0.0.1", "--port", str(port), "--data", str(data)]
    process = await start_program("serve", *where, module=module, **environment)
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), _START_SECONDS)
    if not line:
        _, err = await process.communicate()
        raise AssertionError(f"The server did not start: {err.decode()}")
    [address] = [word for word in line.decode().split() if word.startswith("http://")]
    return Program(process, address)


@asynccontextmanager
async def running(
    data: Path, port: int = 0, module: str = "empathyboard", **environment: str
) -> AsyncIterator[Program]:
    """Serve while the context lasts."""
    program = await start_server(data, port, module, **environment)
    try:
        yield program
    finally:
        await program.end(signal.SIGKILL)
