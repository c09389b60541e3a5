"""Entries taken out of a document for good: their words are in no later encoding of it."""

from collections.abc import Iterable, Sequence

from empathyboard.document.guard import guard
from empathyboard.document.read import build
from empathyboard.document.write import Edit


def erasure(root: str, keys: Iterable[str]) -> Edit:
    """Return the edit that takes entries out of a root."""
    return Edit({root: dict.fromkeys(keys)})


def erase(updates: Sequence[bytes], root: str, keys: Iterable[str]) -> bytes:
    """Return the encoded state of a document without these entries."""
    document = build(updates)
    with guard():
        erasure(root, keys).apply(document)
        return document.get_update()
