"""Many rooms: not all at once, and nothing stays of those that were closed."""

import asyncio
import gc
from pathlib import Path

import pytest

from empathyboard.document.write import Edit
from empathyboard.domain.limits import LIMITS
from empathyboard.live.memory import give_back
from tests.support.clock import settle
from tests.support.house import House
from tests.support.server import wait_until

BOARDS = 50
MOST_MEGABYTES = 20


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


async def test_only_a_few_rooms_are_read_at_a_time_and_open_ones_are_not_held_up() -> None:
    """R5."""
    house = House()
    gate, begun = asyncio.Event(), []

    async def slow_disk(document: str) -> None:
        begun.append(document)
        await gate.wait()

    async def visit(board: str) -> None:
        async with house.rooms.visit(board):
            pass

    async with house.rooms.run():
        boards = [await house.board() for _ in range(BOARDS)]
        async with house.rooms.visit(boards[0]) as live:
            house.store.before_load = slow_disk
            coming = [asyncio.create_task(visit(board)) for board in boards[1:]]
            await settle()
            assert len(begun) == 8
            await live.edit(Edit({"meta": {"title": "meanwhile"}}))
            gate.set()
            await asyncio.gather(*coming)
        assert len(begun) == BOARDS - 1


@pytest.mark.parametrize("rooms", [500, pytest.param(10_000, marks=pytest.mark.nightly)])
async def test_memory_of_closed_rooms_comes_back(rooms: int) -> None:
    """F37."""
    house = House()
    async with house.rooms.run():
        boards = [await house.board() for _ in range(BOARDS)]
        await _open_and_close(house, boards)
        before = resident_megabytes()
        for _ in range(rooms // BOARDS):
            await _open_and_close(house, boards)
        gc.collect()
        give_back()
        assert resident_megabytes() - before < MOST_MEGABYTES


async def _open_and_close(house: House, boards: list[str]) -> None:
    for board in boards:
        async with house.rooms.visit(board) as live:
            await live.edit(Edit({"meta": {"title": f"title {live.position}", "note": "x" * 4000}}))
    house.loads.clear()
    house.commits.clear()
    await house.clock.advance(LIMITS.room_idle_seconds + 1)
    await wait_until(lambda: not house.rooms.open_count, "closed rooms")
