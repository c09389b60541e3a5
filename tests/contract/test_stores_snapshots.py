"""What every SnapshotStore promises."""

from dataclasses import replace

import pytest

from empathyboard.domain.board import Commit, ErasureBegun, MapBinned
from empathyboard.domain.errors import UnknownError
from empathyboard.domain.snapshots import (
    Reason,
    Snapshot,
    State,
    StateKey,
    StoredBoard,
    key_of,
)
from tests.support.stores import Shelf, Store, add_board, add_map, keep_checkpoint

SNAPSHOT = Snapshot("snapshot", "board", 500, Reason.VERSION, "March", "Anna")


def states_of(board: StoredBoard) -> list[State]:
    """Return a stand-in for the encoded state of each document."""
    return [
        State(key_of(each), f"{each.id} at {each.head}".encode(), f"picture of {each.id}")
        for each in board.documents
    ]


async def keep(store: Store, snapshot: Snapshot = SNAPSHOT) -> StoredBoard:
    """Keep a snapshot with the states that are new."""
    board = await store.load_board(snapshot.board)
    kept = await store.state_keys(snapshot.board)
    new = [each for each in states_of(board) if each.key not in kept]
    await store.add_snapshot(snapshot, board, new)
    return board


async def test_board_is_loaded_with_all_its_documents(store: Store) -> None:
    """S80."""
    await add_map(store)
    await store.append([Commit("map", [b"more"])])

    board = await store.load_board("board")

    assert board.record == await store.board("board")
    assert [each.record for each in board.maps] == list(await store.maps("board"))
    assert board.documents == (await store.load("board"), await store.load("map"))
    with pytest.raises(UnknownError):
        await store.load_board("missing")


async def test_snapshot_comes_back_as_it_was_put_in(shelf: Shelf) -> None:
    """S81."""
    await add_board(shelf.store)
    await add_map(shelf.store)
    board = await keep(shelf.store)
    store = await shelf.reopen()

    found = await store.snapshot("board", "snapshot")

    assert found.snapshot == SNAPSHOT
    assert [found.frame, *(each.state for each in found.maps)] == states_of(board)
    assert [each.record for each in found.maps] == [each.record for each in board.maps]
    assert await store.snapshots("board") == (SNAPSHOT,)


async def test_snapshot_stays_as_it_was_when_the_board_goes_on(store: Store) -> None:
    """S81."""
    await add_map(store)
    await keep(store)
    before = await store.snapshot("board", "snapshot")

    await store.append([Commit("board", [b"edit"], [MapBinned("map", 60)])])
    await keep(store, replace(SNAPSHOT, id="later", at=600, name=None))

    assert await store.snapshot("board", "snapshot") == before
    assert [each.id for each in await store.snapshots("board")] == ["later", "snapshot"]


async def test_state_that_two_snapshots_hold_is_kept_once_and_until_the_last_goes(
    store: Store,
) -> None:
    """S82."""
    await add_map(store)
    await keep(store)
    await store.append([Commit("board", [b"edit"])])
    await keep(store, replace(SNAPSHOT, id="later"))
    map_state = StateKey("map", 1, 1)
    assert await store.state_keys("board") == {
        StateKey("board", 1, 2),
        StateKey("board", 1, 3),
        map_state,
    }

    await store.drop_snapshots("board", ["snapshot"])
    assert await store.state_keys("board") == {StateKey("board", 1, 3), map_state}

    await store.drop_snapshots("board", ["later"])
    assert await store.state_keys("board") == frozenset()


async def test_newest_keys_are_those_of_the_newest_snapshot(store: Store) -> None:
    assert await store.newest_keys("board") == frozenset()
    await keep(store)
    await store.append([Commit("board", [b"edit"])])
    newer = await keep(store, replace(SNAPSHOT, id="newer", at=900))

    assert await store.newest_keys("board") == newer.keys


async def test_snapshot_is_named_and_loses_its_name(store: Store) -> None:
    await keep(store)
    await store.name_snapshot("board", "snapshot", "June")
    assert (await store.snapshots("board"))[0].name == "June"

    await store.name_snapshot("board", "snapshot", None)
    assert (await store.snapshots("board"))[0].name is None


async def test_snapshot_of_another_board_is_unknown_and_stays(store: Store) -> None:
    """S83."""
    await add_board(store, "other")
    await keep(store)
    for ask in (
        store.snapshot("other", "snapshot"),
        store.pictures("other", "snapshot"),
        store.name_snapshot("other", "snapshot", "mine"),
    ):
        with pytest.raises(UnknownError):
            await ask
    await store.drop_snapshots("other", ["snapshot"])

    assert await store.snapshots("board") == (SNAPSHOT,)


async def test_pictures_leave_out_maps_that_were_in_the_bin(store: Store) -> None:
    await add_map(store)
    await add_map(store, "binned")
    await store.append([Commit("board", [b"edit"], [MapBinned("binned", 60)])])
    await keep(store)

    assert await store.pictures("board", "snapshot") == ("picture of map",)


async def test_states_can_be_replaced_where_they_are(store: Store) -> None:
    """S84."""
    await add_map(store)
    await keep(store)
    (state,) = await store.states_of("map")

    await store.replace_states([replace(state, content=b"without", picture="none")])

    assert (await store.snapshot("board", "snapshot")).maps[0].state.content == b"without"
    assert await store.pictures("board", "snapshot") == ("none",)


async def test_map_that_is_forgotten_is_in_no_snapshot_and_nowhere_else(store: Store) -> None:
    """S85."""
    await add_map(store)
    await keep(store)

    await store.forget_map("map")

    assert (await store.snapshot("board", "snapshot")).maps == []
    assert await store.states_of("map") == ()
    for ask in (store.map("map"), store.load("map")):
        with pytest.raises(UnknownError):
            await ask


async def test_purge_takes_a_boards_snapshots_along_and_leaves_those_of_others(
    store: Store,
) -> None:
    """S86."""
    await add_board(store, "other")
    await keep(store)
    await keep(store, replace(SNAPSHOT, id="of other", board="other"))
    await store.bin_board("board", 100)

    await store.purge(200)

    assert await store.snapshots("board") == ()
    assert await store.state_keys("board") == frozenset()
    assert len(await store.snapshots("other")) == 1


async def test_snapshot_outlives_a_map_that_was_purged(store: Store) -> None:
    """S87."""
    await add_map(store)
    await keep(store)
    await store.append([Commit("board", [b"edit"], [MapBinned("map", 100)])])

    await store.purge(200)

    (kept,) = (await store.snapshot("board", "snapshot")).maps
    assert kept.record.id == "map"


async def test_forgetting_keeps_one_checkpoint_and_what_came_after_it(store: Store) -> None:
    """S88."""
    for edit in (b"one", b"two"):
        await store.append([Commit("board", [edit], [ErasureBegun("board")])])
    assert await store.begun_erasures() == ["board"]
    await keep_checkpoint(store, "board", 2, b"older state")
    await keep_checkpoint(store, "board", 3, b"state")
    await store.append([Commit("board", [b"after"])])

    await store.forget("board", 3)

    stored = await store.load("board")
    assert (stored.checkpoint, stored.updates, stored.damage) == (b"state", (b"after",), None)
    with pytest.raises(UnknownError):
        await store.checkpoint("board", 2)
    assert await store.begun_erasures() == []


async def test_forgetting_without_a_verified_checkpoint_is_refused(store: Store) -> None:
    """S88."""
    await store.add_checkpoint("board", 1, b"not read back")
    with pytest.raises(UnknownError):
        await store.forget("board", 1)

    assert len((await store.load("board")).updates) == 1
