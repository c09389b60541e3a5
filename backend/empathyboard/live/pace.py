"""When a room may be flushed again: telling everyone costs at most a part of the time (R16)."""

import time
from collections.abc import Callable

_DUTY = 0.04
"""The part of one core's time that the flushes of one room may take."""
_SEND_SECONDS = 6e-6
"""What the kernel takes to send a small frame; it does so after the flush, so it is not seen."""
_SMOOTHING = 0.3
_LONGEST, _LONGEST_BUSY = 0.019, 0.033
_BUSY = 0.5
_LOOK_SECONDS = 0.25
_PRESENCE_SECONDS = 1 / 30
"""A cursor that is seen to move thirty times a second moves smoothly."""
_CURSORS_PER_SECOND = 3000
"""Three hundred people see cursors move ten times a second."""
_FEW = 30
"""So many people's presence goes along with what is told anyway: it costs nothing more."""


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
    """The earliest moments of a room's next flushes, in the seconds of the event loop."""

    def __init__(self, load: Load) -> None:
        """Start with a room that may be flushed at once."""
        self._load = load
        self._cost = 0.0
        self.next_news = 0.0
        """What is committed may be told then."""
        self.next_presence = 0.0
        """So may presence: later, the more people there are."""

    def takes_presence(self, now: float, people: int) -> bool:
        """Tell whether presence goes into a flush of this moment."""
        return now >= self.next_presence or people <= _FEW

    def note(self, start: float, end: float, people: int, *, with_presence: bool) -> None:
        """Learn from a flush how long it took for how many."""
        cost = end - start + people * _SEND_SECONDS
        self._cost += (cost - self._cost) * _SMOOTHING
        longest = _LONGEST_BUSY if self._load.is_high else _LONGEST
        self.next_news = end + min(self._cost / _DUTY, longest)
        if with_presence:
            pause = max(_PRESENCE_SECONDS, people / _CURSORS_PER_SECOND)
            self.next_presence = max(self.next_news, end + pause)
