"""A server with built pages, a board on it, and its owner."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from empathyboard.document.whole import RawBoard, read_whole
from empathyboard.export.formats import export
from empathyboard.export.wish import Export, Wish
from tests.support.embeds import write_static
from tests.support.server import ScaledClock, Served, serving
from tests.support.visitor import Visitor, visiting
from tests.support.wire import add_note


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    """A server whose store is in memory and whose time runs fast."""
    write_static(tmp_path / "static")
    async with serving(static=tmp_path / "static", clock=ScaledClock(100)) as served:
        draw_here(served)
        yield served


def draw_here(served: Served) -> None:
    """Let pictures be drawn in this process: starting another takes longer than most of them."""

    async def make(raw: RawBoard, wish: Wish) -> Export:
        return await asyncio.to_thread(lambda: export(read_whole(raw), wish))

    served.state.exports._make = make  # type: ignore[method-assign]


@pytest.fixture
async def owner(served: Served) -> AsyncIterator[Visitor]:
    """Whoever made the board."""
    async with visiting(served) as visitor:
        yield visitor


@dataclass(frozen=True)
class Workshop:
    """A board of two roles, with a note on the first."""

    board: str
    map: str
    other: str


@pytest.fixture
async def workshop(owner: Visitor) -> Workshop:
    """A board that only its owner may look at, so that nothing but a token opens it."""
    board = str((await owner.new_board("Quarter <end> & more"))["id"])
    made = await owner.new_map(board, "CFO", person="Helen Marsh")
    other = await owner.new_map(board, "CTO")
    async with owner.socket(made["id"]) as client:
        await client.edit(lambda doc: add_note(doc, "n", "Invoices come late", speaker="Quentin"))
        await client.until_saved()
    await owner.set_general(board, "none")
    return Workshop(board, made["id"], other["id"])
