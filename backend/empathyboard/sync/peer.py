"""One connection to a room, and what the room remembers of it."""

from collections.abc import Sequence
from typing import Protocol

from empathyboard.domain.access import Level
from empathyboard.domain.links import Participant
from empathyboard.domain.protocol import Close
from empathyboard.sync.identity import Stamp


class Sink(Protocol):
    """Where frames for a connection go; never waits, never raises."""

    def send(self, frame: bytes) -> None:
        """Put a frame behind those that wait."""

    def tell(self, batch: Sequence[bytes]) -> bool:
        """Put frames behind those that wait; False, and none is put, when they don't fit.

        Everyone is given the same batch object, so a sink can prepare them once for all.
        """

    def close(self, code: Close, reason: str) -> None:
        """Close the connection once the frames before this are sent."""


class Peer:
    """One connection; identity is by object, as one participant may have several."""

    def __init__(
        self,
        sink: Sink,
        level: Level,
        participant: Participant | None = None,
        *,
        names_hidden: bool = False,
        sees_others: bool = True,
    ) -> None:
        """Start a connection that has sent nothing yet."""
        self.sink = sink
        self.level = level
        self.participant = participant
        """Who it is; what it says of itself counts only where this is None."""
        self.stamp = Stamp()
        """Says so in what it tells of itself."""
        self.names_hidden = names_hidden
        """Whether others' names are kept from it."""
        self.sees_others = sees_others
        """Whether it is told who is here at all: a page of somebody else's is not (E23)."""
        self.was_lowered = False
        """Its level sank a moment ago: edits that were on their way then are no offence."""
        self.speaks_ours = False
        self.is_closed = False
        self.sent = 0
        """How many document frames came from this connection."""
        self.saved = 0
        """How many of them, counted from the first, are on disk."""
        self.must_answer = False
        """Something of theirs was dropped: nothing is taken in until their sync step 2."""
        self.behind: bytes | None = None
        """The state vector they had when they stopped reading, while they are out of flushes."""

    def close(self, code: Close, reason: str) -> None:
        """Close the connection; further frames of it are ignored."""
        if not self.is_closed:
            self.is_closed = True
            self.sink.close(code, reason)
