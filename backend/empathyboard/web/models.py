"""What the REST interface takes and gives."""

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from empathyboard.domain.content import Note
from empathyboard.domain.limits import LIMITS


def _printable(value: str) -> str:
    for character in value:
        if unicodedata.category(character) in {"Cc", "Cs"}:
            raise ValueError(f"the control character {character!r} has no place in this text")
    return value


PRINTABLE = AfterValidator(_printable)
"""Refuses control characters and lone surrogates."""


def text_of(most: int, least: int = 0) -> StringConstraints:
    """Return what a text of at most so many characters keeps to."""
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


Title = Annotated[str, text_of(LIMITS.title_length, least=1), PRINTABLE]
Account = Annotated[str, text_of(LIMITS.account_length), PRINTABLE]
JobTitle = Annotated[str, text_of(LIMITS.job_title_length, least=1), PRINTABLE]
Person = Annotated[str, text_of(LIMITS.person_length), PRINTABLE]
PersonName = Annotated[str, text_of(LIMITS.name_length), PRINTABLE]
CommitteeRole = Annotated[str, text_of(LIMITS.committee_role_length, least=1), PRINTABLE]
CommitteeRoles = Annotated[list[CommitteeRole], Field(max_length=LIMITS.committee_roles_per_map)]
Priority = Literal["must", "should", "could"]


class Strict(BaseModel):
    """What is sent to us: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class NewBoard(Strict):
    """A board to make."""

    title: Title
    locale: Literal["en", "nl"]
    account: Account = ""


class NewExample(Strict):
    """An example board to make, in the words of one language."""

    locale: Literal["en", "nl"]


class Duplicate(Strict):
    """A copy of a board to make: with its notes, or as a template with its roles alone."""

    title: Title
    notes: bool


class BoardChange(Strict):
    """What to change about a board; what is left out stays."""

    title: Title | None = None
    account: Account | None = None


class NewMap(Strict):
    """A role to add."""

    job_title: JobTitle
    committee_roles: CommitteeRoles
    person: Person | None = None


class MapChange(Strict):
    """What to change about a role; what is left out stays, an empty person is taken away."""

    job_title: JobTitle | None = None
    committee_roles: CommitteeRoles | None = None
    person: Person | None = None
    priority: Priority | None = None


class Map(BaseModel):
    """A role and its map."""

    id: str
    role: str
    """The key under which the board's document lists it."""
    job_title: str
    committee_roles: list[str]
    person: str | None
    """None too where names are hidden."""
    priority: Priority | None
    rank: str


LevelWord = Literal["view", "comment", "edit", "facilitate", "own"]
GeneralWord = Literal["none", "view", "comment", "edit"]


class Standing(BaseModel):
    """How someone stands at an address."""

    level: LevelWord
    by_link: bool
    """Whether the names here are aliases that end with a link."""
    names_hidden: bool
    me: str | None
    """One's own participant id on the board; None for a program."""


class OneMap(Map, Standing):
    """A role and its map, as its own page sees it."""


class Board(Standing):
    """A board and its roles in the order of their tabs."""

    id: str
    url: str
    title: str
    account: str
    locale: Literal["en", "nl"]
    created: int
    owned: bool
    """Whether the asker is the owner."""
    general: GeneralWord | None
    """What whoever knows the board's id may do; told to those who may change it."""
    maps: list[Map]


class MadeBoard(Board):
    """A board just made, with the owner's key: shown this once."""

    key: str


class NoteModel(BaseModel):
    """A sticky note; fields that this version does not know are passed on."""

    model_config = ConfigDict(extra="allow")

    id: str
    section: str
    pos: tuple[float, float]
    size: str
    z: str
    colour: str
    text: str
    author: str | None
    department: str | None
    created: int | None
    updated: int | None

    @classmethod
    def of(cls, note: Note) -> "NoteModel":
        """Return a note as it is given out."""
        known = {name: getattr(note, name) for name in cls.model_fields}
        return cls(**{**note.more, **known})


class Notes(BaseModel):
    """The notes of a map from the lowest to the highest, as committed."""

    notes: list[NoteModel]


class Reach(BaseModel):
    """From where this server can be reached."""

    is_local: bool
    """True when it listens only on its own computer, so that a link helps nobody else."""
    addresses: list[str]
    """Addresses to give to others, the best one first."""
    encrypted: bool
    """Whether this page came over an encrypted connection."""


class Health(BaseModel):
    """That the server serves, and how much is open."""

    status: Literal["ok"] = "ok"
    version: str
    rooms: int
