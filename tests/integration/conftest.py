"""Servers for the tests of the edges."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.server import Served, serving


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    """A server whose store is in memory."""
    async with serving() as served:
        yield served


@pytest.fixture
def http(served: Served) -> httpx.AsyncClient:
    """A client of the server's REST interface, without an Origin as programs are."""
    return served.http
