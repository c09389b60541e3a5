"""Before much is deleted, the board is kept as it was; deleting itself waits for nothing."""

import pycrdt
import pytest

from empathyboard.document.write import Edit
from empathyboard.domain.snapshots import BETWEEN_DELETIONS
from tests.integration.notes_on_maps import NOW, Notes
from tests.support.server import ScaledClock, Served, serving, wait_until
from tests.support.wire import Doc, joined


@pytest.fixture
async def board(served: Served) -> Notes:
    """A board with thirty notes on its map."""
    board = await Notes.on_new_board(served)
    await fill(board)
    return board


async def fill(board: Notes) -> None:
    """Write thirty notes."""
    for at in range(30):
        await board.write(f"n{at}", f"words {at}")


async def delete(board: Notes, count: int, first: int = 0) -> None:
    """Delete so many notes at once."""
    notes = {f"n{at}": {"deleted": NOW} for at in range(first, first + count)}
    async with board.served.rooms.visit(board.map) as live:
        await live.edit(Edit({"notes": notes}))


async def reasons(board: Notes) -> list[str]:
    """Return why the snapshots of a board were taken, once all that are due are."""
    await board.served.state.snapshots.finish()
    return [each["reason"] for each in (await board.get("snapshots"))["snapshots"]]


async def test_board_is_kept_as_it_was_before_many_notes_went_and_comes_back(board: Notes) -> None:
    """N7."""
    await delete(board, 25)
    assert len(await board.texts()) == 5

    assert await reasons(board) == ["delete"]
    (kept,) = (await board.get("snapshots"))["snapshots"]
    await board.post(f"snapshots/{kept['id']}/restore", {})
    assert sorted(await board.texts()) == sorted(f"words {at}" for at in range(30))


async def test_notes_that_a_strange_program_takes_out_of_the_map_come_back_too(
    board: Notes,
) -> None:
    """N7: in the bin there is nothing of them."""

    def take_all(doc: Doc) -> None:
        doc.get("notes", type=pycrdt.Map).clear()

    async with joined(board.served.wire(board.map)) as program:
        await program.edit(take_all)
        await program.until_saved()
    assert await board.texts() == []
    assert await reasons(board) == ["delete"]

    (kept,) = (await board.get("snapshots"))["snapshots"]
    await board.post(f"snapshots/{kept['id']}/restore", {})
    assert len(await board.texts()) == 30


async def test_a_few_notes_go_without(board: Notes) -> None:
    """N7."""
    await delete(board, 9)
    assert await reasons(board) == []


async def test_role_with_notes_is_kept_before_it_goes_and_one_without_is_not(board: Notes) -> None:
    """N7."""
    empty = await board.served.new_map(board.id, "CIO")
    await board.served.http.delete(f"/api/maps/{empty['id']}")
    assert await reasons(board) == []

    await board.served.http.delete(f"/api/maps/{board.map}")
    assert await reasons(board) == ["delete"]
    (kept,) = (await board.get("snapshots"))["snapshots"]
    preview = await board.get(f"snapshots/{kept['id']}")
    assert [len(role["notes"]) for role in preview["roles"]] == [30]


async def test_state_that_a_version_holds_is_not_kept_twice(board: Notes) -> None:
    """N7."""
    await board.keep("before the purge")
    await delete(board, 30)
    assert await reasons(board) == ["version"]


async def test_two_mass_deletions_within_a_minute_are_kept_as_one_and_later_ones_again() -> None:
    """N7."""
    clock = ScaledClock(100)
    async with serving(clock=clock) as served:
        board = await Notes.on_new_board(served)
        await fill(board)
        await delete(board, 10)
        await delete(board, 10, first=10)
        assert await reasons(board) == ["delete"]

        then = clock.now() + BETWEEN_DELETIONS
        await wait_until(lambda: clock.now() > then, "a minute")
        await delete(board, 8, first=20)
        assert await reasons(board) == ["delete", "delete"]


async def test_what_was_deleted_for_good_meanwhile_is_not_kept(board: Notes) -> None:
    """N61: what waits to be kept was held before the erasure."""
    snapshots = board.served.state.snapshots
    await board.set("n0", deleted=NOW)
    async with board.served.rooms.visit(board.map) as live:
        before = snapshots.before(live.stored)
    await board.post("bin/forget", {"map": board.map, "notes": ["n0"]})
    await snapshots.take_before_deletion(board.id, None, before)
    assert await reasons(board) == []


async def test_undoing_a_large_import_is_kept_too(board: Notes) -> None:
    """N7."""
    rows = "\n".join(f"row {at}" for at in range(40)).encode()
    made = (await board.served.http.post(f"/api/maps/{board.map}/import", content=rows)).json()
    await board.served.http.delete(f"/api/boards/{board.id}/imports/{made['batch']}")
    assert await reasons(board) == ["delete", "import"]
    assert len(await board.texts()) == 30
