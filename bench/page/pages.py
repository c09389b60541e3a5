"""The pages: ours from the server as a user starts it, the others built and served as files."""

import json
import subprocess
import sys
import time
import urllib.request
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection

from websockets.sync.client import connect

from bench.page import crowd
from bench.page.notes import MapCopy, Note
from bench.page.phases import MANY, MOVES_PER_SECOND, POINTERS_PER_SECOND, SECONDS, Script
from bench.servers import OURS, ROOT, new_folder
from empathyboard.domain.protocol import Message
from empathyboard.sync import frames
from scripts.server import free_port

STATIC = ROOT / "backend" / "empathyboard" / "static"
PEERS = Path(__file__).with_name("peers")
_START_SECONDS = 30
_MOVES = round(MOVES_PER_SECOND * SECONDS * 1.5)
_POINTERS = round(POINTERS_PER_SECOND * SECONDS * 1.5)


@dataclass(frozen=True)
class Shown:
    """A page that is served, and what will happen on it."""

    address: str
    script: Script


class Kind(ABC):
    """One kind of page."""

    name = ""
    acts = ""
    """The script that lets the bench speak with the page, where the page has none itself."""
    files: Path
    """Where the files lie that its server serves."""

    @abstractmethod
    def serve(self, boards: Mapping[str, list[Note]]) -> AbstractContextManager[dict[str, Shown]]:
        """Serve a board of each name, each with its notes, until the context ends."""


class Ours(Kind):
    """Empathyboard with its default settings."""

    name = "empathyboard"
    acts = Path(__file__).with_name("ours.js").read_text("utf-8")
    files = STATIC

    @contextmanager
    def serve(self, boards: Mapping[str, list[Note]]) -> Iterator[dict[str, Shown]]:
        """Serve a board of each name."""
        with new_folder() as data, OURS.run(data) as server:
            origin = f"http://127.0.0.1:{server.port}"
            yield {name: _fill(origin, notes) for name, notes in boards.items()}


class Peer(Kind):
    """Another whiteboard in a page of its own."""

    files = PEERS / "dist"

    def __init__(self, name: str, zoom_delta: float) -> None:
        """Name it, and say how far its wheel turns for a small step."""
        self.name = name
        self._zoom_delta = zoom_delta

    @contextmanager
    def serve(self, boards: Mapping[str, list[Note]]) -> Iterator[dict[str, Shown]]:
        """Serve its files with the notes beside them."""
        for name, notes in boards.items():
            plain = json.dumps([note.plain() for note in notes])
            (self.files / f"notes{name}.json").write_text(plain, "utf-8")
        with _files_served(self.files) as origin:
            yield {
                name: Shown(f"{origin}/{self.name}.html?{name}", self._script(notes))
                for name, notes in boards.items()
            }

    def _script(self, notes: list[Note]) -> Script:
        pointers = crowd.plain_pointers(MANY, _POINTERS)
        moves = crowd.plain_moves(notes, _MOVES)
        return Script(notes, self._zoom_delta, moves, pointers, pointers[:1])


OURS_PAGE, EXCALIDRAW, TLDRAW = Ours(), Peer("excalidraw", 1.6), Peer("tldraw", 2.6)


def _fill(origin: str, notes: list[Note]) -> Shown:
    """Make a board with one map of these notes."""
    board = _post(origin, "/api/boards", {"title": "Bench", "locale": "en"})["id"]
    made = _post(origin, f"/api/boards/{board}/maps", {"job_title": "CFO", "committee_roles": []})
    copy, document, role = MapCopy(notes), made["id"], made["role"]
    _send(f"{origin.replace('http', 'ws')}/sync/{document}", copy.whole())
    moves = crowd.told_moves(notes, copy, document, _MOVES)
    pointers = crowd.told_pointers(document, role, MANY, _POINTERS)
    arrivals = [crowd.told_arrival(board, role, MANY), pointers[0]]
    return Shown(f"{origin}/b/{board}", Script(notes, 2.6, moves, pointers, arrivals))


def _send(address: str, update: bytes) -> None:
    """Bring an update to a document and wait until it is on disk."""
    with connect(address, compression=None, max_size=None, proxy=None) as socket:
        socket.send(frames.HELLO)
        socket.send(frames.edit_document(update))
        for frame in socket:
            if frame[0] == Message.SAVED:
                return


def _post(origin: str, path: str, fields: Mapping[str, object]) -> dict[str, str]:
    request = urllib.request.Request(
        f"{origin}{path}", json.dumps(fields).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        made: dict[str, str] = json.load(answer)
        return made


@contextmanager
def _files_served(folder: Path) -> Iterator[str]:
    port = free_port()
    program = [sys.executable, "-m", "http.server", str(port), "--protocol", "HTTP/1.1"]
    with subprocess.Popen(
        [*program, "--bind", "127.0.0.1", "--directory", str(folder)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        try:
            _await(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _await(port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"Nothing answers on port {port}.")
