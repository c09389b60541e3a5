"""The example boards, one written for each language, from shared/example."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from empathyboard.paths import shared_dir


@dataclass(frozen=True)
class ExampleNote:
    """A sticky note without its place, which follows from its section."""

    section: str
    department: str
    text: str
    voice: str
    prompt: str | None = None
    speaker: str | None = None
    channel: str | None = None
    tags: Sequence[str] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    """Source → `supports` or `contradicts`."""


@dataclass(frozen=True)
class ExampleRole:
    """A seat of the buying committee with the notes of its map."""

    job_title: str
    committee_roles: Sequence[str]
    person: str
    priority: str
    stance: str
    focus: str
    situation: str
    part: str
    notes: Sequence[ExampleNote]


@dataclass(frozen=True)
class Example:
    """An account with its buying committee and what is known of it."""

    title: str
    account: str
    date: date
    """The day of the workshop; the dates of the sources count from it."""
    sources: Mapping[str, Mapping[str, str]]
    roles: Sequence[ExampleRole]


@cache
def read_example(locale: str) -> Example:
    """Return the example of a language."""
    source = (shared_dir() / "example" / f"{locale}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(source)
    data["date"] = date.fromisoformat(data["date"])
    data["roles"] = tuple(_role(row) for row in data["roles"])
    return Example(**data)


def _role(row: dict[str, Any]) -> ExampleRole:
    notes = tuple(ExampleNote(**note) for note in row.pop("notes"))
    return ExampleRole(**row, notes=notes)
