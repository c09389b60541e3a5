"""Mass deletions, noticed while a document takes them in (N7).

Most changes are told from one by their bytes; only for the rest notes are counted.
"""

from typing import Any

import pycrdt

from empathyboard.document.port import Change
from empathyboard.document.updates import Operation, Update
from empathyboard.document.write import Edit
from empathyboard.domain.snapshots import FEWEST_NOTES, is_mass_deletion

_VALUES = 8
_LEAST_OF_NOTE = 4
"""A note that is taken out leaves at least this many deleted operations: itself and fields."""


class DeletionWatch:
    """Compares the notes that a document shows before a change with those that it shows after."""

    def __init__(self, document: "pycrdt.Doc[Any]", change: Change) -> None:
        """Count before the change, if it could be a mass deletion."""
        self._document = document
        self._before = _shown(document) if _may_be_one(change) else frozenset()

    def saw_mass_deletion(self) -> bool:
        """Tell after the change whether it was one."""
        if len(self._before) < FEWEST_NOTES:
            return False
        lost = self._before - _shown(self._document)
        return is_mass_deletion(len(lost), len(self._before))


def _may_be_one(change: Change) -> bool:
    if isinstance(change, Edit):
        return len(change.roots.get("notes", ())) >= FEWEST_NOTES
    return _binned(change) >= FEWEST_NOTES or _taken_out(change) >= FEWEST_NOTES * _LEAST_OF_NOTE


def _binned(update: Update) -> int:
    """Return how many notes an update could put into the bin."""
    return sum(map(_may_bin, update.operations))


def _may_bin(operation: Operation) -> bool:
    """Tell whether it may set `deleted`: what stands behind an older value says no key."""
    is_replacing = operation.key is None and operation.left is not None
    return operation.kind == _VALUES and (operation.key == "deleted" or is_replacing)


def _taken_out(update: Update) -> int:
    """Return how many operations an update deletes."""
    return sum(end - start for _, start, end in update.deletions)


def _shown(document: "pycrdt.Doc[Any]") -> frozenset[str]:
    """Return the keys of the notes that are not in the bin."""
    notes = document.get("notes", type=pycrdt.Map)
    with document.transaction():
        return frozenset(
            key
            for key in notes.keys()  # noqa: SIM118
            if isinstance(note := notes.get(key), pycrdt.Map) and note.get("deleted") is None
        )
