"""The faults that a store in memory can be told to have."""

import asyncio
from collections.abc import Sequence

import pytest

from empathyboard.domain.board import Commit
from empathyboard.domain.errors import DamagedStoreError, StorageError
from empathyboard.stores.memory import MemoryStore
from tests.support.stores import FIRST, add_board, content

EDIT = [Commit("board", [b"edit"])]


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    await add_board(store)
    return store


async def fail(_: object) -> None:
    raise StorageError("The disk is full; nothing was kept.")


async def hang(_: object) -> None:
    await asyncio.Event().wait()


async def test_fault_before_an_append_keeps_nothing_and_can_be_lifted(store: MemoryStore) -> None:
    store.before_append = fail
    with pytest.raises(StorageError):
        await store.append(EDIT)
    assert await content(store) == [FIRST]

    store.before_append = None
    await store.append(EDIT)
    assert await content(store) == [FIRST, b"edit"]


async def test_lost_reply_keeps_the_commit_that_it_fails(store: MemoryStore) -> None:
    store.after_append = fail

    with pytest.raises(StorageError):
        await store.append(EDIT)

    assert await content(store) == [FIRST, b"edit"]


async def test_append_that_hangs_keeps_nothing_when_its_caller_gives_up(
    store: MemoryStore,
) -> None:
    """S6."""
    store.before_append = hang

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await store.append(EDIT)

    assert await content(store) == [FIRST]


async def test_hook_sees_the_commits(store: MemoryStore) -> None:
    seen: list[Commit] = []

    async def see(commits: Sequence[Commit]) -> None:
        seen.extend(commits)

    store.before_append = see
    await store.append(EDIT)

    assert seen == EDIT


async def test_fault_before_a_load_or_a_checkpoint_reaches_the_caller(store: MemoryStore) -> None:
    store.before_load = store.before_checkpoint = fail

    with pytest.raises(StorageError):
        await store.load("board")
    with pytest.raises(StorageError):
        await store.add_checkpoint("board", 1, b"state")

    store.before_load = None
    assert (await store.load("board")).covered == 0


async def test_hole_planted_in_the_log_is_damage(store: MemoryStore) -> None:
    """S21."""
    await store.append(EDIT)
    del store.contents.documents["board"].updates[1]

    with pytest.raises(DamagedStoreError, match="hole"):
        await store.load("board")
