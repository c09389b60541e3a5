"""What the REST interface takes and gives about links, requests, tokens and people."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Link, LinkState
from empathyboard.web.models import PRINTABLE, GeneralWord, LevelWord, Strict, text_of

Name = Annotated[str, text_of(LIMITS.name_length, least=1), PRINTABLE]
Department = Annotated[str, text_of(LIMITS.name_length), PRINTABLE]
Label = Annotated[str, text_of(LIMITS.label_length), PRINTABLE]
Passphrase = Annotated[str, StringConstraints(min_length=1, max_length=LIMITS.passphrase_length)]
Secret = Annotated[str, StringConstraints(max_length=200)]
Colour = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6})?$")]
Milliseconds = Annotated[int, Field(ge=0, le=2**53)]
GivenLevel = Literal["view", "comment", "edit", "facilitate"]
LetInLevel = Literal["view", "comment", "edit"]


class GeneralChange(Strict):
    """General access to set."""

    general: GeneralWord


class Me(Strict):
    """What a person says of themselves on a board."""

    name: Name
    department: Department = ""
    colour: Colour = ""


class Ask(Strict):
    """A request to be let in."""

    name: Name
    department: Department = ""


class Asked(BaseModel):
    """A request that waits."""

    request: str


class Door(BaseModel):
    """That a board is closed and one may ask to be let in; nothing else of it is told."""

    asks: Literal[True] = True


class RequestAnswer(BaseModel):
    """What became of one's own request."""

    state: Literal["waiting", "in", "refused"]
    address: str | None
    """The page to go to once in."""


class WaitingRequest(BaseModel):
    """Someone who waits to be let in."""

    id: str
    name: str
    department: str
    at: int
    link: str | None
    """The label of the link that they came with; None at a closed board."""


class WaitingRequests(BaseModel):
    """Everyone who waits, the first first."""

    requests: list[WaitingRequest]


class Decision(Strict):
    """The answer to a request; no level turns them away."""

    level: LetInLevel | None


class NewLink(Strict):
    """A link to make."""

    level: GivenLevel
    map: str | None = None
    """The only map that it opens; None for the whole board."""
    label: Label = ""
    expires: Milliseconds | None = None
    uses: Annotated[int, Field(ge=1, le=100_000)] | None = None
    passphrase: Passphrase | None = None
    approval: bool = False
    names_hidden: bool = False


class LinkModel(BaseModel):
    """A link without its secret."""

    id: str
    level: GivenLevel
    map: str | None
    label: str
    created: int
    expires: int | None
    uses: int | None
    used: int
    passphrase: bool
    approval: bool
    names_hidden: bool
    revoked: int | None
    state: LinkState

    @classmethod
    def fields_of(cls, link: Link, map_name: str | None, now: int) -> dict[str, Any]:
        """Return a link as it is told, its map under the name that the asker may know."""
        told = {name: getattr(link, name) for name in cls.model_fields if hasattr(link, name)}
        return told | {
            "level": link.level.word,
            "map": map_name,
            "passphrase": link.passphrase is not None,
            "state": link.state(now),
        }


class MadeLink(LinkModel):
    """A link with its secret: shown this once."""

    secret: str
    url: str


class LinkList(BaseModel):
    """The links of a board, the latest first."""

    links: list[LinkModel]


class Join(Strict):
    """A link's secret to exchange, and who comes."""

    secret: Secret
    passphrase: Annotated[str, StringConstraints(max_length=LIMITS.passphrase_length)] | None = None
    name: Name
    department: Department = ""


class JoinAnswer(BaseModel):
    """Where to go, or what to wait for."""

    state: Literal["in", "waiting"]
    address: str | None
    request: str | None


class Key(Strict):
    """The owner's key of a board."""

    key: Secret


class Address(BaseModel):
    """Where to go."""

    address: str


class NewToken(Strict):
    """A token for a program to make."""

    document: str
    """The board or the map that it opens."""
    level: GivenLevel
    label: Label = ""


class TokenModel(BaseModel):
    """A program's token without its secret."""

    id: str
    document: str
    level: LevelWord
    label: str
    created: int


class TokenList(BaseModel):
    """The tokens of a board that count, the latest first."""

    tokens: list[TokenModel]


class MadeToken(TokenModel):
    """A token with its secret: shown this once."""

    token: str


class AuditEntry(BaseModel):
    """One line of the audit trail."""

    at: int
    event: str
    who: str
    what: str


class Audit(BaseModel):
    """The audit trail, the latest first."""

    entries: list[AuditEntry]
