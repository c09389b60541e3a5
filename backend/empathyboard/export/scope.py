"""How much of a board goes out, and with whose names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from empathyboard.domain.content import BoardContent, Note, WholeBoard, WholeMap
from empathyboard.domain.evidence import evidence_links


@dataclass(frozen=True)
class Scope:
    """What of a board is exported; None leaves nothing out."""

    role: str | None = None
    """The key of one role."""
    section: str | None = None
    notes: frozenset[str] | None = None
    hides_names: bool = False
    """Whether authors, persons and who is quoted stay unnamed."""
    most_maps: int | None = None
    """The first so many maps only."""


_NAMING = frozenset({"author", "speaker", "marks", "person", "name", "participant"})
"""Fields in which somebody is named."""


def select(board: WholeBoard, scope: Scope) -> WholeBoard:
    """Return what of a board is in the scope; what lies in the bin never is.

    A part takes along only the sources that its notes name, and no themes: they tell of others.
    """
    maps = [each for each in board.maps if each.entry.deleted is None]
    if scope.role is not None:
        maps = [each for each in maps if each.entry.key == scope.role]
    chosen = tuple(_select_map(each, scope) for each in maps[: scope.most_maps])
    content = replace(board.content, roles=tuple(each.entry for each in chosen))
    if (scope.role, scope.section, scope.notes) != (None, None, None):
        content = _part(content, chosen)
    wrote = {note.author for each in chosen for note in each.content.notes}
    people = {key: name for key, name in board.people.items() if key in wrote}
    return replace(board, maps=chosen, content=content, people=people)


def _part(content: BoardContent, maps: Sequence[WholeMap]) -> BoardContent:
    named = {
        key for each in maps for note in each.content.notes for key in evidence_links(note.more)
    }
    sources = tuple(source for source in content.sources if source.id in named)
    return replace(content, sources=sources, more={**content.more, "themes": {}})


def _select_map(whole: WholeMap, scope: Scope) -> WholeMap:
    notes = tuple(note for note in whole.content.notes if _is_chosen(note, scope))
    content = replace(whole.content, notes=notes)
    if not scope.hides_names:
        return replace(whole, content=content)
    hidden = tuple(replace(note, author=None, more=_nameless(note.more)) for note in notes)
    content = replace(content, notes=hidden, role=_nameless(content.role))
    return replace(whole, person=None, content=content)


def _is_chosen(note: Note, scope: Scope) -> bool:
    if note.deleted is not None or scope.section not in {None, note.section}:
        return False
    return scope.notes is None or note.id in scope.notes


def _nameless(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in _NAMING}
