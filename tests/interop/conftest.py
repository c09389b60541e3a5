"""A server for clients that know nothing of us."""

from collections.abc import AsyncIterator

import pytest

from tests.support.server import Served, serving


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    """A server whose store is in memory."""
    async with serving() as served:
        yield served
