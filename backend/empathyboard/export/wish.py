"""What somebody wants to have exported, and what comes of it."""

from dataclasses import dataclass, field

from empathyboard.export.scope import Scope

PAPERS = ("a4", "a3", "letter")


@dataclass(frozen=True)
class Wish:
    """A format, how much of the board, and how."""

    format: str
    scope: Scope = field(default_factory=Scope)
    language: str = "en"
    paper: str = "a4"
    at: int = 0
    """Now, in milliseconds since 1970: the date on the sheet and the age of evidence."""
    address: str = ""
    """Where what is exported can be looked at, for what refers to it."""
    width: int | None = None
    """A PNG is at most so many pixels wide."""


@dataclass(frozen=True)
class Export:
    """A finished file."""

    name: str
    media_type: str
    content: bytes
    missing: tuple[str, ...] = ()
    """Letters that no font here has: `emoji`, `wide` or `other`."""
