"""New documents with the content of others: for duplicates of a board, with or without notes.

A copy is written anew: it has no history, nothing deleted, and none of the fields that end with
the original.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pycrdt

from empathyboard.document.read import build
from empathyboard.document.write import Edit, Text, Value, first_content

_BOARD_ROOTS = ("meta", "roles", "departments", "prompts")
_BOARD_ROOTS_OF_NOTES = ("sources", "themes")
_MAP_ROOTS = ("role",)
_MAP_ROOTS_OF_NOTES = ("notes", "clusters", "connectors", "sections")


def copy_board(updates: Sequence[bytes], title: str, *, with_notes: bool) -> bytes:
    """Return the first update of a board like this one, under another title."""
    roots = _read(updates, _BOARD_ROOTS + _BOARD_ROOTS_OF_NOTES * with_notes)
    roots["meta"] = {**roots["meta"], "title": title}
    return first_content(Edit(roots))


def copy_map(updates: Sequence[bytes], *, with_notes: bool) -> bytes:
    """Return the first update of a map like this one."""
    return first_content(Edit(_read(updates, _MAP_ROOTS + _MAP_ROOTS_OF_NOTES * with_notes)))


def _read(updates: Sequence[bytes], names: Sequence[str]) -> dict[str, Mapping[str, Value]]:
    document = build(updates)
    return {name: _kept(_value(document.get(name, type=pycrdt.Map))) for name in names}


def _kept(entries: Value) -> dict[str, Value]:
    """Leave out what lies in the bin."""
    assert isinstance(entries, Mapping)  # noqa: S101 - a root is a map
    return {
        key: entry
        for key, entry in entries.items()
        if not (isinstance(entry, Mapping) and entry.get("deleted") is not None)
    }


def _value(shared: Any) -> Value:
    """Return a shared value as one that can be written again."""
    if isinstance(shared, pycrdt.Text):
        return Text(str(shared))
    if isinstance(shared, pycrdt.Map):
        return {key: _value(shared[key]) for key in shared.keys()}  # noqa: SIM118
    if isinstance(shared, pycrdt.Array):
        return [_value(item) for item in shared]
    plain: Value = shared
    return plain
