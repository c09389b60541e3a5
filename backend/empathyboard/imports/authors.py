"""The authors of a board that comes in: the same names behind ids of the new board."""

from collections.abc import Mapping
from dataclasses import replace

from empathyboard.domain.content import WholeBoard, WholeMap
from empathyboard.domain.ids import new_id
from empathyboard.domain.limits import LIMITS


def with_own_authors(whole: WholeBoard) -> WholeBoard:
    """Return a board whose named authors have new ids; those without a name stay as they are.

    An id belongs to one board, so that the same file can be imported twice.
    """
    wrote = {note.author for each in whole.maps for note in each.content.notes}
    names = {key: _name(name) for key, name in whole.people.items() if key in wrote}
    ids = {key: new_id() for key, name in names.items() if name}
    maps = tuple(_renamed(each, ids) for each in whole.maps)
    return replace(whole, maps=maps, people={ids[key]: names[key] for key in ids})


def _name(name: str) -> str:
    return " ".join(name.split())[: LIMITS.name_length]


def _renamed(whole: WholeMap, ids: Mapping[str, str]) -> WholeMap:
    notes = tuple(
        replace(note, author=ids.get(note.author, note.author)) if note.author else note
        for note in whole.content.notes
    )
    return replace(whole, content=replace(whole.content, notes=notes))
