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
    roots = _shown(updates, _BOARD_ROOTS + _BOARD_ROOTS_OF_NOTES * with_notes)
    roots["meta"] = {**roots["meta"], "title": title}
    return first_content(Edit(roots))


def copy_map(updates: Sequence[bytes], *, with_notes: bool) -> bytes:
    """Return the first update of a map like this one."""
    return first_content(Edit(_shown(updates, _MAP_ROOTS + _MAP_ROOTS_OF_NOTES * with_notes)))


def read_roots(updates: Sequence[bytes], names: Sequence[str]) -> dict[str, dict[str, Value]]:
    """Return everything under these roots as values that can be written again."""
    document = build(updates)
    return {name: _entries(document.get(name, type=pycrdt.Map)) for name in names}


def _shown(updates: Sequence[bytes], names: Sequence[str]) -> dict[str, Mapping[str, Value]]:
    return {name: _kept(entries) for name, entries in read_roots(updates, names).items()}


def _kept(entries: Mapping[str, Value]) -> dict[str, Value]:
    """Leave out what lies in the bin."""
    return {
        key: entry
        for key, entry in entries.items()
        if not (isinstance(entry, Mapping) and entry.get("deleted") is not None)
    }


def _entries(shared: "pycrdt.Map[Any]") -> dict[str, Value]:
    return {key: _value(shared[key]) for key in shared.keys()}  # noqa: SIM118


def _value(shared: Any) -> Value:
    """Return a shared value as one that can be written again."""
    if isinstance(shared, pycrdt.Text):
        return Text(str(shared))
    if isinstance(shared, pycrdt.Map):
        return _entries(shared)
    if isinstance(shared, pycrdt.Array):
        return [_value(item) for item in shared]
    plain: Value = shared
    return plain
