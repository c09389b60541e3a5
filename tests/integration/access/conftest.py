"""People with browsers of their own."""

from collections.abc import AsyncIterator

import pytest

from tests.support.server import Served
from tests.support.visitor import Visitor, visiting


@pytest.fixture
async def owner(served: Served) -> AsyncIterator[Visitor]:
    """Whoever makes the boards."""
    async with visiting(served) as visitor:
        yield visitor


@pytest.fixture
async def guest(served: Served) -> AsyncIterator[Visitor]:
    """Someone who comes later."""
    async with visiting(served) as visitor:
        yield visitor


@pytest.fixture
async def stranger(served: Served) -> AsyncIterator[Visitor]:
    """Someone whom nobody let in."""
    async with visiting(served) as visitor:
        yield visitor
