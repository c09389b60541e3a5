"""What readers of one embedded map cost the server: CPU, memory, and how soon they see an edit.

`python -m bench.embeds` starts the server as a user does, lets 500 readers follow a map of 200
notes through an embed's sockets while one person writes, then asks for its picture over and over,
and keeps the figures in bench/results. It takes less than a minute.
"""

import asyncio
import json
import os
import time
import urllib.request
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pycrdt
import uvloop
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bench.servers import OURS, ROOT, Running, new_folder
from empathyboard.domain.protocol import Message, Step
from empathyboard.sync import frames

READERS = 500
NOTES = 200
EDITS = 25
EDITS_PER_SECOND = 5
QUIET_SECONDS = 5
PICTURES_AT_ONCE = 16
PICTURE_SECONDS = 5

Figures = dict[str, float]
_TICKS = os.sysconf("SC_CLK_TCK")


class Reader:
    """One reader's socket: it counts what comes and keeps nothing."""

    def __init__(self, socket: ClientConnection, news: asyncio.Event) -> None:
        """Start reading; `news` is set whenever an edit comes."""
        self._socket = socket
        self._news = news
        self.has_map = False
        self.edits = 0
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for frame in self._socket:
                assert isinstance(frame, bytes)
                if frame[0] == Message.SYNC:
                    self.has_map = self.has_map or frame[1] == Step.STEP2
                    self.edits += frame[1] == Step.UPDATE
                    self._news.set()


class Writer:
    """One person on the board itself, with a document to write in."""

    def __init__(self, socket: ClientConnection) -> None:
        """Begin with an empty map."""
        self._socket = socket
        self._doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self._notes = self._doc.get("notes", type=pycrdt.Map)

    async def write(self, first: int, count: int) -> None:
        """Write so many notes in one edit."""
        before = self._doc.get_state()
        with self._doc.transaction():
            for at in range(first, first + count):
                text = pycrdt.Text(f"Losing good people to boredom after a failed rollout {at}")
                place = {"section": "see", "pos": [2400.0 + at % 40, 500.0 + at % 30]}
                self._notes[f"n{at}"] = pycrdt.Map({**place, "text": text})
        await self._socket.send(frames.edit_document(self._doc.get_update(before)))


def main() -> None:
    """Measure, print and keep."""
    with new_folder() as data, OURS.run(data) as server:
        figures = uvloop.run(_measure(server))
    for name, value in figures.items():
        print(f"{name:>40} {value:10.4g}")
    now = datetime.now(UTC)
    told: dict[str, Any] = {"date": now.isoformat(timespec="seconds"), "cores": os.cpu_count()}
    told |= {"load": round(os.getloadavg()[0], 1), "readers": READERS, "notes": NOTES}
    file = ROOT / "bench" / "results" / f"{now:%Y-%m-%d}-embeds.json"
    file.write_text(json.dumps(told | {"figures": figures}, indent=1) + "\n", "utf-8")


async def _measure(server: Running) -> Figures:
    board = _post(server, "/api/boards", {"title": "Bench", "locale": "en"})
    role = {"job_title": "CFO", "committee_roles": []}
    made = _post(server, f"/api/boards/{board['id']}/maps", role)
    embed = _post(server, f"/api/boards/{board['id']}/embeds", {"map": made["id"]}, board["key"])
    async with AsyncExitStack() as stack:
        writer = Writer(await _open(stack, server, f"/sync/{made['id']}"))
        await writer.write(0, NOTES)
        await asyncio.sleep(1)
        readers, news = [], asyncio.Event()

        async def come() -> None:
            for _ in range(READERS):
                socket = await _open(stack, server, f"/embed/{embed['token']}/sync")
                readers.append(Reader(socket, news))
            await _until(news, lambda: all(each.has_map for each in readers))

        held = _resident(server.pid)
        figures = {"server at the start, MB": held}
        figures |= await _cost(server, "coming", come)
        figures["kB for a reader"] = (_resident(server.pid) - held) * 1024 / READERS
        figures |= await _cost(server, "quiet", lambda: asyncio.sleep(QUIET_SECONDS))
        latencies: list[float] = []
        figures |= await _cost(server, "edits", lambda: _edit(writer, readers, news, latencies))
        figures["CPU ms for an edit to all"] = figures["edits: CPU s"] / EDITS * 1000
        ranked = sorted(latencies)
        figures["last reader sees an edit, p50 ms"] = ranked[len(ranked) // 2] * 1000
        figures["last reader sees an edit, max ms"] = ranked[-1] * 1000
        figures |= await _pictures(server, f"/embed/{embed['token']}.png")
    return figures


async def _open(stack: AsyncExitStack, server: Running, path: str) -> ClientConnection:
    address = f"ws://127.0.0.1:{server.port}{path}"
    plain = {"compression": None, "max_size": None, "ping_interval": None, "proxy": None}
    socket = await stack.enter_async_context(connect(address, **plain))  # type: ignore[arg-type]
    await socket.send(frames.HELLO)
    await socket.send(frames.ask_document(b"\x00"))
    return socket


async def _until(news: asyncio.Event, is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_so():
            news.clear()
            await news.wait()


async def _edit(
    writer: Writer, readers: list[Reader], news: asyncio.Event, latencies: list[float]
) -> None:
    """Write at a steady rate; note how long each edit takes to the last of all readers."""
    for number in range(EDITS):
        start, before = time.perf_counter(), [each.edits for each in readers]
        await writer.write(NOTES + number, 1)

        def all_have_it(before: list[int] = before) -> bool:
            return all(each.edits > was for each, was in zip(readers, before, strict=True))

        await _until(news, all_have_it)
        latencies.append(time.perf_counter() - start)
        await asyncio.sleep(max(0.0, 1 / EDITS_PER_SECOND - latencies[-1]))


async def _pictures(server: Running, path: str) -> Figures:
    """Ask for a picture as fast as it comes: drawn once, from the cache, and not modified."""
    start = time.perf_counter()
    tag, size = await asyncio.to_thread(_first_picture, server, path)
    figures = {"picture drawn, s": time.perf_counter() - start, "picture, kB": size / 1024}
    for name, headers in (("from the cache", ""), ("not modified", f"If-None-Match: {tag}\r\n")):
        counts: list[int] = []

        async def ask(headers: str = headers, counts: list[int] = counts) -> None:
            end = time.perf_counter() + PICTURE_SECONDS
            many = (_ask(server.port, path, headers, end) for _ in range(PICTURES_AT_ONCE))
            counts.extend(await asyncio.gather(*many))

        cost = await _cost(server, f"picture {name}", ask)
        figures[f"pictures {name} a second"] = sum(counts) / cost[f"picture {name}: s"]
        figures[f"picture {name}, CPU ms"] = cost[f"picture {name}: CPU s"] / sum(counts) * 1000
    return figures


def _first_picture(server: Running, path: str) -> tuple[str, int]:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=60) as answer:
        return answer.headers["ETag"], len(answer.read())


async def _ask(port: int, path: str, headers: str, end: float) -> int:
    """Ask over one connection until the end; returns how many answers came."""
    reading, writing = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n".encode()
    count = 0
    while time.perf_counter() < end:
        writing.write(asked)
        head = await reading.readuntil(b"\r\n\r\n")
        lengths = [
            line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
        ]
        if lengths:
            await reading.readexactly(int(lengths[0].partition(b":")[2]))
        count += 1
    writing.close()
    return count


async def _cost(server: Running, name: str, work: Callable[[], Awaitable[object]]) -> Figures:
    cpu, start = _cpu(server.pid), time.perf_counter()
    await work()
    seconds = time.perf_counter() - start
    return {f"{name}: s": seconds, f"{name}: CPU s": _cpu(server.pid) - cpu}


def _post(
    server: Running, path: str, body: Mapping[str, object], key: str | None = None
) -> dict[str, Any]:
    headers = {"Content-Type": "application/json"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    address = f"http://127.0.0.1:{server.port}{path}"
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        made: dict[str, Any] = json.load(answer)
        return made


def _cpu(pid: int) -> float:
    """Return the processor time of a process, all its threads together."""
    stat = Path(f"/proc/{pid}/stat").read_text("ascii")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _resident(pid: int) -> float:
    """Return how many megabytes a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
