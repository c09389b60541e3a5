"""F19: everyone comes back at once, as after a restart, and nobody is starved."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median

import pytest

from tests.support.process import Program, running
from tests.support.server import new_board, new_map, wait_until
from tests.support.wire import Client, joined

MAPS = 20
NOTES = 40
BACK_SECONDS = 60
MOST_WAIT = 1.0
"""Seconds until an edit of someone who was there all along is on disk: the median."""


@pytest.mark.parametrize("people", [60, pytest.param(1000, marks=pytest.mark.nightly)])
async def test_everyone_comes_back_at_once_and_who_is_there_works_on(
    tmp_path: Path, people: int
) -> None:
    async with running(tmp_path) as program:
        maps = [await _filled_map(program) for _ in range(MAPS)]
    async with running(tmp_path) as again, _bystander(again) as waits:
        start = time.monotonic()
        async with AsyncExitStack() as stack:
            coming = [
                stack.enter_async_context(joined(again.wire(maps[at % MAPS]), open_timeout=60))
                for at in range(people)
            ]
            herd = await asyncio.gather(*coming)
            took = time.monotonic() - start
            for each in herd:
                assert len(each.notes()) == NOTES
                await each.until_saved()
        assert took < BACK_SECONDS
        await wait_until(lambda: len(waits) > 3, "edits of who was there")
    assert median(waits) < MOST_WAIT


async def _filled_map(program: Program) -> str:
    async with program.http() as http:
        made: str = (await new_map(http, (await new_board(http))["id"]))["id"]
    async with joined(program.wire(made)) as writer:
        for number in range(NOTES):
            await writer.add_note(f"n{number}", f"note {number}")
        await writer.until_saved()
    return made


@asynccontextmanager
async def _bystander(program: Program) -> AsyncIterator[list[float]]:
    """Someone who writes on a map of their own; how long each edit took to be on disk."""
    waits: list[float] = []
    async with program.http() as http:
        made = await new_map(http, (await new_board(http))["id"])
    async with joined(program.wire(made["id"])) as writer:
        work = asyncio.create_task(_write(writer, waits))
        yield waits
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def _write(writer: Client, waits: list[float]) -> None:
    while True:
        start = time.monotonic()
        await writer.add_note(f"n{len(waits)}", "written while they come")
        await writer.until_saved()
        waits.append(time.monotonic() - start)
