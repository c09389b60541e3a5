"""Yjs updates as bytes: checked before the CRDT library sees them, merged, compared.

The library may crash or hang on bytes that were never an update, and a change that it took in
cannot be rolled back. So every update is walked first (format: Yjs update encoding, version 1).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pycrdt

from empathyboard.document.encoding import Reader, expect_json
from empathyboard.document.guard import guard
from empathyboard.domain.errors import FrameError, GapError
from empathyboard.domain.limits import LIMITS

EMPTY = b"\x00\x00"
"""The update that changes nothing."""

_MOST_CLOCK = 2**31

StateVector = Mapping[int, int]
"""For each client id, how many of its operations are known."""


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

    def expect_no_gap(self, known: StateVector) -> None:
        """Raise GapError when this builds on operations that a document does not have."""
        for client, start in self.starts.items():
            if start > known.get(client, 0):
                raise GapError(f"operations of client {client} before {start} are missing")
        for client, clock in self.needs.items():
            if clock > known.get(client, 0) and clock > self.ends.get(client, 0):
                raise GapError(f"operation {clock - 1} of client {client} is missing")

    def need(self, client: int, clock: int) -> None:
        """Note that an operation must be known."""
        if clock >= self.needs.get(client, 0):
            self.needs[client] = clock + 1


def check(data: bytes) -> Update:
    """Walk an update from the first byte to the last; FrameError where it is not sound."""
    update = Update(data)
    reader = Reader(data)
    for _ in range(reader.count()):
        _read_client(reader, update)
    deleted: set[int] = set()
    for _ in range(reader.count()):
        client = reader.uint()
        if client in deleted:
            raise FrameError(f"deletions of client {client} appear twice")
        deleted.add(client)
        _read_deletions(reader, update, client)
    reader.expect_end()
    return update


def _read_client(reader: Reader, update: Update) -> None:
    structs = reader.count()
    client = reader.uint()
    clock = reader.uint()
    if client in update.starts or structs == 0:
        raise FrameError(f"client {client} appears twice or with nothing")
    update.starts[client] = clock
    for _ in range(structs):
        length = _read_struct(reader, update)
        if length == 0:
            raise FrameError("an operation has no length")
        clock += length
        if clock >= _MOST_CLOCK:
            raise FrameError("a clock is beyond what any client can reach")
    update.ends[client] = clock


def _read_struct(reader: Reader, update: Update) -> int:
    info = reader.byte()
    kind = info & 0x1F
    if kind == 0:
        return reader.uint()
    if kind == 10:
        raise GapError("the update skips operations")
    content = _CONTENTS.get(kind)
    if content is None:
        raise FrameError(f"content of kind {kind} has no place in a board")
    is_keyed = _read_place(reader, update, info)
    if is_keyed and kind not in _KEYED:
        raise FrameError(f"content of kind {kind} has no place under a key")
    return content(reader)


def _read_place(reader: Reader, update: Update, info: int) -> bool:
    """Read where an operation goes; tells whether under a key, where it says so itself."""
    for bit in (0x80, 0x40):
        if info & bit:
            update.need(reader.uint(), reader.uint())
    if info & 0xC0:
        return False
    if reader.uint() == 1:
        reader.text()
    else:
        update.need(reader.uint(), reader.uint())
    if info & 0x20:
        reader.text()
        return True
    return False


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


def _string(reader: Reader) -> int:
    """Read text content; its length counts UTF-16 units, as Yjs does."""
    return len(reader.text().encode("utf-16-le")) // 2


def _bytes(reader: Reader) -> int:
    reader.skip(reader.uint())
    return 1


def _embed(reader: Reader) -> int:
    expect_json(reader.text(), "an embedded object")
    return 1


def _format(reader: Reader) -> int:
    reader.text()
    expect_json(reader.text(), "a format")
    return 1


def _type(reader: Reader) -> int:
    """Read a nested type: arrays, maps and texts only; a board has no XML."""
    kind = reader.uint()
    if kind > 2:
        raise FrameError(f"a nested type of kind {kind} has no place in a board")
    return 1


def _values(reader: Reader) -> int:
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


_CONTENTS: dict[int, Callable[[Reader], int]] = {
    1: Reader.uint,
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
    if len(updates) == 1:
        return updates[0]
    with guard():
        return pycrdt.merge_updates(*updates) if updates else EMPTY


def missing(update: bytes, state_vector: bytes) -> bytes:
    """Return the part of an update that someone of this state vector does not have."""
    with guard():
        return update if state_vector == b"\x00" else pycrdt.get_update(update, state_vector)
