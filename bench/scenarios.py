"""What is asked of the servers."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Crowd:
    """Boards full of people, some of them dragging their own note and moving their cursor."""

    name: str
    boards: int
    clients: int
    """How many on each board."""
    writers: int
    """How many of them write."""
    edits_per_second: float
    """Of each writer; each edit is one document update."""
    cursors_per_second: float
    seconds: float

    def spec(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return asdict(self)


CROWDS = (
    Crowd("1 board of 50, 10 writing", 1, 50, 10, 10, 5, 5),
    Crowd("20 boards of 5, all writing", 20, 5, 5, 5, 5, 5),
)
REPEATS = 3
EDITS_ALONE = 300
"""One writer alone: so many edits, each sent when the one before it is saved."""
NOTES = 2_000
"""On the map that is joined."""
JOINS = 10
"""After the first one, which finds nothing in the server's memory."""
