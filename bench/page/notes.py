"""The notes that every page shows: those of the example boards, on and on, no two alike."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pycrdt

from bench.servers import ROOT
from empathyboard.domain.catalogue import CATALOGUE

Point = tuple[float, float]

_WIDTH, _HEIGHT = 3200, 1800
_MOST_MIDDLE = 300
"""With more notes than these, all are small."""
_COLOURS = {each.key: each.colour for each in CATALOGUE.departments}
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Note:
    """A note as every page can show it."""

    id: str
    text: str
    department: str
    colour: str
    size: str
    x: float
    y: float

    @property
    def side(self) -> int:
        """How wide it is, in units of the sheet."""
        return CATALOGUE.sizes[self.size]

    @property
    def handle(self) -> Point:
        """A place of it that no later note covers."""
        return self.x + 25, self.y + 25

    def plain(self) -> dict[str, Any]:
        """Return what a page of others reads."""
        place = {"x": self.x, "y": self.y, "side": self.side}
        return {"id": self.id, "text": self.text, "colour": self.colour, **place}


def make_notes(count: int) -> list[Note]:
    """Return so many notes, row by row over the whole sheet."""
    columns = math.ceil(math.sqrt(count * _WIDTH / _HEIGHT))
    size = "m" if count <= _MOST_MIDDLE else "s"
    across = (_WIDTH - CATALOGUE.sizes[size]) / (columns - 1)
    down = (_HEIGHT - CATALOGUE.sizes[size]) / (math.ceil(count / columns) - 1)
    return [
        Note(f"note{at:05}", text, *_owner(department), size, *_on_grid(at, columns, across, down))
        for at, (text, department) in enumerate(islice(_words(), count))
    ]


def make_piles(count: int, each: int) -> list[Note]:
    """Return so many notes in piles: always `each` of them in one place."""
    places = make_notes(count)[::each]
    return [
        Note(note.id, note.text, note.department, note.colour, note.size, place.x, place.y)
        for at, note in enumerate(make_notes(count))
        for place in [places[at // each]]
    ]


def _on_grid(at: int, columns: int, across: float, down: float) -> Point:
    return round(at % columns * across), round(at // columns * down)


def _owner(department: str) -> tuple[str, str]:
    return department, _COLOURS[department]


def _words() -> Iterator[tuple[str, str]]:
    """Yield texts and who wrote them; from the second round on with the number of the round."""
    files = [ROOT / "shared" / "example" / f"{locale}.json" for locale in ("en", "nl")]
    roles = [role for file in files for role in json.loads(file.read_text("utf-8"))["roles"]]
    notes = [note for role in roles for note in role["notes"]]
    yield from ((note["text"], note["department"]) for note in notes)
    turn = 2
    while True:
        yield from ((f"{note['text']} ({turn})", note["department"]) for note in notes)
        turn += 1


class MapCopy:
    """Our map of these notes as a document, which makes the edits of others."""

    def __init__(self, notes: list[Note]) -> None:
        """Fill a document."""
        self._doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self._root = self._doc.get("notes", type=pycrdt.Map)
        with self._doc.transaction():
            for at, note in enumerate(notes):
                self._root[note.id] = pycrdt.Map(_fields(note, at))

    def whole(self) -> bytes:
        """Return all of it as one update."""
        return self._doc.get_update()

    def move(self, note: str, to: Point) -> bytes:
        """Move a note; returns the update."""
        updates: list[bytes] = []
        subscription = self._doc.observe(lambda event: updates.append(event.update))
        self._root[note]["pos"] = list(to)
        self._doc.unobserve(subscription)
        return updates[0]


def _fields(note: Note, at: int) -> dict[str, Any]:
    return {
        "section": _section_of(note),
        "pos": [note.x, note.y],
        "size": note.size,
        "z": f"b{_DIGITS[at // len(_DIGITS)]}{_DIGITS[at % len(_DIGITS)]}",
        "colour": note.colour,
        "department": note.department,
        "text": pycrdt.Text(note.text),
    }


def _section_of(note: Note) -> str:
    x, y = note.x + note.side / 2, note.y + note.side / 2
    for key, box in CATALOGUE.sections.items():
        if box.x <= x <= box.x + box.w and box.y <= y <= box.y + box.h:
            return key
    return "other"
