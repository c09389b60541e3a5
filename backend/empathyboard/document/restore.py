"""Edits that write the values of an older state forward, so that nobody's copy is replaced.

Only what differs is written; a text comes back as a whole new one (D8). What was added since
goes to the bin where there is one, notes and roles, so that a restore takes nothing away for good.
"""

from collections.abc import Mapping, Sequence

from empathyboard.document.copies import read_roots
from empathyboard.document.write import Edit, Value

_BINNED = {"notes", "roles"}
_BOARD_ROOTS = ("meta", "roles", "departments", "prompts", "sources", "themes")
_MAP_ROOTS = ("role", "notes", "clusters", "connectors", "sections")
_Entries = Mapping[str, Value]


def restore_board(now: Sequence[bytes], then: Sequence[bytes], at: int) -> Edit:
    """Return what makes a board's document say what it said then; `at` dates what is binned."""
    return _restore(now, then, at, _BOARD_ROOTS)


def restore_map(now: Sequence[bytes], then: Sequence[bytes], at: int) -> Edit:
    """Return what makes a map's document say what it said then; `at` dates what is binned."""
    return _restore(now, then, at, _MAP_ROOTS)


def _restore(now: Sequence[bytes], then: Sequence[bytes], at: int, names: Sequence[str]) -> Edit:
    ours, theirs = read_roots(now, names), read_roots(then, names)
    found = {
        name: _bin_aware(ours[name], theirs[name], at)
        if name in _BINNED
        else _without_schema(_changes(ours[name], theirs[name]))
        for name in names
    }
    return Edit({name: changes for name, changes in found.items() if changes})


def _without_schema(changes: dict[str, Value]) -> dict[str, Value]:
    """Leave the schema version alone: only an upgrade of the server changes it (D5)."""
    return {key: value for key, value in changes.items() if key != "schema"}


def _bin_aware(now: _Entries, then: _Entries, at: int) -> dict[str, Value]:
    """Return changes of entries that can lie in the bin; what lies there in both stays as it is."""
    changes: dict[str, Value] = {}
    for key in {*now, *then}:
        ours, theirs = now.get(key), then.get(key)
        if _is_shown(theirs):
            changes[key] = _change(ours, theirs)
        elif _is_shown(ours):
            changes[key] = {"deleted": at}
    return {key: change for key, change in changes.items() if change != {}}


def _is_shown(entry: Value) -> bool:
    return isinstance(entry, Mapping) and entry.get("deleted") is None


def _change(now: Value, then: Value) -> Value:
    if isinstance(now, Mapping) and isinstance(then, Mapping):
        return _changes(now, then)
    return then


def _changes(now: _Entries, then: _Entries) -> dict[str, Value]:
    """Return the fields to set; None takes out what was not there."""
    gone: dict[str, Value] = {key: None for key in now if then.get(key) is None}
    differing = {
        key: _change(now.get(key), value)
        for key, value in then.items()
        if value is not None and now.get(key) != value
    }
    return gone | differing
