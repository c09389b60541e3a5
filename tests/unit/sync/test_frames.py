"""Presence frames are read by their first bytes where these are of the usual form."""

import pytest

from empathyboard.document.encoding import sized
from empathyboard.sync import frames


@pytest.mark.parametrize("size", [1, 5, 126, 127, 128, 300, 16_383, 16_384, 20_000])
def test_presence_in_a_frame_is_what_reading_it_gives(size: int) -> None:
    frame = frames.tell_presence(b"x" * size)
    read = frames.read(frame)
    assert isinstance(read, frames.TellPresence)
    assert frames.presence_in(frame) == (read.payload if size < 0x4000 else None)


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x01",
        b"\x01\x00",
        b"\x01\x02x",
        b"\x01\x01xx",
        b"\x01\x81\x00x",
        b"\x01\x81\x01" + b"x" * 128,
        b"\x01\x81\x81\x00x",
        b"\x00" + sized(b"xxx"),
        frames.ask_document(b"\x00"),
    ],
)
def test_frame_of_any_other_form_is_left_to_be_read(frame: bytes) -> None:
    assert frames.presence_in(frame) is None
