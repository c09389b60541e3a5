"""What every BoardStore promises."""

from dataclasses import replace

import pytest

from empathyboard.domain.board import (
    Commit,
    Kind,
    MapAdded,
    MapBinned,
    MapRecord,
    MapRestored,
    PersonChanged,
    Record,
)
from empathyboard.domain.errors import StorageError, UnknownError
from tests.support.stores import (
    BOARD,
    FIRST,
    FIRST_OF_MAP,
    MAP,
    Shelf,
    Store,
    add_board,
    add_map,
    content,
    keep_checkpoint,
)


async def change(store: Store, *records: Record) -> None:
    """Apply records as one edit of the board."""
    await store.append([Commit("board", [b"edit"], records)])


async def test_board_comes_back_as_it_was_put_in(store: Store) -> None:
    """S40."""
    await store.add_board(replace(BOARD, id="nl", key_hash=b"\x00\xff", locale="nl"), b"begin")

    assert await store.board("board") == BOARD
    assert await store.board("nl") == replace(BOARD, id="nl", key_hash=b"\x00\xff", locale="nl")
    assert await content(store, "nl") == [b"begin"]


async def test_unknown_board_and_map_are_unknown(store: Store) -> None:
    with pytest.raises(UnknownError):
        await store.board("missing")
    with pytest.raises(UnknownError):
        await store.map("board")
    assert list(await store.maps("missing")) == []


async def test_second_board_of_an_id_is_refused_and_changes_nothing(store: Store) -> None:
    """S5."""
    with pytest.raises(StorageError):
        await store.add_board(replace(BOARD, locale="nl"), b"another")

    assert (await store.board("board")).locale == "en"
    assert await content(store) == [FIRST]


async def test_added_map_comes_with_its_document(store: Store) -> None:
    """S41."""
    await store.append([Commit("board", [b"lists it"], [MapAdded(MAP, FIRST_OF_MAP)])])

    assert await store.map("map") == MAP
    stored = await store.load("map")
    assert (stored.kind, stored.board, stored.head) == (Kind.MAP, "board", 1)
    assert list(stored.updates) == [FIRST_OF_MAP]
    assert await content(store) == [FIRST, b"lists it"]


async def test_added_map_takes_updates_in_the_same_append(store: Store) -> None:
    """S41: records come before updates."""
    await store.append([Commit("map", [b"m2"]), Commit("board", [], [MapAdded(MAP, b"m1")])])

    assert await content(store, "map") == [b"m1", b"m2"]


async def test_map_for_an_unknown_board_keeps_nothing(store: Store) -> None:
    """S2."""
    with pytest.raises(UnknownError):
        await change(store, MapAdded(replace(MAP, board="missing"), FIRST_OF_MAP))

    with pytest.raises(UnknownError):
        await store.load("map")
    assert await content(store) == [FIRST]


async def test_second_map_of_an_id_keeps_nothing(store: Store) -> None:
    """S2, S5."""
    await add_map(store)
    before = await content(store)

    with pytest.raises(StorageError):
        await change(store, PersonChanged("map", "Ann"), MapAdded(MAP, b"again"))

    assert await store.map("map") == MAP
    assert await content(store) == before


async def test_maps_are_listed_in_the_order_of_making(store: Store) -> None:
    """S42: whatever their ids and their clocks say, and not those of another board."""
    await add_board(store, "other")
    await add_map(store, "of-other", "other")
    for number, map_id in enumerate("zam"):
        await change(store, MapAdded(_map(map_id, created=100 - number), b"m"))
    await change(store, MapBinned("a", 5))

    assert [found.id for found in await store.maps("board")] == ["z", "a", "m"]
    assert [found.id for found in await store.maps("other")] == ["of-other"]


async def test_person_is_named_renamed_and_taken_away(store: Store) -> None:
    await add_map(store)
    for person in ("Ann de Vries", "Bob", None):
        await change(store, PersonChanged("map", person))
        assert (await store.map("map")).person == person
        assert [found.person for found in await store.maps("board")] == [person]


async def test_binned_map_can_be_read_and_comes_back(store: Store) -> None:
    """S43."""
    await add_map(store)

    await change(store, MapBinned("map", 77))
    assert await store.map("map") == replace(MAP, deleted=77)
    assert await content(store, "map") == [FIRST_OF_MAP]

    await change(store, MapRestored("map"))
    assert await store.map("map") == MAP


async def test_binned_board_can_be_read_and_comes_back(store: Store) -> None:
    """S43: its maps are not touched."""
    await add_map(store)

    await store.bin_board("board", 88)
    assert await store.board("board") == replace(BOARD, deleted=88)
    assert await store.map("map") == MAP
    assert (await store.load("board")).head == 2

    await store.bin_board("board", None)
    assert await store.board("board") == BOARD


@pytest.mark.parametrize(
    "record", [PersonChanged("no", "x"), MapBinned("no", 1), MapRestored("no")]
)
async def test_change_to_an_unknown_map_is_unknown(store: Store, record: Record) -> None:
    with pytest.raises(UnknownError):
        await change(store, record)


async def test_binning_an_unknown_board_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownError):
        await store.bin_board("missing", 1)


async def test_purge_leaves_what_went_to_the_bin_later_or_never(store: Store) -> None:
    """S44: at exactly the given time is not before it."""
    await add_map(store)
    await add_map(store, "binned")
    await change(store, MapBinned("binned", 100))
    await add_board(store, "binned-board")
    await store.bin_board("binned-board", 100)

    assert await store.purge(100) == 0

    assert len(await store.maps("board")) == 2
    assert (await store.board("binned-board")).deleted == 100


async def test_purged_map_is_gone_with_its_document(store: Store) -> None:
    """S44."""
    await add_map(store)
    await add_map(store, "kept")
    await store.append([Commit("map", [b"2"])])
    for covered in (1, 2):
        await keep_checkpoint(store, "map", covered, b"state")
    await change(store, MapBinned("map", 99))

    assert await store.purge(100) == 1

    await _assert_gone(store, "map")
    assert [found.id for found in await store.maps("board")] == ["kept"]
    assert await content(store, "kept") == [FIRST_OF_MAP]


async def test_purged_board_takes_its_maps_along(store: Store) -> None:
    """S44: those in the bin since later too."""
    await add_map(store)
    await add_map(store, "second")
    await change(store, MapBinned("second", 500))
    await add_board(store, "other")
    await store.bin_board("board", 99)

    assert await store.purge(100) == 3
    assert await store.purge(100) == 0

    for document in ("board", "map", "second"):
        await _assert_gone(store, document)
    assert list(await store.maps("board")) == []
    assert await content(store, "other") == [FIRST]


async def test_append_to_a_purged_document_is_unknown(store: Store) -> None:
    await store.bin_board("board", 1)
    await store.purge(2)

    with pytest.raises(UnknownError):
        await store.append([Commit("board", [b"late"])])


async def test_reopened_store_gives_the_same_records(shelf: Shelf, store: Store) -> None:
    """S3."""
    await add_map(store)
    await add_map(store, "binned")
    await change(store, PersonChanged("map", "Zoë 🙂"), MapBinned("binned", 5))
    await store.bin_board("board", 6)
    before = [await store.board("board"), *await store.maps("board")]

    store = await shelf.reopen()

    assert [await store.board("board"), *await store.maps("board")] == before


def _map(map_id: str, created: int) -> MapRecord:
    return replace(MAP, id=map_id, created=created)


async def _assert_gone(store: Store, document: str) -> None:
    with pytest.raises(UnknownError):
        await store.load(document)
    with pytest.raises(UnknownError):
        await store.map(document)
    with pytest.raises(UnknownError):
        await store.board(document)
