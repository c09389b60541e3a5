"""Boards full of people: who sends what when, and what came of it."""

import asyncio
import gc
import secrets
import time
from itertools import chain
from typing import Any

from bench.client import Client
from bench.edits import Drag, drags
from bench.process import cpu_seconds, resident_megabytes
from empathyboard.sync import frames

_SETTLE = 0.5
_MOST_BEHIND = 20


async def play_crowd(spec: dict[str, Any], boards: list[list[Client]]) -> dict[str, Any]:
    """Let the writers write and return what it cost the server and how long things took."""
    edits = int(spec["seconds"] * spec["edits_per_second"])
    writers = [client for board in boards for client in board[: spec["writers"]]]
    made = [drags(edits) for _ in writers]
    for client, (first, _) in zip(writers, made, strict=True):
        await client.send_document_frame(frames.edit_document(first))
    await asyncio.sleep(_SETTLE)
    clients = list(chain(*boards))
    for client in clients:
        client.saved_latencies.clear()
    gc.collect()
    gc.freeze()

    cpu, start = cpu_seconds(spec["pid"]), time.perf_counter()
    await asyncio.gather(
        *(_write(client, moves, spec) for client, (_, moves) in zip(writers, made, strict=True))
    )
    expected = len(writers) * edits * (spec["clients"] - 1)
    arrived = await _until_arrived(clients, expected)
    cpu, seconds = cpu_seconds(spec["pid"]) - cpu, time.perf_counter() - start

    cursors = int(spec["seconds"] * spec["cursors_per_second"])
    deliveries = expected + len(writers) * cursors * (spec["clients"] - 1)
    return {
        "cpu": cpu,
        "deliveries": deliveries,
        "seconds": seconds,
        "lost": expected - arrived,
        "rss": resident_megabytes(spec["pid"]),
        "doc": list(chain(*(client.doc_latencies for client in clients))),
        "saved": list(chain(*(client.saved_latencies for client in writers))),
    }


async def _write(client: Client, moves: list[Drag], spec: dict[str, Any]) -> None:
    await asyncio.gather(
        _drag(client, moves, spec["edits_per_second"]),
        _point(client, spec["seconds"], spec["cursors_per_second"]),
    )


async def _drag(client: Client, moves: list[Drag], rate: float) -> None:
    start = time.perf_counter() + secrets.randbelow(1000) / 1000 / rate
    for number, move in enumerate(moves):
        await _sleep_until(start + number / rate)
        await client.drag(move)


async def _point(client: Client, seconds: float, rate: float) -> None:
    identity = secrets.randbits(32)
    start = time.perf_counter() + secrets.randbelow(1000) / 1000 / rate
    for number in range(int(seconds * rate)):
        await _sleep_until(start + number / rate)
        await client.send_cursor(identity, number + 1)


async def _sleep_until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))


async def _until_arrived(clients: list[Client], expected: int) -> int:
    """Return how many edits arrived, once all did or the wait is over."""
    end = time.perf_counter() + _MOST_BEHIND
    while True:
        arrived = sum(len(client.doc_latencies) for client in clients)
        if arrived >= expected or time.perf_counter() > end:
            return arrived
        await asyncio.sleep(0.01)
