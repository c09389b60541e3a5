"""Edits as raw updates, made beforehand, in the file that the load reads."""

import random
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pycrdt

# None fits fewer than eight bytes, so a library cannot write them shorter.
_X, _Y = 800.123456789, 0.123456789
_NUMBER = b"\x7b"
_MARK = _NUMBER + struct.pack(">d", _X) + _NUMBER

_AUTHOR = 2**31
"""Who wrote the maps: a map's size depends on how long its author's id is written."""

_DRAGS_IN_A_ROW = 25
"""Who arranges notes moves one about until it is right, then takes the next."""

Edit = tuple[bytes, int]
"""An update, and where in it the time of sending goes; 0 where it goes nowhere."""


def write_crowd(file: Path, writers: int, drags: int) -> None:
    """Write for each writer the making of a note and so many drags of it."""
    _write(file, [_drags(drags) for _ in range(writers)])


def write_map(file: Path, notes: int) -> int:
    """Write a map of many notes as one update; return its size."""
    content = _full_map(notes).get_update()
    _write(file, [[(content, 0)]])
    return len(content)


def write_dragged(content: Path, drags: Path, notes: int, count: int, writers: int) -> int:
    """Write a map and many drags of all over it, by writers who don't see each other's."""
    doc = _full_map(notes)
    update = doc.get_update()
    _write(content, [[(update, 0)]])
    _write(drags, [_drags_over(update, notes, count // writers, each) for each in range(writers)])
    return len(update)


def _drags(count: int) -> list[Edit]:
    updates: list[bytes] = []
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    subscription = doc.observe(lambda event: updates.append(event.update))
    notes = doc.get("notes", type=pycrdt.Map)
    key = f"n{doc.client_id}"
    notes[key] = _note("dragged")
    for _ in range(count):
        notes[key]["pos"] = [_X, _Y, _Y]
    doc.unobserve(subscription)
    return [(updates[0], 0), *((each, each.index(_MARK) + len(_MARK)) for each in updates[1:])]


def _drags_over(content: bytes, notes: int, count: int, seed: int) -> list[Edit]:
    updates: list[bytes] = []
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    doc.apply_update(content)
    subscription = doc.observe(lambda event: updates.append(event.update))
    root, chance = doc.get("notes", type=pycrdt.Map), random.Random(seed)
    for number in range(count):
        if number % _DRAGS_IN_A_ROW == 0:
            note = root[f"note{chance.randrange(notes):05}"]
        note["pos"] = [float(chance.randrange(3200)), float(chance.randrange(1800))]
    doc.unobserve(subscription)
    return [(each, 0) for each in updates]


def _full_map(notes: int) -> "pycrdt.Doc[Any]":
    doc: pycrdt.Doc[Any] = pycrdt.Doc(client_id=_AUTHOR)
    with doc.transaction():
        root = doc.get("notes", type=pycrdt.Map)
        for number in range(notes):
            root[f"note{number:05}"] = _note(f"Wants figure {number} first")
    return doc


def _note(text: str) -> "pycrdt.Map[Any]":
    fields = {"section": "see", "pos": [2400.0, 500.0], "colour": "yellow"}
    return pycrdt.Map({**fields, "text": pycrdt.Text(text)})


def _write(file: Path, writers: Sequence[Sequence[Edit]]) -> None:
    with file.open("wb") as out:
        out.write(struct.pack("=I", len(writers)))
        for edits in writers:
            out.write(struct.pack("=I", len(edits)))
            for update, place in edits:
                out.write(struct.pack("=II", len(update), place) + update)
