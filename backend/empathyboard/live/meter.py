"""How much one connection sends: above a rate it is not read for a moment, nobody is closed."""

from dataclasses import dataclass
from math import inf

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Message, Step

_BURST_SECONDS = 2.0
"""So much of a rate may come at once."""
_LONGEST_PAUSE = 5.0
"""Shorter than the patience of pings: their answers wait in a socket that is not read."""
_UPDATE = bytes((Message.SYNC, Step.UPDATE))


@dataclass(frozen=True)
class Rates:
    """What one connection may send in a second."""

    updates: float = LIMITS.updates_per_second
    size: float = LIMITS.bytes_per_second
    presence: float = LIMITS.presence_frames_per_second

    @classmethod
    def times(cls, factor: float) -> "Rates":
        """Return the usual rates times a factor; 0 stands for no limit."""
        factor = factor or inf
        usual = cls()
        return cls(usual.updates * factor, usual.size * factor, usual.presence * factor)


class Meter:
    """Counts what comes over one connection.

    Each kind keeps the moment until which its rate is used up; it may lie a burst ahead.
    """

    def __init__(self, rates: Rates) -> None:
        """Start with nothing used up."""
        self._per_update = 1 / rates.updates
        self._per_byte = 1 / rates.size
        self._per_presence = 1 / rates.presence
        self._updates = self._size = self._presence = 0.0

    def count(self, data: bytes, now: float) -> float:
        """Count a message; returns for how many seconds no more should be read."""
        self._size = max(self._size, now) + len(data) * self._per_byte
        if data[:1] == b"\x01":
            self._presence = max(self._presence, now) + self._per_presence
        elif data[:2] == _UPDATE:
            self._updates = max(self._updates, now) + self._per_update
        return self._owed(now)

    def _owed(self, now: float) -> float:
        ahead = max(self._size, self._presence, self._updates) - now - _BURST_SECONDS
        return min(ahead, _LONGEST_PAUSE) if ahead > 0 else 0.0
