"""The committed content of a document as bytes: what joiners are answered from."""

from collections.abc import Sequence

from empathyboard.document.updates import (
    Deletions,
    Update,
    merge,
    missing,
    read_state_vector,
    state_vector_of,
)

_ANSWERS = 8
"""So many answers are kept until the content changes: whoever reconnects, many have the same."""


class Committed:
    """Everything of a document that is on disk, and nothing else."""

    def __init__(self, content: bytes, state_vector: bytes) -> None:
        """Start from an encoded state."""
        self._content = content
        self._tail: list[bytes] = []
        self._answers: dict[bytes, bytes] = {}
        self._deletions: Deletions | None = None
        self.state_vector = state_vector
        self.size = len(content)

    @classmethod
    def of(cls, updates: Sequence[bytes]) -> "Committed":
        """Return what updates say together, without building a document."""
        content = merge(list(updates))
        return cls(content, state_vector_of(content))

    def append(self, updates: list[bytes], state_vector: bytes) -> None:
        """Add updates that were just committed, and the state vector after them."""
        if not updates:
            return
        self._tail += updates
        self._forget()
        self.state_vector = state_vector
        self.size += sum(map(len, updates))

    def replace(self, content: bytes, later: int = 0) -> None:
        """Put an encoded state in the place of all but so many of the latest updates."""
        if later > len(self._tail):
            return  # they were merged into the rest meanwhile
        self._content, self._tail = content, self._tail[len(self._tail) - later :]
        self._forget()
        self.size = len(content) + sum(map(len, self._tail))

    def _forget(self) -> None:
        """Drop what was worked out of the content."""
        self._answers.clear()
        self._deletions = None

    def encoded(self) -> bytes:
        """Return all content as one update."""
        if self._tail:
            self.replace(merge([self._content, *self._tail]))
        return self._content

    def has(self, update: Update) -> bool:
        """Tell whether an update adds nothing; whoever comes back sends what we have already."""
        if not update.has_no_news(read_state_vector(self.state_vector)):
            return False
        if update.deletions and self._deletions is None:
            self._deletions = Deletions.of(missing(self.encoded(), self.state_vector))
        return self._deletions is None or self._deletions.cover(update.deletions)

    def missing(self, state_vector: bytes) -> bytes:
        """Return what someone of this state vector lacks, as one update."""
        answer = self._answers.get(state_vector)
        if answer is None:
            answer = missing(self.encoded(), state_vector)
            if len(self._answers) < _ANSWERS:
                self._answers[state_vector] = answer
        return answer
