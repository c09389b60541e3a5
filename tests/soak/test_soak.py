"""F38: people work for a quarter of an hour, and nothing grows but what they wrote."""

import asyncio
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import linear_regression, median

import pycrdt
import pytest

from tests.support.process import Program, start_server
from tests.support.server import new_board, new_map
from tests.support.wire import Client, Doc, joined, presence

MAPS = 50
MINUTES = 15
WARM_UP = 5
EDITS_PER_SECOND = 4
SAMPLE_SECONDS = 5
MOST_GROWTH = 5.0
"""Megabytes that the slope may come to over the ten minutes that are looked at."""
MOST_KEPT = 100.0
"""Megabytes of database: logs are trimmed while people work."""


@dataclass
class Samples:
    """What was seen of the server over time."""

    data: Path
    process: int
    minutes: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    stored: list[float] = field(default_factory=list)

    async def gather(self, end: float) -> None:
        start = time.monotonic()
        while time.monotonic() < end:
            await asyncio.sleep(SAMPLE_SECONDS)
            self.minutes.append((time.monotonic() - start) / 60)
            self.megabytes.append(resident_megabytes(self.process))
            self.stored.append(sum(size(each) for each in self.data.glob("*.db*")) / 1e6)

    def growth(self) -> float:
        """Return by how many megabytes memory grows after the warm-up, as a line through it."""
        late = [at for at, minute in enumerate(self.minutes) if minute > WARM_UP]
        minutes, megabytes = [self.minutes[at] for at in late], [self.megabytes[at] for at in late]
        return linear_regression(minutes, megabytes).slope * (MINUTES - WARM_UP)


def resident_megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


def size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # SQLite took its log away
        return 0


@pytest.mark.soak
async def test_nothing_grows_while_people_work(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    program = await start_server(tmp_path, EMPATHYBOARD_SUPERVISED="false")
    end = time.monotonic() + MINUTES * 60
    samples = Samples(tmp_path, program.process.pid)
    try:
        async with AsyncExitStack() as stack:
            pairs = [await _pair(stack, program) for _ in range(MAPS)]
            work = [_work(writer, number, end) for number, (writer, _) in enumerate(pairs)]
            waits = await asyncio.gather(*work, samples.gather(end))
            for writer, reader in pairs:
                await writer.until_saved()
                await reader.until_notes(writer.notes())
    finally:
        await program.end(signal.SIGTERM)
    medians = [median(each) for each in waits if each]
    record_property("saved_ms", median(medians) * 1000)
    record_property("grown_mb", samples.growth())
    assert samples.growth() < MOST_GROWTH
    assert max(samples.stored) < MOST_KEPT


async def _pair(stack: AsyncExitStack, program: Program) -> tuple[Client, Client]:
    """Return someone who writes on a map of their own, and someone who looks on."""
    async with program.http() as http:
        made = await new_map(http, (await new_board(http))["id"])
    address = program.wire(made["id"])
    writer = await stack.enter_async_context(joined(address))
    await writer.add_note("dragged", "about")
    return writer, await stack.enter_async_context(joined(address))


async def _work(writer: Client, number: int, end: float) -> list[float]:
    """Drag a note and move a cursor; return how long each drag took to be on disk."""
    waits: list[float] = []
    for place in _places():
        if time.monotonic() > end:
            return waits
        start = time.monotonic()
        await writer.edit(lambda doc, place=place: _drag(doc, place))  # type: ignore[misc]
        await writer.send(presence(number, int(place), f'{{"cursor":[{place},1]}}'))
        await writer.until_saved()
        writer.got.clear()
        waits.append(time.monotonic() - start)
        await asyncio.sleep(max(0.0, start + 1 / EDITS_PER_SECOND - time.monotonic()))
    return waits


def _places() -> Iterator[float]:
    return (float(each) for each in count(1))


def _drag(doc: Doc, place: float) -> None:
    doc.get("notes", type=pycrdt.Map)["dragged"]["pos"] = [place % 3000, 500.0]
