"""The servers: ours as a user starts it, its peers, and what the machine could do at most."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection

from bench.native import program
from scripts.server import free_port

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench" / "peers"
_START_SECONDS = 30.0
_STOP_SECONDS = 10.0


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    pid: int
    port: int


class Kind(ABC):
    """One kind of server."""

    name = ""
    speech = "plain"
    """What the load speaks with it."""
    prefix = ""
    """What comes before a document's name in the path of its socket."""

    @abstractmethod
    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""

    def environment(self, port: int, data: Path, *, is_unlimited: bool) -> dict[str, str]:
        """Return what it is told through its environment."""
        return {}

    def new_documents(self, server: Running, count: int) -> list[str]:
        """Make documents; most servers make them as they are asked for."""
        return [f"board{number}" for number in range(count)]

    @contextmanager
    def run(self, data: Path, *, is_unlimited: bool = False) -> Iterator[Running]:
        """Run it on a folder of data until the context ends, with or without limits of rate."""
        port = free_port()
        told = self.environment(port, data, is_unlimited=is_unlimited)
        with subprocess.Popen(
            self.command(port, data), env={**os.environ, **told}, cwd=ROOT,
            stdout=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            try:
                _await(process, port)
                yield Running(process.pid, port)
            finally:
                _stop(process)


class Ours(Kind):
    """Empathyboard with its default settings."""

    name = "empathyboard"
    speech = "ours"
    prefix = "sync/"

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        program = [sys.executable, "-m", "empathyboard", "serve"]
        # One process, so that what it computes and holds is all that there is to measure.
        return [*program, "--port", str(port), "--data", str(data), "--unsupervised"]

    def environment(self, port: int, data: Path, *, is_unlimited: bool) -> dict[str, str]:
        """Return whether one connection may send more than a person can."""
        return {"EMPATHYBOARD_RATE_FACTOR": "0"} if is_unlimited else {}

    def new_documents(self, server: Running, count: int) -> list[str]:
        """Make boards with a map each, and return the maps."""
        documents = []
        for _ in range(count):
            board = _post(server, "/api/boards", {"title": "Bench", "locale": "en"})
            fields = {"job_title": "CFO", "committee_roles": []}
            documents.append(_post(server, f"/api/boards/{board}/maps", fields))
        return documents


class FanOut(Kind):
    """The physical limit: frames passed on in C, at once or gathered for a window."""

    speech = "fanout"

    def __init__(self, name: str, window: int) -> None:
        """Gather for so many milliseconds; 0 sends each frame on at once."""
        self.name = name
        self._window = window

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        return [program("fanout"), str(port), str(self._window)]


class YWebsocket(Kind):
    """The server of the Yjs project, which keeps documents in LevelDB."""

    name = "y-websocket"

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        server = PEERS / "node_modules" / "@y" / "websocket-server" / "src" / "server.js"
        return [_node(), str(server)]

    def environment(self, port: int, data: Path, *, is_unlimited: bool) -> dict[str, str]:
        """Return where it listens and what it keeps its documents in."""
        return {"HOST": "127.0.0.1", "PORT": str(port), "YPERSISTENCE": str(data)}


class Hocuspocus(Kind):
    """Hocuspocus, which keeps documents in SQLite a while after they changed."""

    speech = "hocuspocus"

    def __init__(self, name: str, window: str) -> None:
        """Gather broadcasts for its default window, or for so many milliseconds."""
        self.name = name
        self._window = window

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        return [_node(), str(PEERS / "hocuspocus.mjs"), str(port), str(data), self._window]


OURS, Y_WEBSOCKET = Ours(), YWebsocket()
HOCUSPOCUS = Hocuspocus("Hocuspocus", "default")
HOCUSPOCUS_16 = Hocuspocus("Hocuspocus 16 ms", "16")
LIMIT, LIMIT_16 = FanOut("C fan-out", 0), FanOut("C fan-out 16 ms", 16)


@contextmanager
def new_folder() -> Iterator[Path]:
    """Hold an empty folder for data."""
    # A database may still close a file while the folder is emptied.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _node() -> str:
    return str(Path(sys.executable).parent / "node")


def _post(server: Running, path: str, fields: Mapping[str, object]) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}{path}",
        json.dumps(fields).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        made: dict[str, str] = json.load(answer)
        return made["id"]


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not start: {process.args!r}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        # One that is far behind sends first what nobody waits for any more.
        process.kill()
