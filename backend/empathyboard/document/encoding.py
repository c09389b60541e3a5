"""The lib0 encoding that Yjs and its protocols are written in, read with bounds on everything."""

import json
from typing import NoReturn

from empathyboard.domain.errors import FrameError

_LARGEST = 2**53 - 1
_ENDS_EARLY = "the frame ends in the middle of a value"


class Reader:
    """Reads lib0 values from bytes; whatever does not fit raises FrameError."""

    __slots__ = ("data", "end", "position")

    def __init__(self, data: bytes) -> None:
        """Start at the first byte."""
        self.data = data
        self.position = 0
        self.end = len(data)

    @property
    def left(self) -> int:
        """How many bytes are not read yet."""
        return self.end - self.position

    def byte(self) -> int:
        """Read one byte."""
        if self.position >= self.end:
            raise FrameError(_ENDS_EARLY)
        value = self.data[self.position]
        self.position += 1
        return value

    def uint(self) -> int:
        """Read a variable-length unsigned integer of at most 53 bits."""
        # Read most of all, so without a call for each byte.
        position, end, data = self.position, self.end, self.data
        if position >= end:
            raise FrameError(_ENDS_EARLY)
        value = data[position]
        position += 1
        if value < 0x80:
            self.position = position
            return value
        value &= 0x7F
        shift = 7
        while True:
            if position >= end:
                raise FrameError(_ENDS_EARLY)
            byte = data[position]
            position += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
            if shift > 49:
                raise FrameError("an integer is longer than 53 bits")
        if value > _LARGEST:
            raise FrameError("an integer is larger than 53 bits")
        if byte == 0:
            raise FrameError("an integer is written longer than it is")
        self.position = position
        return value

    def count(self) -> int:
        """Read how many items follow; each takes at least a byte, so the rest bounds it."""
        value = self.uint()
        if value > self.left:
            raise FrameError(f"{value} items are announced where {self.left} bytes are left")
        return value

    def skip(self, size: int) -> None:
        """Pass over bytes without looking at them."""
        if size > self.left:
            raise FrameError(f"{size} bytes are announced where {self.left} are left")
        self.position += size

    def bytes(self) -> bytes:
        """Read a byte string with its length before it."""
        size = self.uint()
        start = self.position
        self.skip(size)
        return self.data[start : self.position]

    def text(self) -> str:
        """Read a text: a byte string of UTF-8."""
        try:
            return self.bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            raise FrameError(f"a text is not UTF-8: {error.reason}") from None

    def expect_end(self) -> None:
        """Refuse bytes after the last value."""
        if self.left:
            raise FrameError(f"{self.left} bytes follow the end of the message")


_SMALL = tuple(bytes((value,)) for value in range(0x80))


def uint(value: int) -> bytes:
    """Write a variable-length unsigned integer."""
    if value < 0x80:
        return _SMALL[value]
    if value < 0x4000:
        return bytes((value & 0x7F | 0x80, value >> 7))
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def sized(data: bytes) -> bytes:
    """Write a byte string with its length before it."""
    return uint(len(data)) + data


def text(value: str) -> bytes:
    """Write a text as a byte string of UTF-8."""
    return sized(value.encode())


def expect_json(data: str | bytes, what: str) -> None:
    """Refuse what a browser's JSON.parse would throw on, for it would throw in everyone's."""
    try:
        # A browser takes UTF-8 alone; the module guesses from bytes, and takes more.
        _STRICT.decode(data if isinstance(data, str) else data.decode())
    except (ValueError, RecursionError):
        raise FrameError(f"{what} is not JSON") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


# Made once: `json.loads` makes a decoder for each call that asks for anything unusual.
_STRICT = json.JSONDecoder(parse_constant=_refuse_constant)
