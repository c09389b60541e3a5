"""What a room has committed and not told yet."""

from collections.abc import Iterable, Sequence

from empathyboard.document.updates import merge
from empathyboard.sync import frames
from empathyboard.sync.peer import Peer

_MERGED_AT_MOST = 64
"""More updates than this cost more to merge than to send apart."""

Update = tuple[Peer | None, bytes]
"""An update and its author; None is the server itself."""


class News:
    """Committed updates and acknowledgements, gathered until the next flush."""

    def __init__(self, before: bytes) -> None:
        """Start with nothing; `before` is the state vector that everyone was told up to."""
        self.before = before
        self.writers: set[Peer] = set()
        """Whose edits were committed: they are told how many are saved."""
        self._updates: list[Update] = []

    def __bool__(self) -> bool:
        """Tell whether there is anything to tell."""
        return bool(self._updates or self.writers)

    def add(self, updates: Iterable[Update]) -> None:
        """Gather updates in the order in which they were committed."""
        self._updates += updates

    @property
    def author(self) -> Peer | None:
        """The only one who has all of it already, where there is just one."""
        authors = {author for author, _ in self._updates}
        return authors.pop() if len(authors) == 1 else None

    def frames(self) -> list[bytes]:
        """Return frames for everyone: raw bytes, or many merged into one without a document."""
        updates = [update for _, update in self._updates]
        starts = range(0, len(updates), _MERGED_AT_MOST)
        parts = (updates[start : start + _MERGED_AT_MOST] for start in starts)
        return [frames.edit_document(_merged(part)) for part in parts]


def _merged(updates: Sequence[bytes]) -> bytes:
    return updates[0] if len(updates) == 1 else merge(list(updates))
