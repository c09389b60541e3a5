"""How often something may be tried, by whoever tries: counted in memory, and bounded."""

from collections import OrderedDict
from dataclasses import dataclass

from empathyboard.domain.errors import TooManyError
from empathyboard.domain.ports import Clock

_MOST_KEYS = 10_000
"""With more at the same time, those that tried longest ago are forgotten."""


@dataclass
class _Bucket:
    tokens: float
    at: int


class Limiter:
    """A bucket of tries for each key, which fills up again evenly."""

    def __init__(self, clock: Clock, tries: int, seconds: int) -> None:
        """Allow so many tries at once, and so many again in so many seconds."""
        self._clock = clock
        self._tries = tries
        self._seconds = seconds
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str) -> None:
        """Count one try; TooManyError when none is left."""
        bucket = self._filled(key)
        if bucket.tokens < 1:
            wait = (1 - bucket.tokens) * self._seconds / self._tries
            raise TooManyError("That was tried too often; wait a little.", int(wait) + 1)
        bucket.tokens -= 1

    def give_back(self, key: str) -> None:
        """Take back a try that was none: it succeeded."""
        bucket = self._filled(key)
        bucket.tokens = min(bucket.tokens + 1, self._tries)

    def _filled(self, key: str) -> _Bucket:
        now = self._clock.now()
        bucket = self._buckets.setdefault(key, _Bucket(self._tries, now))
        self._buckets.move_to_end(key)
        gained = max(now - bucket.at, 0) / 1000 * self._tries / self._seconds
        bucket.tokens, bucket.at = min(bucket.tokens + gained, self._tries), now
        while len(self._buckets) > _MOST_KEYS:
            self._buckets.popitem(last=False)
        return bucket
