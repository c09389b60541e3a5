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


_Printable = AfterValidator(_printable)


def _size(most: int, least: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


Title = Annotated[str, _size(LIMITS.title_length, least=1), _Printable]
Account = Annotated[str, _size(LIMITS.account_length), _Printable]
JobTitle = Annotated[str, _size(LIMITS.job_title_length, least=1), _Printable]
Person = Annotated[str, _size(LIMITS.person_length), _Printable]
PersonName = Annotated[str, _size(LIMITS.name_length), _Printable]
CommitteeRole = Annotated[str, _size(LIMITS.committee_role_length, least=1), _Printable]
CommitteeRoles = Annotated[list[CommitteeRole], Field(max_length=LIMITS.committee_roles_per_map)]
Priority = Literal["must", "should", "could"]


class Strict(BaseModel):
    """A body in which nothing may be that we do not know."""

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
    priority: Priority | None
    rank: str


class Board(BaseModel):
    """A board and its roles in the order of their tabs."""

    id: str
    url: str
    title: str
    account: str
    locale: Literal["en", "nl"]
    created: int
    owned: bool
    """Whether the asker holds the owner's key."""
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


class Health(BaseModel):
    """That the server serves, and how much is open."""

    status: Literal["ok"] = "ok"
    version: str
    rooms: int
