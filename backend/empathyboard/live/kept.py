"""What was made and may be asked for again: the latest used, up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Sized
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by key; whatever was not used for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        """Start empty."""
        self._most = most_bytes
        self._values: OrderedDict[str, tuple[T, int]] = OrderedDict()
        self.size = 0
        """How many bytes are kept."""

    def find(self, key: str) -> T | None:
        """Return a value that is kept."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def keep(self, key: str, value: T, content: Sized) -> None:
        """Keep a value that is as large as its content; one that is larger than all is not."""
        if len(content) > self._most:
            return
        self._drop(key)
        self._values[key] = (value, len(content))
        self.size += len(content)
        while self.size > self._most:
            self._drop(next(iter(self._values)))

    def _drop(self, key: str) -> None:
        _, size = self._values.pop(key, (None, 0))
        self.size -= size
