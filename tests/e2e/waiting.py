"""Waiting for what no locator tells."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def becomes(
    read: Callable[[], Awaitable[T]], is_wanted: Callable[[T], bool], seconds: float = 15
) -> T:
    """Read until something is as wanted; returns it."""
    deadline = time.monotonic() + seconds
    value = await read()
    while not is_wanted(value):
        assert time.monotonic() < deadline, f"in {seconds} s it only came to {value}"
        await asyncio.sleep(0.05)
        value = await read()
    return value
