"""A clock that tests move by hand."""

import asyncio
import heapq
from itertools import count


class ManualClock:
    """Time stands still until `advance`; sleepers wake in order."""

    def __init__(self, now: int = 1_795_000_000_000) -> None:
        self._seconds = 0.0
        self._start = now
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    def now(self) -> int:
        return self._start + round(self._seconds * 1000)

    async def sleep(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._seconds + seconds, next(self._order), future))
        await future

    async def advance(self, seconds: float) -> None:
        """Move on, letting everything that a woken sleeper starts run before the next one."""
        await settle()
        end = self._seconds + seconds
        while self._sleepers and self._sleepers[0][0] <= end:
            self._seconds, _, future = heapq.heappop(self._sleepers)
            if not future.done():
                future.set_result(None)
            await settle()
        self._seconds = end
        await settle()


async def settle(turns: int = 30) -> None:
    """Let every task that can go on do so."""
    for _ in range(turns):
        await asyncio.sleep(0)
