"""Prepared edits are real ones, and the time of sending has its place in each drag."""

import struct
from pathlib import Path
from typing import Any

import pycrdt

from bench.edits import write_crowd, write_dragged, write_map
from empathyboard.document.updates import check


def read(file: Path) -> list[list[tuple[bytes, int]]]:
    """Read what the load reads."""
    data, at = file.read_bytes(), 4
    writers = []
    for _ in range(*struct.unpack_from("=I", data)):
        [count] = struct.unpack_from("=I", data, at)
        at += 4
        edits = []
        for _ in range(count):
            size, place = struct.unpack_from("=II", data, at)
            edits.append((data[at + 8 : at + 8 + size], place))
            at += 8 + size
        writers.append(edits)
    assert at == len(data)
    return writers


def test_time_and_sender_arrive_as_the_second_and_third_coordinate(tmp_path: Path) -> None:
    file = tmp_path / "edits"
    write_crowd(file, writers=2, drags=3)
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    for writer in read(file):
        assert len(writer) == 4
        for update, place in writer:
            stamped = bytearray(update)
            if place:
                struct.pack_into(">dcd", stamped, place, 1234.5678, b"\x7b", 7.123456789)
            check(bytes(stamped))
            doc.apply_update(bytes(stamped))
    notes = doc.get("notes", type=pycrdt.Map).to_py() or {}
    assert [note["pos"] for note in notes.values()] == [[800.123456789, 1234.5678, 7.123456789]] * 2


def test_map_and_its_drags_are_whole(tmp_path: Path) -> None:
    content, moves = tmp_path / "content", tmp_path / "moves"
    size = write_dragged(content, moves, notes=20, count=100, writers=4)
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    for writer in (*read(content), *read(moves)):
        for update, _ in writer:
            doc.apply_update(update)
    assert len(doc.get("notes", type=pycrdt.Map)) == 20
    assert size < len(doc.get_update()) < 2 * size
    assert write_map(content, 20) == size
