"""Runs the product as its users do: as a program on a free port, with an empty data folder."""

import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 30.0
STOP_SECONDS = 30


@contextmanager
def running(program: Path) -> Iterator[str]:
    """Serves with the given `empathyboard` program; yields the address, then asks it to end."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    with tempfile.TemporaryDirectory() as data:
        command = [
            str(program),
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
            "--data",
            data,
        ]
        with subprocess.Popen(command, cwd=data) as server:
            try:
                await_health(address, server, START_SECONDS)
                yield address
                _stop(server)
            finally:
                server.kill()


def get(url: str) -> bytes:
    """Reads one address of the server; anything but success raises."""
    with urllib.request.urlopen(url, timeout=10) as response:
        content: bytes = response.read()
        return content


def free_port() -> int:
    """Returns a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def await_health(address: str, server: subprocess.Popen[bytes], seconds: float) -> None:
    """Returns as soon as the server answers; raises when it ends or the time is over."""
    end = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < end:
        try:
            get(f"{address}/healthz")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start; exit code {server.poll()}.")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGTERM)
    if code := server.wait(STOP_SECONDS):
        raise RuntimeError(f"The server ended with exit code {code}, not 0.")
