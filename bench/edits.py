"""Edits as raw updates, made beforehand, with the time of sending put in at the last moment."""

import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pycrdt

# Neither fits fewer than eight bytes, so a library cannot write them shorter.
_X, _Y = 800.123456789, 0.123456789
_NUMBER = b"\x7b"
_MARK = _NUMBER + struct.pack(">d", _X) + _NUMBER
_SENT = struct.Struct(">dcd")


@dataclass(frozen=True)
class Drag:
    """An update that moves a note; its second number is the time of sending, the third who."""

    _head: bytes
    _tail: bytes

    def now(self, sender: float) -> bytes:
        """Return the update as of this moment."""
        return self._head + _SENT.pack(time.perf_counter(), _NUMBER, sender) + self._tail


def drags(count: int) -> tuple[bytes, list[Drag]]:
    """Return the update that makes a note and those that move it."""
    updates: list[bytes] = []
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    subscription = doc.observe(lambda event: updates.append(event.update))
    notes = doc.get("notes", type=pycrdt.Map)
    key = f"n{doc.client_id}"
    notes[key] = _note("dragged")
    for _ in range(count):
        notes[key]["pos"] = [_X, _Y, _Y]
    doc.unobserve(subscription)
    return updates[0], [_split(update) for update in updates[1:]]


def _split(update: bytes) -> Drag:
    head, mark, tail = update.partition(_MARK)
    return Drag(head + mark, tail[_SENT.size :])


def sendings(frame: bytes) -> Iterator[tuple[float, float]]:
    """Yield when and by whom each drag in a frame was sent, without reading the frame."""
    at = frame.find(_MARK)
    while at >= 0:
        at += len(_MARK)
        moment, _, sender = _SENT.unpack_from(frame, at)
        yield moment, sender
        at = frame.find(_MARK, at)


def full_map(notes: int) -> bytes:
    """Return a map of many notes as one update."""
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    with doc.transaction():
        root = doc.get("notes", type=pycrdt.Map)
        for number in range(notes):
            root[f"note{number:05}"] = _note(f"Wants the figures of quarter {number} on one page")
    return doc.get_update()


def _note(text: str) -> "pycrdt.Map[Any]":
    fields = {"section": "see", "pos": [2400.0, 500.0], "size": "m", "z": "a0", "colour": "yellow"}
    return pycrdt.Map({**fields, "text": pycrdt.Text(text)})
