"""What others do, step by step: the same for every page, for ours also as the server tells it."""

import base64
import json
import math
import random
from typing import Any

from bench.page.notes import MapCopy, Note, Point
from empathyboard.document.encoding import text, uint
from empathyboard.sync import frames

Step = dict[str, Any]

_COLOURS = ("#b3261e", "#1f5fd0", "#0b7a4b", "#7a3cc2")
_FIRST_CLIENT = 1000


def moves(notes: list[Note], count: int) -> list[tuple[str, Point]]:
    """Return so many moves of single notes, each to a place nearby."""
    chance = random.Random(7)
    return [
        (note.id, (note.x + chance.randint(-40, 40), note.y + chance.randint(-40, 40)))
        for note in chance.choices(notes, k=count)
    ]


def plain_moves(notes: list[Note], count: int) -> list[Step]:
    """Return moves as other pages take them."""
    return [{"move": move} for move in moves(notes, count)]


def told_moves(notes: list[Note], copy: MapCopy, document: str, count: int) -> list[Step]:
    """Return moves as our server tells them."""
    edits = (frames.edit_document(copy.move(*move)) for move in moves(notes, count))
    return [_frame(document, edit) for edit in edits]


def wanderings(people: int, count: int) -> list[list[Point]]:
    """Return so many moments, each with the place of everyone's pointer on the sheet."""
    return [[_place(person, at) for person in range(people)] for at in range(count)]


def _place(person: int, at: int) -> Point:
    # Everybody goes round a circle of their own.
    middle = 1150 + person * 523 % 900, 650 + person * 337 % 500
    angle = at / 8 + person
    return round(middle[0] + 150 * math.cos(angle)), round(middle[1] + 150 * math.sin(angle))


def plain_pointers(people: int, count: int) -> list[Step]:
    """Return pointers as other pages take them."""
    return [
        {"point": [{**_plain(who), "at": at} for who, at in enumerate(places)]}
        for places in wanderings(people, count)
    ]


def told_pointers(document: str, role: str, people: int, count: int) -> list[Step]:
    """Return pointers as our server tells them: everybody's in one frame."""
    return [
        _frame(document, _presence(clock, [_state(who, role, at) for who, at in enumerate(places)]))
        for clock, places in enumerate(wanderings(people, count), 1)
    ]


def told_arrival(document: str, role: str, people: int) -> Step:
    """Return how our server tells that so many people are on a board."""
    return _frame(document, _presence(1, [_state(who, role) for who in range(people)]))


def _plain(who: int) -> dict[str, str]:
    colour = _COLOURS[who % len(_COLOURS)]
    return {"id": f"person{who:03}", "name": f"Guest {who + 1}", "colour": colour}


def _state(who: int, role: str, cursor: Point | None = None) -> str:
    participant = {**_plain(who), "department": "sales"}
    return json.dumps({"participant": participant, "map": role, "cursor": cursor})


def _presence(clock: int, states: list[str]) -> bytes:
    entries = [
        uint(_FIRST_CLIENT + who) + uint(clock) + text(state) for who, state in enumerate(states)
    ]
    return frames.tell_presence(uint(len(entries)) + b"".join(entries))


def _frame(document: str, frame: bytes) -> Step:
    return {"document": document, "frame": base64.b64encode(frame).decode("ascii")}
