"""Boards as plain values, for what is made of them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pycrdt

from empathyboard.document.example import make_example
from empathyboard.document.read import read_board, read_map
from empathyboard.document.write import new_board
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import (
    BoardContent,
    MapContent,
    Note,
    RoleEntry,
    WholeBoard,
    WholeMap,
)
from empathyboard.domain.example import read_example
from empathyboard.export.facts import Told
from empathyboard.export.json_writer import board_data
from empathyboard.export.texts import Texts

AT = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp() * 1000)
"""When these boards were written."""


@cache
def example_board(locale: str = "en") -> WholeBoard:
    """Return the example of a language, as its documents say."""
    example = make_example(read_example(locale), AT)
    document: pycrdt.Doc[Any] = pycrdt.Doc()
    document.apply_update(new_board(example.title, example.account))
    example.edit.apply(document)
    content = read_board([document.get_update()])
    made = {each.role: each for each in example.maps}
    maps = [
        WholeMap(entry, made[entry.key].person, read_map([made[entry.key].content]))
        for entry in content.roles
    ]
    return WholeBoard(locale, content, tuple(maps))


def note(text: str, at: int = 0, **fields: Any) -> Note:
    """Return a note in SEE; those with other numbers lie beside and below it."""
    box = CATALOGUE.sections[fields.get("section", "see")]
    pos = (box.x + 24 + at % 4 * 176, box.y + 80 + at // 4 % 2 * 176)
    plain = Note(
        f"n{at}", "see", pos, "m", f"a{at:05}", "yellow", text, "p1", "sales", AT, AT, None
    )
    return replace(plain, **fields)


def board_of(notes: Sequence[Note], **fields: Any) -> WholeBoard:
    """Return a board of one role with these notes."""
    entry = RoleEntry("r1", "a0", "CFO", ("champion",), "must", None)
    content = MapContent("CFO", ("champion",), tuple(notes), {"situation": "Closes by hand"})
    board = BoardContent("Planning", "Meridian", (entry,))
    whole = WholeBoard("en", board, (WholeMap(entry, "Helen Marsh", content),), {"p1": "Anouk"})
    return replace(whole, **fields)


def told(board: WholeBoard, language: str | None = None) -> Told:
    """Return a board on the day that it was written."""
    day = datetime.fromtimestamp(AT / 1000, UTC).date()
    return Told(board, Texts(language or board.locale), day)


def write_json(board: WholeBoard, exported: int) -> bytes:
    """Return a board as the file that an export makes of it."""
    text = json.dumps(board_data(board, exported), ensure_ascii=False)
    return text.encode("utf-8", "replace")
