"""How often something may be tried."""

import pytest

from empathyboard.domain.errors import TooManyError
from empathyboard.live import limiter
from empathyboard.live.limiter import Limiter
from tests.support.clock import ManualClock


async def test_tries_come_back_evenly() -> None:
    clock = ManualClock()
    tries = Limiter(clock, 10, 60)
    for _ in range(10):
        tries.take("a")

    with pytest.raises(TooManyError) as error:
        tries.take("a")
    assert error.value.seconds == 7
    tries.take("b")

    await clock.advance(6)
    tries.take("a")
    with pytest.raises(TooManyError):
        tries.take("a")


async def test_what_is_given_back_is_no_try_and_never_more_than_there_were() -> None:
    tries = Limiter(ManualClock(), 1, 60)
    for _ in range(3):
        tries.take("a")
        tries.give_back("a")
    tries.give_back("a")
    tries.take("a")

    with pytest.raises(TooManyError):
        tries.take("a")


async def test_memory_of_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "_MOST_KEYS", 100)
    tries = Limiter(ManualClock(), 1, 60)
    for number in range(1_000):
        tries.take(str(number))

    assert len(tries._buckets) == 100
    with pytest.raises(TooManyError):
        tries.take("999")
