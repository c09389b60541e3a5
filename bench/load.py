"""The load, in a process of its own: plays one scenario against a server and prints figures.

Usage: python -m bench.load SPEC, where SPEC is JSON: the task, the server and its parameters.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import uvloop

from bench.client import Client, joined
from bench.crowd import play_crowd
from bench.edits import drags, full_map
from empathyboard.sync import frames

Figures = dict[str, Any]


async def _crowd(spec: dict[str, Any]) -> Figures:
    async with AsyncExitStack() as stack:
        boards: list[list[Client]] = []
        for address in spec["addresses"]:
            board = [
                await stack.enter_async_context(joined(address)) for _ in range(spec["clients"])
            ]
            boards.append(board)
        return await play_crowd(spec, boards)


async def _alone(spec: dict[str, Any]) -> Figures:
    """One writer; each edit is sent when the one before it is saved."""
    first, edits = drags(spec["edits"])
    async with joined(spec["addresses"][0]) as client:
        await client.send_document_frame(frames.edit_document(first))
        await client.until_saved()
        client.saved_latencies.clear()
        for edit in edits:
            await client.drag(edit)
            await client.until_saved()
        return {"saved": client.saved_latencies}


async def _fill(spec: dict[str, Any]) -> Figures:
    """Put a full map into a document; returns when someone else has it."""
    content = full_map(spec["notes"])
    async with joined(spec["addresses"][0]) as writer:
        await writer.send_document_frame(frames.edit_document(content))
        while True:
            async with joined(spec["addresses"][0]) as reader:
                await asyncio.sleep(0.5)
                if reader.document_bytes >= len(content) * 0.9:
                    return {"bytes": len(content)}


async def _join(spec: dict[str, Any]) -> Figures:
    """Join so many times, one after the other; each ends when the content is there."""
    seconds = []
    for _ in range(spec["joins"]):
        start = time.perf_counter()
        async with joined(spec["addresses"][0]) as client:
            await client.until_bytes(int(spec["bytes"] * 0.9))
            seconds.append(time.perf_counter() - start)
    return {"joins": seconds}


_TASKS: dict[str, Callable[[dict[str, Any]], Awaitable[Figures]]] = {
    "crowd": _crowd,
    "alone": _alone,
    "fill": _fill,
    "join": _join,
}


async def _main(spec: dict[str, Any]) -> None:
    print(json.dumps(await _TASKS[spec["task"]](spec)))


if __name__ == "__main__":
    uvloop.run(_main(json.loads(sys.argv[1])))
