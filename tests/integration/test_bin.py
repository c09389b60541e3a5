"""What is in the bin stays for thirty days, and then goes for good."""

import pytest

from empathyboard.domain.errors import StorageError
from empathyboard.domain.limits import LIMITS
from empathyboard.stores.memory import MemoryStore
from tests.support.server import ScaledClock, Served, serving, wait_until

DAY = 24 * 60 * 60
TWENTY_DAYS_A_SECOND = DAY * 20


async def bin_board(served: Served) -> tuple[str, dict[str, str]]:
    board = await served.new_board()
    key = {"Authorization": f"Bearer {board['key']}"}
    await served.http.delete(f"/api/boards/{board['id']}", headers=key)
    return board["id"], key


async def restore(served: Served, board: str, key: dict[str, str]) -> int:
    return (await served.http.post(f"/api/boards/{board}/restore", headers=key)).status_code


async def test_board_stays_in_the_bin_for_its_days_and_no_longer() -> None:
    clock = ScaledClock(TWENTY_DAYS_A_SECOND)
    async with serving(clock=clock) as served:
        board, key = await bin_board(served)
        binned = clock.now()
        await wait_until(lambda: board not in served.store.contents.boards, "an empty bin")

        assert clock.now() - binned > LIMITS.bin_days * DAY * 1000
        assert await restore(served, board, key) == 404


async def test_board_can_be_restored_half_way() -> None:
    clock = ScaledClock(TWENTY_DAYS_A_SECOND)
    async with serving(clock=clock) as served:
        board, key = await bin_board(served)
        nearly = clock.now() + (LIMITS.bin_days - 15) * DAY * 1000
        await wait_until(lambda: clock.now() > nearly, "half the time")

        assert await restore(served, board, key) == 204


async def test_bin_is_emptied_another_day_when_the_store_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = MemoryStore()
    asked: list[int] = []

    async def fail(before: int) -> int:
        asked.append(before)
        raise StorageError("The disk is full.")

    monkeypatch.setattr(store, "purge", fail)
    async with serving(store=store, clock=ScaledClock(TWENTY_DAYS_A_SECOND)):
        await wait_until(lambda: len(asked) > 2, "another try")
