"""What every DocumentStore promises."""

import asyncio

import pytest

from empathyboard.domain.board import Commit, Head, Kind, MapRestored
from empathyboard.domain.errors import UnknownError
from tests.support.stores import (
    FIRST,
    FIRST_OF_MAP,
    Shelf,
    Store,
    add_board,
    add_map,
    checkpoint_of,
    content,
    keep_checkpoint,
)


async def test_new_document_has_its_first_update_and_an_empty_checkpoint(store: Store) -> None:
    """S20, S40."""
    stored = await store.load("board")

    assert (stored.id, stored.kind, stored.board) == ("board", Kind.BOARD, "board")
    assert (stored.covered, stored.checkpoint) == (0, b"\x00\x00")
    assert (list(stored.updates), stored.head) == ([FIRST], 1)


async def test_load_of_an_id_never_stored_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownError, match="nothing-here"):
        await store.load("nothing-here")


async def test_updates_come_back_in_order_and_byte_for_byte(store: Store) -> None:
    """S1, S4."""
    await store.append([Commit("board", [b"a\x00\xff", b""]), Commit("board", [b"c"])])
    await store.append([Commit("board", [b"a\x00\xff"])])

    stored = await store.load("board")

    assert list(stored.updates) == [FIRST, b"a\x00\xff", b"", b"c", b"a\x00\xff"]
    assert stored.head == 5


async def test_one_append_reaches_several_documents(store: Store) -> None:
    await add_map(store)

    await store.append([Commit("board", [b"b"]), Commit("map", [b"m1", b"m2"])])

    assert (await content(store))[-1] == b"b"
    assert await content(store, "map") == [FIRST_OF_MAP, b"m1", b"m2"]


async def test_heads_tell_how_far_each_document_of_a_board_goes(shelf: Shelf, store: Store) -> None:
    """S24."""
    await add_map(store)
    await add_board(store, "other")
    await store.append([Commit("map", [b"m1", b"m2"])])
    await keep_checkpoint(store, "map", 2, b"state")

    store = await shelf.reopen()

    assert await store.heads("board") == {"board": Head(1, 2), "map": Head(1, 3)}
    assert await store.heads("nothing-here") == {}


async def test_append_of_nothing_changes_nothing(store: Store) -> None:
    await store.append([])
    await store.append([Commit("board", [])])

    assert await content(store) == [FIRST]


@pytest.mark.parametrize("missing_is", [0, 1, 2])
async def test_unknown_document_in_a_batch_keeps_nothing_of_it(
    store: Store, missing_is: int
) -> None:
    """S2."""
    await add_board(store, "other")
    commits = [Commit("board", [b"b"]), Commit("other", [b"o"])]
    commits.insert(missing_is, Commit("missing", [b"x"]))

    with pytest.raises(UnknownError, match="missing"):
        await store.append(commits)

    assert await content(store, "board") == [FIRST]
    assert await content(store, "other") == [FIRST]


async def test_unknown_record_keeps_nothing_of_the_batch(store: Store) -> None:
    """S2."""
    with pytest.raises(UnknownError):
        await store.append([Commit("board", [b"b"], [MapRestored("no-map")])])

    assert await content(store) == [FIRST]


async def test_concurrent_appends_get_positions_without_a_gap(store: Store) -> None:
    """S1: the order of each writer is kept too."""
    await add_board(store, "other")

    async def write(writer: int) -> None:
        for number in range(10):
            update = b"%d:%d" % (writer, number)
            await store.append([Commit("board", [update]), Commit("other", [update, b"-"])])

    await asyncio.gather(*map(write, range(8)))

    kept = (await content(store))[1:]
    assert len(kept) == 80
    for writer in range(8):
        own = [update for update in kept if update.startswith(b"%d:" % writer)]
        assert own == [b"%d:%d" % (writer, number) for number in range(10)]
    assert (await store.load("other")).head == 161


async def test_load_beside_appends_sees_whole_commits(store: Store) -> None:
    """S20."""

    async def write() -> None:
        for _ in range(30):
            await store.append([Commit("board", [b"left", b"right"])])

    writing = asyncio.create_task(write())
    while not writing.done():
        stored = await store.load("board")
        assert stored.head % 2 == 1, "half a commit"
        await asyncio.sleep(0)
    await writing


async def test_load_starts_from_the_newest_checkpoint(store: Store) -> None:
    """S20."""
    await store.append([Commit("board", [b"2", b"3"])])

    await keep_checkpoint(store, "board", 2, checkpoint_of([FIRST, b"2"]))

    stored = await store.load("board")
    assert (stored.covered, list(stored.updates), stored.head) == (2, [b"3"], 3)
    assert await content(store) == [FIRST, b"2", b"3"]


async def test_trimmed_log_gives_all_content_and_counts_on(shelf: Shelf, store: Store) -> None:
    """S1, S31: after any number of checkpoints, and after opening anew."""
    written = [FIRST]
    for number in range(5):
        updates = [b"%d-%d" % (number, part) for part in range(4)]
        await store.append([Commit("board", updates)])
        written += updates
        await keep_checkpoint(store, "board", len(written) - 1, checkpoint_of(written[:-1]))
        assert await content(store) == written

    store = await shelf.reopen()
    await store.append([Commit("board", [b"last"])])
    assert await content(store) == [*written, b"last"]


async def test_checkpoint_at_the_head_leaves_no_updates_to_load(store: Store) -> None:
    await keep_checkpoint(store, "board", 1, FIRST)

    stored = await store.load("board")

    assert (stored.covered, list(stored.updates), stored.head) == (1, [], 1)


async def test_checkpoint_at_the_same_position_replaces_the_old(store: Store) -> None:
    """S30."""
    await keep_checkpoint(store, "board", 1, b"old")
    await keep_checkpoint(store, "board", 1, b"new")

    assert (await store.load("board")).checkpoint == b"new"


async def test_checkpoint_older_than_the_newest_does_not_hide_it(store: Store) -> None:
    await store.append([Commit("board", [b"2", b"3"])])
    await keep_checkpoint(store, "board", 3, b"newest")
    await keep_checkpoint(store, "board", 1, b"older")

    stored = await store.load("board")

    assert (stored.covered, stored.checkpoint) == (3, b"newest")


@pytest.mark.parametrize("covered", [-1, 0, 2])
async def test_checkpoint_outside_the_log_is_refused(store: Store, covered: int) -> None:
    """S30."""
    with pytest.raises(ValueError, match=str(covered)):
        await keep_checkpoint(store, "board", covered, b"state")

    assert (await store.load("board")).covered == 0


async def test_checkpoint_of_an_unknown_document_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownError):
        await keep_checkpoint(store, "missing", 1, b"state")


async def test_checkpoint_of_one_document_leaves_others_alone(store: Store) -> None:
    await add_map(store)
    await store.append([Commit("map", [b"m2", b"m3"])])

    for covered in (1, 2):
        await keep_checkpoint(store, "board", covered, b"state")

    assert await content(store, "map") == [FIRST_OF_MAP, b"m2", b"m3"]


async def test_reopened_store_gives_the_same_documents(shelf: Shelf, store: Store) -> None:
    """S3."""
    await add_map(store)
    await store.append([Commit("board", [b"2"]), Commit("map", [b"m"])])
    await keep_checkpoint(store, "map", 1, FIRST_OF_MAP)
    before = [await store.load("board"), await store.load("map")]

    store = await shelf.reopen()

    assert [await store.load("board"), await store.load("map")] == before


async def test_checkpoint_counts_only_once_it_was_verified(store: Store) -> None:
    """S32."""
    await store.append([Commit("board", [b"2"])])
    await store.add_checkpoint("board", 2, b"state")

    assert await store.checkpoint("board", 2) == b"state"
    assert (await store.load("board")).covered == 0

    await store.trim("board", 2)
    assert (await store.load("board")).covered == 2


async def test_unverified_checkpoint_drops_nothing(store: Store) -> None:
    """S31: however many were left by processes that ended before they had read them back."""
    await store.append([Commit("board", [b"2", b"3"])])
    await keep_checkpoint(store, "board", 1, FIRST)
    for covered in (2, 3):
        await store.add_checkpoint("board", covered, b"never read back")

    assert await content(store) == [FIRST, b"2", b"3"]


@pytest.mark.parametrize("deed", ["checkpoint", "trim"])
async def test_checkpoint_that_is_not_there_is_unknown(store: Store, deed: str) -> None:
    with pytest.raises(UnknownError, match="at 1"):
        await getattr(store, deed)("board", 1)


async def test_document_without_damage_is_mended_at_no_cost(store: Store) -> None:
    """S22."""
    before = await store.load("board")

    assert await store.mend("board") == 0
    assert await store.load("board") == before


async def test_new_documents_are_of_the_first_epoch(store: Store) -> None:
    """S50."""
    await add_map(store)

    assert {(await store.load(each)).epoch for each in ("board", "map")} == {1}
