"""What the server writes into documents: their first content, and edits as plain values."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pycrdt
from fractional_indexing import (  # type: ignore[import-untyped]
    FIError,
    generate_key_between,
    generate_n_keys_between,
)

from empathyboard.domain.catalogue import CATALOGUE


@dataclass(frozen=True)
class Text:
    """A whole text, which becomes a new shared text that people can edit (D8)."""

    content: str


Value = str | int | float | bool | Text | None | Sequence["Value"] | Mapping[str, "Value"]
"""What a field can be set to; a mapping becomes entries of a nested map, None takes a field out."""


@dataclass(frozen=True)
class Edit:
    """Fields to set, by root and path: `{"roles": {key: {"rank": "a1"}}}`."""

    roots: Mapping[str, Mapping[str, Value]]

    def apply(self, document: pycrdt.Doc[Any]) -> None:
        """Write into a document, touching only what changes, in one transaction."""
        with document.transaction():
            for name, fields in self.roots.items():
                _set(document.get(name, type=pycrdt.Map), fields)


def _set(target: pycrdt.Map[Any], fields: Mapping[str, Value]) -> None:
    for key, value in fields.items():
        current = target.get(key)
        if isinstance(value, Mapping):
            _set(current if isinstance(current, pycrdt.Map) else _new_map(target, key), value)
        elif value is None:
            if key in target:
                del target[key]
        elif not _is_same(current, value):
            target[key] = pycrdt.Text(value.content) if isinstance(value, Text) else value


def _is_same(current: Any, value: Value) -> bool:
    if isinstance(value, Text):
        return isinstance(current, pycrdt.Text) and str(current) == value.content
    return bool(current == value)


def _new_map(target: pycrdt.Map[Any], key: str) -> pycrdt.Map[Any]:
    target[key] = pycrdt.Map()
    return target[key]  # type: ignore[no-any-return]


def new_board(title: str, account: str) -> bytes:
    """Return the first update of a new board's document."""
    ranks = first_ranks(len(CATALOGUE.departments))
    departments: dict[str, Value] = {
        department.key: {"rank": rank}
        for department, rank in zip(CATALOGUE.departments, ranks, strict=True)
    }
    meta: dict[str, Value] = {
        "schema": CATALOGUE.schema,
        "title": title,
        "account": account,
        "colour": "department",
        "prompts": "abm",
    }
    return first_content(Edit({"meta": meta, "departments": departments}))


def new_map(
    job_title: str,
    committee_roles: Sequence[str],
    more: Mapping[str, Value] | None = None,
    notes: Mapping[str, Value] | None = None,
) -> bytes:
    """Return the first update of a new map's document, with more of its role and with notes."""
    role: dict[str, Value] = {
        "schema": CATALOGUE.schema,
        "job_title": job_title,
        "committee_roles": list(committee_roles),
        **(more or {}),
    }
    return first_content(Edit({"role": role, "notes": notes or {}}))


def first_content(edit: Edit) -> bytes:
    """Return what an edit makes of an empty document, as its first update."""
    document: pycrdt.Doc[Any] = pycrdt.Doc(client_id=new_client_id())
    edit.apply(document)
    return document.get_update()


def new_client_id() -> int:
    """Return a random client id of 32 bits, as Yjs makes them: shorter on the wire than 53."""
    return secrets.randbits(32)


def first_ranks(count: int) -> list[str]:
    """Return ranks for the first entries of an order."""
    return list(generate_n_keys_between(None, None, count))


def rank_after(ranks: Iterable[str]) -> str:
    """Return a rank behind all others; a client may have written what is none (D7)."""
    return ranks_after(ranks, 1)[0]


def ranks_after(ranks: Iterable[str], count: int) -> list[str]:
    """Return that many ranks behind all others, as `rank_after` does."""
    for last in sorted(ranks, reverse=True):
        try:
            generate_key_between(last, None)
            return list(generate_n_keys_between(last, None, count))
        except (FIError, ValueError, IndexError, RecursionError):
            continue
    return first_ranks(count)
