"""Yjs updates as bytes: checked before the CRDT library sees them, merged, compared.

The library may crash or hang on bytes that were never an update, and a change that it took in
cannot be rolled back. So every update is walked first (format: Yjs update encoding, version 1).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pycrdt

from empathyboard.document.encoding import Reader, expect_json
from empathyboard.document.guard import guard
from empathyboard.domain.errors import FrameError, GapError
from empathyboard.domain.limits import LIMITS

EMPTY = b"\x00\x00"
"""The update that changes nothing."""

_MOST_CLOCK = 2**31
_MERGED_AT_ONCE = 64
_STRIDE = 400
"""So many operations are walked in one go, which takes some milliseconds."""
_FIRST_OF_PAIRS = "\U00010000"

StateVector = Mapping[int, int]
"""For each client id, how many of its operations are known."""


Id = tuple[int, int]
"""An operation's client id and clock."""

Range = tuple[int, int, int]
"""Client id, first clock, clock after the last."""


@dataclass(slots=True)
class Operation:
    """One operation, or several with clocks in a row, without what it says."""

    client: int
    clock: int
    length: int = 0
    kind: int = 0
    """The kind of its content; 0 for what was deleted and forgotten."""
    type: int | None = None
    """Which nested type it makes."""
    left: Id | None = None
    right: Id | None = None
    parent: str | Id = ""
    """A root's name or a nested type; said only where there is no neighbour."""
    key: str | None = None
    pairs: frozenset[int] = frozenset()
    """Where in a text's UTF-16 units the first half of a pair stands."""

    @property
    def id(self) -> Id:
        """What others refer to it by."""
        return (self.client, self.clock)

    @property
    def neighbours(self) -> list[Id]:
        """The operations that it stands between."""
        return [each for each in (self.left, self.right) if each is not None]


@dataclass(slots=True)
class Update:
    """One well-formed update and what it needs to be there before it."""

    data: bytes
    starts: dict[int, int] = field(default_factory=dict)
    """Client id → clock of its first operation in here."""
    ends: dict[int, int] = field(default_factory=dict)
    """Client id → clock after its last operation in here."""
    needs: dict[int, int] = field(default_factory=dict)
    """Client id → clock that must be reached for every reference and deletion to be known."""
    operations: list[Operation] = field(default_factory=list)
    deletions: list[Range] = field(default_factory=list)

    def expect_no_gap(self, known: StateVector) -> None:
        """Raise GapError when this builds on operations that a document does not have."""
        for client, start in self.starts.items():
            if start > known.get(client, 0):
                raise GapError(f"operations of client {client} before {start} are missing")
        for client, clock in self.needs.items():
            if clock > known.get(client, 0) and clock > self.ends.get(client, 0):
                raise GapError(f"operation {clock - 1} of client {client} is missing")

    def has_no_news(self, known: StateVector) -> bool:
        """Tell whether a document of this state vector has all operations; deletions aside."""
        return all(end <= known.get(client, 0) for client, end in self.ends.items())

    def deletes(self, operation: Operation) -> bool:
        """Tell whether all of an operation is deleted in here."""
        clock = operation.clock
        for client, start, end in self.deletions:
            if client == operation.client and start <= clock < end:
                clock = end
        return clock >= operation.clock + operation.length

    def need(self, client: int, clock: int) -> None:
        """Note that an operation must be known."""
        if clock >= self.needs.get(client, 0):
            self.needs[client] = clock + 1


class Deletions:
    """Everything that is deleted in a document."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        """Start from ranges in the order of each client's clocks."""
        self._starts: dict[int, list[int]] = {}
        self._ends: dict[int, list[int]] = {}
        for client, start, end in ranges:
            ends = self._ends.setdefault(client, [])
            if ends and ends[-1] == start:
                ends[-1] = end
            else:
                self._starts.setdefault(client, []).append(start)
                ends.append(end)

    @classmethod
    def of(cls, rest: bytes) -> "Deletions":
        """Read them from what even someone who has all operations is told.

        Merged updates may say them in an order that `check` refuses; then none are known.
        """
        try:
            return cls(check(rest).deletions)
        except FrameError:
            return cls(())

    def cover(self, ranges: Iterable[Range]) -> bool:
        """Tell whether all of these ranges are deleted."""
        return all(self._covers(*each) for each in ranges)

    def _covers(self, client: int, start: int, end: int) -> bool:
        at = bisect_right(self._starts.get(client, ()), start) - 1
        return at >= 0 and end <= self._ends[client][at]


def check(data: bytes) -> Update:
    """Walk an update from the first byte to the last; FrameError where it is not sound."""
    update = Update(data)
    for _ in walk(update):
        pass
    return update


def walk(update: Update) -> Iterator[None]:
    """Walk an update that holds nothing but its bytes yet, and stop now and then on the way."""
    reader = Reader(update.data)
    for _ in range(reader.count()):
        yield from _read_client(reader, update)
    deleted: set[int] = set()
    for _ in range(reader.count()):
        client = reader.uint()
        if client in deleted:
            raise FrameError(f"deletions of client {client} appear twice")
        deleted.add(client)
        _read_deletions(reader, update, client)
    reader.expect_end()


def _read_client(reader: Reader, update: Update) -> Iterator[None]:
    structs = reader.count()
    client = reader.uint()
    clock = reader.uint()
    if client in update.starts or structs == 0:
        raise FrameError(f"client {client} appears twice or with nothing")
    update.starts[client] = clock
    for _ in range(structs):
        operation = Operation(client, clock)
        operation.length = _read_operation(reader, update, operation)
        if operation.length == 0:
            raise FrameError("an operation has no length")
        update.operations.append(operation)
        clock += operation.length
        if clock >= _MOST_CLOCK:
            raise FrameError("a clock is beyond what any client can reach")
        if len(update.operations) % _STRIDE == 0:
            yield
    update.ends[client] = clock


def _read_operation(reader: Reader, update: Update, operation: Operation) -> int:
    info = reader.byte()
    kind = operation.kind = info & 0x1F
    if kind == 0:
        return reader.uint()
    if kind == 10:
        raise GapError("the update skips operations")
    content = _CONTENTS.get(kind)
    if content is None:
        raise FrameError(f"content of kind {kind} has no place in a board")
    _read_place(reader, update, operation, info)
    if operation.key is not None and kind not in _KEYED:
        raise FrameError(f"content of kind {kind} has no place under a key")
    return content(reader, operation)


def _read_place(reader: Reader, update: Update, operation: Operation, info: int) -> None:
    if info & 0x80:
        operation.left = _read_reference(reader, update)
    if info & 0x40:
        operation.right = _read_reference(reader, update)
    if info & 0xC0:
        if operation.left == operation.right:
            raise FrameError("an operation stands on both sides of another")
        return
    operation.parent = reader.text() if reader.uint() == 1 else _read_reference(reader, update)
    if info & 0x20:
        operation.key = reader.text()


def _read_reference(reader: Reader, update: Update) -> Id:
    client, clock = reader.uint(), reader.uint()
    update.need(client, clock)
    return client, clock


def _read_deletions(reader: Reader, update: Update, client: int) -> None:
    """Read one client's deletions, which everyone writes in order.

    From ranges that overlap out of order the library deletes less than a log of them, merged.
    """
    end = 0
    for _ in range(reader.count()):
        clock = reader.uint()
        length = reader.uint()
        if length == 0 or clock + length >= _MOST_CLOCK:
            raise FrameError("a deletion has no length or is beyond any clock")
        if clock < end:
            raise FrameError("deletions overlap or are out of order")
        end = clock + length
        update.need(client, end - 1)
        update.deletions.append((client, clock, end))


def _string(reader: Reader, operation: Operation) -> int:
    """Read text content; its length counts UTF-16 units, as Yjs does."""
    content = reader.text()
    if content.isascii() or max(content) < _FIRST_OF_PAIRS:
        return len(content)
    units = content.encode("utf-16-be")
    highs = (at for at in range(len(units) // 2) if 0xD8 <= units[2 * at] < 0xDC)
    operation.pairs = frozenset(highs)
    return len(units) // 2


def _deleted(reader: Reader, _operation: Operation) -> int:
    return reader.uint()


def _bytes(reader: Reader, _operation: Operation) -> int:
    reader.skip(reader.uint())
    return 1


def _embed(reader: Reader, _operation: Operation) -> int:
    expect_json(reader.text(), "an embedded object")
    return 1


def _format(reader: Reader, _operation: Operation) -> int:
    reader.text()
    expect_json(reader.text(), "a format")
    return 1


def _type(reader: Reader, operation: Operation) -> int:
    """Read a nested type: arrays, maps and texts only; a board has no XML."""
    kind = operation.type = reader.uint()
    if kind > 2:
        raise FrameError(f"a nested type of kind {kind} has no place in a board")
    return 1


def _values(reader: Reader, _operation: Operation) -> int:
    count = reader.count()
    for _ in range(count):
        _skip_value(reader, 0)
    return count


def _skip_value(reader: Reader, depth: int) -> None:
    """Pass over one JSON-like value."""
    if depth > LIMITS.nesting_depth:
        raise FrameError(f"a value is nested deeper than {LIMITS.nesting_depth}")
    tag = reader.byte()
    if tag in _SCALARS:
        _SCALARS[tag](reader)
    elif tag == 118:
        for _ in range(reader.count()):
            reader.text()
            _skip_value(reader, depth + 1)
    elif tag == 117:
        for _ in range(reader.count()):
            _skip_value(reader, depth + 1)
    else:
        raise FrameError(f"a value has the unknown tag {tag}")


def _skip_int(reader: Reader) -> None:
    """Pass over a signed integer: six bits in the first byte, seven in each further one."""
    size = 1
    while reader.byte() >= 0x80:
        size += 1
        if size > 8:
            raise FrameError("an integer is longer than 53 bits")


_CONTENTS: dict[int, Callable[[Reader, Operation], int]] = {
    1: _deleted,
    3: _bytes,
    4: _string,
    5: _embed,
    6: _format,
    7: _type,
    8: _values,
}
# A library writes one entry after another under the same key as one operation once both were
# replaced, so the length says nothing.
_KEYED = {1, 3, 7, 8}
_SCALARS: dict[int, Callable[[Reader], object]] = {
    127: lambda reader: None,
    126: lambda reader: None,
    125: _skip_int,
    124: lambda reader: reader.skip(4),
    123: lambda reader: reader.skip(8),
    122: lambda reader: reader.skip(8),
    121: lambda reader: None,
    120: lambda reader: None,
    119: Reader.text,
    116: Reader.bytes,
}


def read_state_vector(data: bytes) -> dict[int, int]:
    """Read an encoded state vector; FrameError where it is not sound."""
    reader = Reader(data)
    vector = {reader.uint(): reader.uint() for _ in range(reader.count())}
    reader.expect_end()
    return vector


def merge(updates: list[bytes]) -> bytes:
    """Return one update that says what all of them say, without building a document."""
    # A map's first checkpoint says nothing, and to merge it with all the rest takes milliseconds.
    updates = [update for update in updates if update != EMPTY]
    while len(updates) > _MERGED_AT_ONCE:
        # The library takes four times as long for twice as many.
        starts = range(0, len(updates), _MERGED_AT_ONCE)
        updates = [merge(updates[start : start + _MERGED_AT_ONCE]) for start in starts]
    if len(updates) == 1:
        return updates[0]
    with guard():
        return pycrdt.merge_updates(*updates) if updates else EMPTY


def state_vector_of(update: bytes) -> bytes:
    """Return the encoded state vector of whoever has just this update."""
    with guard():
        return pycrdt.get_state(update)


def missing(update: bytes, state_vector: bytes) -> bytes:
    """Return the part of an update that someone of this state vector does not have."""
    with guard():
        return update if state_vector == b"\x00" else pycrdt.get_update(update, state_vector)
