"""The store in memory, on which simulations rest, does what the one on disk does."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from empathyboard.domain.board import Commit, MapAdded, MapBinned, MapRestored, PersonChanged
from empathyboard.domain.errors import EmpathyboardError
from empathyboard.stores.memory import MemoryStore
from tests.support.stores import BOARD, MAP, Store, keep_checkpoint, sql_store

Deed = Callable[[Store], Awaitable[object]]

BOARDS = ("b1", "b2")
MAPS = ("m1", "m2", "m3")
boards = st.sampled_from(BOARDS)
maps = st.sampled_from(MAPS)
documents = st.sampled_from(BOARDS + MAPS)
times = st.integers(0, 5)

records = st.one_of(
    st.builds(lambda m, b: MapAdded(replace(MAP, id=m, board=b), b"first"), maps, boards),
    st.builds(PersonChanged, maps, st.sampled_from(["Ann", None])),
    st.builds(MapBinned, maps, times),
    st.builds(MapRestored, maps),
)
commits = st.builds(
    Commit,
    documents,
    st.lists(st.binary(max_size=3), max_size=3),
    st.lists(records, max_size=2),
)
deeds: st.SearchStrategy[Deed] = st.one_of(
    st.builds(lambda b: lambda store: store.add_board(replace(BOARD, id=b), b"first"), boards),
    st.builds(lambda c: lambda store: store.append(c), st.lists(commits, max_size=3)),
    st.builds(
        lambda d, at: lambda store: keep_checkpoint(store, d, at, b"state %d" % at),
        documents,
        st.integers(0, 6),
    ),
    st.builds(lambda b, at: lambda store: store.bin_board(b, at), boards, st.none() | times),
    st.builds(lambda before: lambda store: store.purge(before), times),
)


@settings(max_examples=40)
@given(st.lists(deeds, max_size=25))
def test_both_stores_give_the_same_after_any_deeds(done: list[Deed]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_compare(done, Path(folder)))


async def _compare(done: list[Deed], folder: Path) -> None:
    memory, sql = MemoryStore(), sql_store(folder)
    try:
        for deed in [*map(_adding, BOARDS), *done]:
            assert await _outcome(deed, memory) == await _outcome(deed, sql)
        assert await _everything(memory) == await _everything(sql)
    finally:
        await sql.close()


def _adding(board: str) -> Deed:
    return lambda store: store.add_board(replace(BOARD, id=board), b"first")


async def _outcome(deed: Deed, store: Store) -> object:
    try:
        return await deed(store)
    except (EmpathyboardError, ValueError) as error:
        return type(error)


async def _everything(store: Store) -> list[object]:
    reads: list[Deed] = []
    for board in BOARDS:
        reads += [_call("board", board), _call("maps", board)]
    reads += [_call("load", document) for document in BOARDS + MAPS]
    return [await _outcome(read, store) for read in reads]


def _call(method: str, key: str) -> Deed:
    return lambda store: cast("Awaitable[object]", getattr(store, method)(key))
