"""The stores that the contract suites run against."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.stores import Shelf, Store, add_board, memory_shelf, sql_shelf


@pytest.fixture(params=["memory", "sql"])
async def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Shelf]:
    """An empty store of each kind that can be closed and opened again."""
    shelf = memory_shelf() if request.param == "memory" else sql_shelf(tmp_path)
    yield shelf
    await shelf.store.close()


@pytest.fixture
async def store(shelf: Shelf) -> Store:
    """A store with one board."""
    await add_board(shelf.store)
    return shelf.store
