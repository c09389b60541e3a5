"""Who came how: sessions, grants, links, requests and tokens, and when each of them counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from empathyboard.domain.access import Level
from empathyboard.domain.embeds import Embed


@dataclass(frozen=True)
class Session:
    """A browser, known by the SHA-256 of the token in its cookie; times in ms since 1970."""

    id: str
    token_hash: bytes
    created: int
    renewed: int
    """When it got its present token."""
    used: int
    """When it was last used, to the day."""


@dataclass(frozen=True)
class Grant:
    """A level that a session has on a board, or on one map of it."""

    id: str
    session: str
    board: str
    map: str | None
    level: Level
    made: int
    link: str | None = None
    """The link it came by: whoever has it knows no ids, only its aliases."""
    names_hidden: bool = False
    expires: int | None = None
    ended: int | None = None

    def counts_at(self, now: int) -> bool:
        """Tell whether it gives its level at a time."""
        return self.ended is None and (self.expires is None or now < self.expires)

    def covers(self, document: str) -> bool:
        """Tell whether it is for a document of its board: all of them, or the one map."""
        return self.map in (None, document)


def level_by(grants: Iterable[Grant]) -> Level:
    """Return the highest level that some grants give."""
    return max((grant.level for grant in grants), default=Level.NONE)


@dataclass(frozen=True)
class Alias:
    """A name of one document that belongs to one grant and ends with it."""

    id: str
    grant: str
    board: str
    document: str


class LinkState(StrEnum):
    """What a link is good for at a moment."""

    OPEN = "open"
    EXPIRED = "expired"
    USED_UP = "used-up"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Link:
    """A way in that can be passed on; only the SHA-256 of its secret is kept."""

    id: str
    board: str
    map: str | None
    level: Level
    secret_hash: bytes
    label: str
    created: int
    expires: int | None = None
    uses: int | None = None
    used: int = 0
    passphrase: str | None = None
    """Argon2id of the passphrase, with its salt and parameters."""
    approval: bool = False
    names_hidden: bool = False
    revoked: int | None = None

    def state(self, now: int) -> LinkState:
        """Return what the link is good for at a time; what ended it for good comes first."""
        if self.revoked is not None:
            return LinkState.REVOKED
        if self.expires is not None and now >= self.expires:
            return LinkState.EXPIRED
        if self.uses is not None and self.used >= self.uses:
            return LinkState.USED_UP
        return LinkState.OPEN


class RequestState(StrEnum):
    """What became of a request to be let in."""

    WAITING = "waiting"
    IN = "in"
    REFUSED = "refused"


@dataclass(frozen=True)
class Request:
    """Someone waits to be let in: at a closed board, or behind a link with approval."""

    id: str
    board: str
    session: str
    name: str
    department: str
    at: int
    link: str | None = None
    state: RequestState = RequestState.WAITING
    answered: int | None = None
    grant: str | None = None


@dataclass(frozen=True)
class Token:
    """A program's right to one document; only the SHA-256 of the secret is kept."""

    id: str
    board: str
    document: str
    level: Level
    label: str
    token_hash: bytes
    created: int
    revoked: int | None = None


@dataclass(frozen=True)
class Participant:
    """A session as others on one board see it; the number stands for a hidden name."""

    id: str
    board: str
    session: str
    number: int
    name: str = ""
    department: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Trace:
    """One line of a board's audit trail; no note text, no secret."""

    id: str
    board: str
    at: int
    event: str
    who: str
    what: str


AccessRecord = Session | Grant | Alias | Link | Request | Token | Participant | Trace | Embed
