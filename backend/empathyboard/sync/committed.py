"""The committed content of a document as bytes: what joiners are answered from."""

from empathyboard.document.updates import merge, missing


class Committed:
    """Everything of a document that is on disk, and nothing else."""

    def __init__(self, content: bytes, state_vector: bytes) -> None:
        """Start from an encoded state."""
        self._content = content
        self._tail: list[bytes] = []
        self.state_vector = state_vector
        self.size = len(content)

    def append(self, updates: list[bytes], state_vector: bytes) -> None:
        """Add updates that were just committed, and the state vector after them."""
        self._tail += updates
        self.state_vector = state_vector
        self.size += sum(map(len, updates))

    def replace(self, content: bytes) -> None:
        """Put an encoded state of the same content in the place of content and tail."""
        self._content, self._tail = content, []
        self.size = len(content)

    def encoded(self) -> bytes:
        """Return all content as one update."""
        if self._tail:
            self.replace(merge([self._content, *self._tail]))
        return self._content

    def missing(self, state_vector: bytes) -> bytes:
        """Return what someone of this state vector lacks, as one update."""
        return missing(self.encoded(), state_vector)
