"""A provider that is alone and idle stays connected (P25)."""

import asyncio

from tests.support.provider import Provider, provider
from tests.support.server import ScaledClock, serving

SPEED = 20
TWO_MINUTES = 120_000


async def idle(yjs: Provider, *, is_present: bool) -> None:
    """Do nothing for two minutes of the provider's clock."""
    await yjs.until_synced()
    if not is_present:
        # With a presence a client renews it every 15 s, and hears it back.
        await yjs.do("presence", state=None)
    end = (await yjs.look())["now"] + TWO_MINUTES
    await yjs.until(lambda seen: seen["now"] > end, "the end of two minutes")
    assert (yjs.state["connected"], yjs.state["disconnected"]) == (1, 0)
    assert yjs.state["synced"]


async def test_lone_provider_stays_connected_through_two_idle_minutes() -> None:
    """P25: both clocks run twenty times faster than the machine's."""
    async with serving(clock=ScaledClock(SPEED)) as served:
        one, two = await served.new_map(), await served.new_map()
        async with (
            provider(served.address, one["id"], speed=SPEED) as present,
            provider(served.address, two["id"], speed=SPEED) as silent,
        ):
            await asyncio.gather(idle(present, is_present=True), idle(silent, is_present=False))
