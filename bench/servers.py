"""The servers: ours as a user starts it, the yardstick, and y-websocket."""

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

from scripts.server import free_port

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench" / "peers" / "node_modules"
_START_SECONDS = 30.0


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    pid: int
    port: int
    sync: str
    """What comes before a document's id in the path of its socket."""

    def addresses(self, documents: list[str]) -> list[str]:
        """Return the sockets of documents."""
        return [f"ws://127.0.0.1:{self.port}/{self.sync}{each}" for each in documents]


class Kind(ABC):
    """One kind of server."""

    name = ""
    sync = ""

    @abstractmethod
    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""

    def environment(self, port: int, data: Path) -> dict[str, str]:
        """Return what it is told through its environment."""
        return {}

    def new_documents(self, server: Running, count: int) -> list[str]:
        """Make documents; most servers make them as they are asked for."""
        return [f"board{number}" for number in range(count)]

    @contextmanager
    def run(self, data: Path) -> Iterator[Running]:
        """Run it on a folder of data until the context ends."""
        port = free_port()
        environment = {**os.environ, **self.environment(port, data)}
        with subprocess.Popen(
            self.command(port, data), env=environment, cwd=ROOT, stdout=subprocess.DEVNULL
        ) as process:
            try:
                _await(process, port)
                yield Running(process.pid, port, self.sync)
            finally:
                process.terminate()


class Ours(Kind):
    """Empathyboard with its default settings."""

    name = "empathyboard"
    sync = "sync/"

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        program = [sys.executable, "-m", "empathyboard", "serve"]
        # One process, so that what it computes and holds is all that there is to measure.
        return [*program, "--port", str(port), "--data", str(data), "--unsupervised"]

    def new_documents(self, server: Running, count: int) -> list[str]:
        """Make boards with a map each, and return the maps."""
        documents = []
        for _ in range(count):
            board = _post(server, "/api/boards", {"title": "Bench", "locale": "en"})
            fields = {"job_title": "CFO", "committee_roles": []}
            documents.append(_post(server, f"/api/boards/{board}/maps", fields))
        return documents


class FanOut(Kind):
    """The yardstick."""

    name = "fan-out"

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        return [sys.executable, "-m", "bench.fanout", str(port)]


class YWebsocket(Kind):
    """The server of the Yjs project, which keeps documents in LevelDB."""

    name = "y-websocket"

    def command(self, port: int, data: Path) -> list[str]:
        """Return how it is started."""
        node = Path(sys.executable).parent / "node"
        return [str(node), str(PEERS / "@y" / "websocket-server" / "src" / "server.js")]

    def environment(self, port: int, data: Path) -> dict[str, str]:
        """Return where it listens and what it keeps its documents in."""
        return {"HOST": "127.0.0.1", "PORT": str(port), "YPERSISTENCE": str(data)}


OURS, FAN_OUT, Y_WEBSOCKET = Ours(), FanOut(), YWebsocket()


@contextmanager
def new_folder() -> Iterator[Path]:
    """Hold an empty folder for data."""
    # A database may still close a file while the folder is emptied.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        yield Path(folder)


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
