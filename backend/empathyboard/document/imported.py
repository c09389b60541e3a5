"""Notes and roles that an import puts on a board, and what takes them away again.

All of one import carry its `batch` (D50), so that it can be undone however long it was ago.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from empathyboard.document.layout import Point, free_places
from empathyboard.document.write import Edit, Text, Value, new_map, ranks_after
from empathyboard.domain.catalogue import CATALOGUE, Box
from empathyboard.domain.content import BoardContent, MapContent, Note
from empathyboard.domain.ids import new_id

_COLOURS = {department.key: department.colour for department in CATALOGUE.departments}


@dataclass(frozen=True)
class ImportedNote:
    """A note to be put on a map."""

    text: str
    section: str
    department: str | None = None
    more: dict[str, Value] = field(default_factory=dict)


def add_notes(
    content: MapContent, notes: Sequence[ImportedNote], batch: str, now: int
) -> dict[str, Value]:
    """Return entries for a map's `notes`, in a grid beside those that are there and on top."""
    ranks = ranks_after((note.z for note in content.notes), len(notes))
    placed = zip(notes, _places(content, notes), ranks, strict=True)
    return {
        new_id(): {**_fields(note, batch, now), "size": size, "pos": pos, "z": rank}
        for note, (size, pos), rank in placed
    }


def new_role(
    job_title: str, notes: Sequence[ImportedNote], batch: str, now: int
) -> tuple[dict[str, Value], bytes]:
    """Return how a board lists a new role with these notes (without rank), and its map."""
    empty = MapContent(job_title, (), ())
    content = new_map(job_title, [], notes=add_notes(empty, notes, batch, now))
    return {"title": job_title, "committee_roles": [], "batch": batch}, content


def _places(content: MapContent, notes: Sequence[ImportedNote]) -> Iterator[tuple[str, Point]]:
    taken = [_box(note) for note in content.notes if note.deleted is None]
    counts = Counter(note.section for note in notes)
    grids = {section: free_places(section, count, taken) for section, count in counts.items()}
    free = {section: iter(places) for section, (_, places) in grids.items()}
    for note in notes:
        yield grids[note.section][0], next(free[note.section])


def _box(note: Note) -> Box:
    side = CATALOGUE.sizes[note.size]
    return Box(*note.pos, side, side)


def _fields(note: ImportedNote, batch: str, now: int) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "section": note.section,
        "colour": _COLOURS.get(note.department or "", "paper"),
        "text": Text(note.text),
        "created": now,
        "updated": now,
        "origin": "import",
        "batch": batch,
    }
    if note.department:
        fields["department"] = note.department
    return {**note.more, **fields}


def take_away(content: MapContent, batch: str, now: int) -> Edit:
    """Return the edit that puts what is left of an import on a map into the bin."""
    notes: dict[str, Value] = {
        note.id: {"deleted": now}
        for note in content.notes
        if note.deleted is None and note.more.get("batch") == batch
    }
    return Edit({"notes": notes})


def is_only_of(content: MapContent, batch: str) -> bool:
    """Tell whether nobody but an import wrote on a map."""
    return all(note.more.get("batch") == batch for note in content.notes if note.deleted is None)


def roles_by_title(content: BoardContent) -> dict[str, str]:
    """Return the keys of a board's roles by what `folded` makes of their job titles."""
    present = [role for role in content.roles if role.deleted is None]
    return {folded(role.title): role.key for role in reversed(present)}


def folded(title: str) -> str:
    """Return a job title as two people who mean the same would both have written it."""
    return " ".join(title.casefold().split())
