"""An example board as documents: its maps' first content and what its board lists of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from empathyboard.document.layout import places
from empathyboard.document.write import Edit, Text, Value, first_ranks, new_map
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.example import Example, ExampleNote, ExampleRole
from empathyboard.domain.ids import new_id

_COLOURS = {department.key: department.colour for department in CATALOGUE.departments}


@dataclass(frozen=True)
class MapOfExample:
    """One role's map, with what is not in its document."""

    role: str
    """The key under which the board lists it."""
    person: str
    content: bytes


@dataclass(frozen=True)
class BoardOfExample:
    """What makes an example of a new board."""

    title: str
    account: str
    edit: Edit
    """Lists the roles and the sources on the board."""
    maps: Sequence[MapOfExample]


def make_example(example: Example, now: int) -> BoardOfExample:
    """Return the example under new random ids, as if the workshop had ended just now."""
    sources = {name: new_id() for name in example.sources}
    writers = {department: new_id() for department in _COLOURS}
    maps = [
        MapOfExample(new_id(), role.person, _map(role, _Stamp(sources, writers, now)))
        for role in example.roles
    ]
    listed = zip(maps, example.roles, first_ranks(len(maps)), strict=True)
    roles: dict[str, Value] = {made.role: _listed(role, rank) for made, role, rank in listed}
    edit = Edit({"roles": roles, "sources": _sources(example, sources, now)})
    return BoardOfExample(example.title, example.account, edit, maps)


@dataclass(frozen=True)
class _Stamp:
    """What the notes of one board have in common."""

    sources: Mapping[str, str]
    writers: Mapping[str, str]
    now: int


def _listed(role: ExampleRole, rank: str) -> dict[str, Value]:
    return {
        "rank": rank,
        "priority": role.priority,
        "title": role.job_title,
        "committee_roles": list(role.committee_roles),
    }


def _sources(example: Example, ids: Mapping[str, str], now: int) -> dict[str, Value]:
    """Return the sources, dated back from today: in years to come they are as fresh as now."""
    later = datetime.fromtimestamp(now / 1000, UTC).date() - example.date
    return {
        ids[name]: {**source, "date": (date.fromisoformat(source["date"]) + later).isoformat()}
        for name, source in example.sources.items()
    }


def _map(role: ExampleRole, stamp: _Stamp) -> bytes:
    more: dict[str, Value] = {
        "situation": role.situation,
        "part": role.part,
        "stance": role.stance,
        "focus": role.focus,
    }
    placed = zip(role.notes, _places(role.notes), first_ranks(len(role.notes)), strict=True)
    notes: dict[str, Value] = {
        new_id(): {**_note(note, stamp), **place, "z": rank} for note, place, rank in placed
    }
    return new_map(role.job_title, role.committee_roles, more, notes)


def _places(notes: Sequence[ExampleNote]) -> Iterator[dict[str, Value]]:
    """Yield a size and a place for every note."""
    counts = Counter(note.section for note in notes)
    grids = {section: places(section, count) for section, count in counts.items()}
    free = {section: iter(found) for section, (_, found) in grids.items()}
    for note in notes:
        yield {"size": grids[note.section][0], "pos": next(free[note.section])}


def _note(note: ExampleNote, stamp: _Stamp) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "section": note.section,
        "colour": _COLOURS[note.department],
        "text": Text(note.text),
        "author": stamp.writers[note.department],
        "department": note.department,
        "created": stamp.now,
        "updated": stamp.now,
        "origin": "typed",
    }
    return fields | {name: value for name, value in _said(note, stamp).items() if value}


def _said(note: ExampleNote, stamp: _Stamp) -> dict[str, Value]:
    """Return what a note may tell of itself, empty where it does not."""
    return {
        "prompt": note.prompt,
        "voice": note.voice,
        "speaker": note.speaker,
        "channel": note.channel,
        "tags": dict.fromkeys(note.tags, True),
        "evidence": {stamp.sources[name]: how for name, how in note.evidence.items()},
    }
