"""What is asked of the servers."""

from dataclasses import dataclass

from bench.servers import (
    HOCUSPOCUS,
    HOCUSPOCUS_16,
    LIMIT,
    LIMIT_16,
    OURS,
    Y_WEBSOCKET,
    Kind,
)


@dataclass(frozen=True)
class Crowd:
    """Boards full of people: all move their cursor, some drag their own note."""

    name: str
    boards: int
    clients: int
    """How many on each board."""
    writers: int
    """How many of them drag."""
    servers: tuple[Kind, ...]
    edit_rate: float = 5
    """Of each writer, in a second; each edit is one document update."""
    cursor_rate: float = 5
    stuck: int = 0
    """How many of the clients stop reading (and send nothing)."""
    seconds: float = 4
    factors: tuple[int, ...] = (1,)
    """Of the rates: one phase for each."""
    most_p99: float = 3600
    """Seconds: a phase that took longer is the last."""

    @property
    def is_unlimited(self) -> bool:
        """Whether some send more than one connection may, so that the limit must be off."""
        fastest = max(self.edit_rate, self.cursor_rate) * max(self.factors)
        return fastest > 25

    @property
    def drags(self) -> int:
        """How many drags of each writer that takes."""
        return int(self.edit_rate * self.seconds * sum(self.factors)) + len(self.factors) + 1


_PEERS = (Y_WEBSOCKET, HOCUSPOCUS)

FULL = Crowd("1 board of 100", 1, 100, 10, (OURS, *_PEERS, HOCUSPOCUS_16, LIMIT, LIMIT_16))
MANY = Crowd("50 boards of 8", 50, 8, 2, (OURS, *_PEERS, LIMIT))
SMALL = Crowd("1 board of 10", 1, 10, 2, (OURS, *_PEERS))
HUGE = Crowd("1 board of 300", 1, 300, 30, (OURS, *_PEERS), cursor_rate=10)
COUNTLESS = Crowd("200 boards of 5", 200, 5, 1, (OURS, *_PEERS))
SLOW = Crowd(
    "20 of 60 read nothing, 5,000 messages/s", 1, 60, 10, (OURS, *_PEERS),
    edit_rate=50, cursor_rate=112.5, stuck=20,
)  # fmt: skip
RAMP = Crowd(
    "rates of 100 clients multiplied", 1, 100, 10, (OURS, *_PEERS, HOCUSPOCUS_16),
    seconds=2, factors=(1, 2, 4, 8, 16, 32, 64), most_p99=0.1,
)  # fmt: skip
CROWDS = (SMALL, FULL, HUGE, MANY, COUNTLESS, SLOW)

ALONE = "one writer, one reader"
EDITS_ALONE = 300
"""So many edits, each sent when the one before it came."""
MEMORY = "memory of quiet boards"
BOARDS, NOTES_EACH, IDLE = 150, 50, 300
JOINS = "joining cold maps"
COLD, NOTES = 5, 2_000
DRAGS = "50,000 drags on a map"
DRAGS_COUNT, DRAGGERS = 50_000, 10
REPEATS = 3
