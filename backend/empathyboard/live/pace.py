"""When a room may be flushed again: telling everyone costs at most a part of the time (R16)."""

import time
from collections.abc import Callable

_DUTY = 0.04
"""The part of one core's time that the flushes of one room may take."""
_CREDIT = 1e-3
"""So many seconds of flushing may come at once, while the process has time to spare."""
_LONGEST, _LONGEST_BUSY = 0.019, 0.033
_TOLD_PER_SECOND = 4000
"""So many people beyond a few are told in a second, even where it costs nearly nothing."""
_BUSY = 0.5
_LOOK_SECONDS = 0.25
_PRESENCE_SECONDS = 1 / 20
"""A page lets cursors glide from one place to the next for longer than that."""
_CURSORS_PER_SECOND = 3000
"""Three hundred people see cursors move ten times a second."""
_FEW = 30
"""So many people are told at once what there is, and presence along with it: it costs little."""
TIMER_SECONDS = 1e-3
"""The event loop wakes up to so much too early."""


class Load:
    """How much of a core this process uses, looked at a few times a second."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        used: Callable[[], float] = time.process_time,
    ) -> None:
        """Start out idle."""
        self._now, self._used = now, used
        self._looked, self._had_used = now(), used()
        self._is_high = False

    @property
    def is_high(self) -> bool:
        """Tell whether the process is above half a core."""
        now = self._now()
        passed = now - self._looked
        if passed >= _LOOK_SECONDS:
            used = self._used()
            self._is_high = used - self._had_used > _BUSY * passed
            self._looked, self._had_used = now, used
        return self._is_high


class Pace:
    """The earliest moments of a room's next flushes, in the seconds of the event loop.

    What a flush cost is paid back at the rate of the duty. A room that owes little may be flushed
    at once: a small one nearly always, a large one only as its debt sinks. A large one waits for
    some milliseconds on a fast machine too: what comes meanwhile is told in one go.
    """

    def __init__(self, load: Load) -> None:
        """Start with a room that may be flushed at once."""
        self._load = load
        self._debt = 0.0
        self._noted = 0.0
        self._pause = _PRESENCE_SECONDS
        self.next_news = 0.0
        """What is committed may be told then."""
        self.next_presence = 0.0
        """So may presence: later, the more people there are."""

    def takes_presence(self, now: float, people: int) -> bool:
        """Tell whether presence goes along with news that are told now: from halfway on it does.

        A flush of its own soon after would cost as much again, and the next news would wait for it.
        """
        return people <= _FEW or now >= self.next_presence - self._pause / 2

    def note(self, start: float, end: float, people: int, *, with_presence: bool) -> None:
        """Learn from a flush how long it took for how many."""
        is_busy = self._load.is_high
        longest, credit = (_LONGEST_BUSY, 0.0) if is_busy else (_LONGEST, _CREDIT)
        paid = (end - self._noted) * _DUTY
        owed = max(0.0, self._debt - paid) + (end - start)
        self._debt, self._noted = min(owed, credit + longest * _DUTY), end
        least = min((people - _FEW) / _TOLD_PER_SECOND, longest)
        self.next_news = end + max(0.0, least, (self._debt - credit) / _DUTY)
        if with_presence:
            self._pause = max(_PRESENCE_SECONDS, people / _CURSORS_PER_SECOND)
            self.next_presence = max(self.next_news, end + self._pause)
