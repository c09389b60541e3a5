"""Frames: one message of the wire each, read into values and written from them."""

from collections.abc import Callable
from dataclasses import dataclass

from empathyboard.document.encoding import Reader, sized, text, uint
from empathyboard.document.updates import Update, check
from empathyboard.domain.errors import FrameError, TooLargeError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import VERSION, Message, Step


@dataclass(frozen=True)
class Hello:
    """A client that speaks our own messages says which version of them."""

    version: int
    epoch: int | None = None
    """The epoch of the content that it has; None when it has none yet."""


@dataclass(frozen=True)
class AskDocument:
    """A sync step 1: send me what this state vector lacks."""

    state_vector: bytes


@dataclass(frozen=True)
class EditDocument:
    """A sync step 2 or a sync update: content for the document."""

    update: Update
    is_answer: bool
    """True for a step 2: all that the sender has and the receiver's state vector lacked."""


@dataclass(frozen=True)
class TellPresence:
    """An awareness update, not read yet."""

    payload: bytes


@dataclass(frozen=True)
class AskPresence:
    """Send me everyone's presence."""


Frame = Hello | AskDocument | EditDocument | TellPresence | AskPresence


def read(data: bytes) -> Frame:
    """Read a frame from a client; FrameError, TooLargeError or GapError where it is not sound."""
    reader = Reader(data)
    kind = reader.uint()
    read_rest = _READERS.get(kind)
    if read_rest is None:
        raise FrameError(f"messages of type {kind} are not for a client to send")
    return read_rest(reader)


def presence_in(data: bytes) -> bytes | None:
    """Return what a presence frame of usual form carries, without building anything of it.

    Hardly any frames are as many. None says nothing of the frame: `read` tells what it is.
    """
    size = len(data)
    if size < 3 or data[0] != Message.AWARENESS:
        return None
    if data[1] == size - 2 < 0x80:
        return data[2:]
    is_two_bytes_long = data[1] >= 0x80 and 0 < data[2] < 0x80
    if is_two_bytes_long and (data[1] & 0x7F | data[2] << 7) == size - 3:
        return data[3:]
    return None


def step_of(data: bytes) -> Step | None:
    """Tell which sync message a frame is by its first bytes, without reading it."""
    return _STEPS.get(data[:2])


_STEPS = {uint(Message.SYNC) + uint(step): step for step in Step}


def _read_sync(reader: Reader) -> Frame:
    step = reader.uint()
    payload = reader.bytes()
    reader.expect_end()
    match step:
        case Step.STEP1:
            return AskDocument(payload)
        case Step.STEP2:
            _expect_size(len(payload), LIMITS.document_bytes, "sync step 2")
            return EditDocument(check(payload), is_answer=True)
        case Step.UPDATE:
            _expect_size(len(payload), LIMITS.update_bytes, "update")
            return EditDocument(check(payload), is_answer=False)
    raise FrameError(f"there is no sync step {step}")


def _read_presence(reader: Reader) -> Frame:
    _expect_size(reader.end, LIMITS.presence_frame_bytes, "presence")
    return _at_end(reader, TellPresence(reader.bytes()))


def _read_hello(reader: Reader) -> Frame:
    return _at_end(reader, Hello(reader.uint(), reader.uint() if reader.left else None))


_READERS: dict[int, Callable[[Reader], Frame]] = {
    Message.SYNC: _read_sync,
    Message.AWARENESS: _read_presence,
    Message.QUERY_AWARENESS: lambda reader: _at_end(reader, AskPresence()),
    Message.HELLO: _read_hello,
}


def _at_end(reader: Reader, frame: Frame) -> Frame:
    reader.expect_end()
    return frame


def _expect_size(size: int, limit: int, what: str) -> None:
    if size > limit:
        raise TooLargeError(f"the {what} has {size} bytes; at most {limit} are taken")


def ask_document(state_vector: bytes) -> bytes:
    """Write a sync step 1."""
    return uint(Message.SYNC) + uint(Step.STEP1) + sized(state_vector)


def answer_document(update: bytes) -> bytes:
    """Write a sync step 2."""
    return uint(Message.SYNC) + uint(Step.STEP2) + sized(update)


def edit_document(update: bytes) -> bytes:
    """Write a sync update."""
    return uint(Message.SYNC) + uint(Step.UPDATE) + sized(update)


def tell_presence(payload: bytes) -> bytes:
    """Write an awareness update."""
    return uint(Message.AWARENESS) + sized(payload)


def hello(epoch: int) -> bytes:
    """Write our answer to a hello."""
    return HELLO + uint(epoch)


def saved(count: int) -> bytes:
    """Write how many of a connection's document frames are on disk."""
    return uint(Message.SAVED) + uint(count)


def level(number: int) -> bytes:
    """Write what level a connection has."""
    return uint(Message.LEVEL) + uint(number)


def changed(subject: str) -> bytes:
    """Write that something beside the document changed."""
    return uint(Message.CHANGED) + text(subject)


def refused(reason: str) -> bytes:
    """Write that the latest document frames were not kept, and why."""
    return uint(Message.REFUSED) + text(reason)


HELLO = uint(Message.HELLO) + uint(VERSION)
"""The hello of someone who has nothing of the document yet."""

STILL_HERE = tell_presence(uint(0))
"""An awareness update about nobody: keeps a silent y-websocket client connected."""
