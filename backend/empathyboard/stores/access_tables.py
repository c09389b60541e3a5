"""The tables of who may do what; secrets are in them as hashes only.

session ── grant ── alias          a browser, its levels, and the names it knows documents by
board ─┬─ link ── request          ways in, and who waits at them
       ├─ token, participant       programs; people as others see them
       ├─ embed                    what stands in pages of others
       └─ audit                    what happened, only ever added to
"""

from typing import Any

from sqlalchemy import Dialect, String, Table, TypeDecorator
from sqlmodel import BigInteger, Field, LargeBinary, UniqueConstraint

from empathyboard.domain import links
from empathyboard.domain.access import Level
from empathyboard.domain.embeds import Appearance, Embed
from empathyboard.domain.links import RequestState
from empathyboard.stores.tables import LevelColumn, Row, Tables


class StateColumn(TypeDecorator[RequestState]):
    """What became of a request, kept as its word."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: RequestState | None, dialect: Dialect) -> str | None:
        """Keep the word alone."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> RequestState | None:
        """Give the word back as a state."""
        return None if value is None else RequestState(value)


class AppearanceColumn(TypeDecorator[Appearance]):
    """How an embed looks, kept as its word."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Appearance | None, dialect: Dialect) -> str | None:
        """Keep the word alone."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Appearance | None:
        """Give the word back as an appearance."""
        return None if value is None else Appearance(value)


class OriginsColumn(TypeDecorator[tuple[str, ...]]):
    """Origins, kept as one text: none of them has a space."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Keep them side by side."""
        return None if value is None else " ".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Give them back one by one."""
        return None if value is None else tuple(value.split())


class SessionRow(Row, table=True):
    """A browser."""

    __tablename__ = "session"

    id: str = Field(primary_key=True)
    token_hash: bytes = Field(sa_type=LargeBinary, index=True, unique=True)
    created: int = Field(sa_type=BigInteger)
    renewed: int = Field(sa_type=BigInteger)
    used: int = Field(sa_type=BigInteger)


class GrantRow(Row, table=True):
    """A level of a session on a board, or on one map of it."""

    __tablename__ = "grant"

    id: str = Field(primary_key=True)
    session: str = Field(foreign_key="session.id", index=True)
    board: str = Field(foreign_key="board.id", index=True)
    map: str | None = None
    level: Level = Field(sa_type=LevelColumn)
    made: int = Field(sa_type=BigInteger)
    link: str | None = None
    names_hidden: bool
    expires: int | None = Field(default=None, sa_type=BigInteger)
    ended: int | None = Field(default=None, sa_type=BigInteger)


class AliasRow(Row, table=True):
    """A grant's own name of a document."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("grant", "document"),)

    id: str = Field(primary_key=True)
    grant: str = Field(foreign_key="grant.id")
    board: str = Field(foreign_key="board.id", index=True)
    document: str


class LinkRow(Row, table=True):
    """A way in that can be passed on."""

    __tablename__ = "link"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    map: str | None = None
    level: Level = Field(sa_type=LevelColumn)
    secret_hash: bytes = Field(sa_type=LargeBinary, index=True, unique=True)
    label: str
    created: int = Field(sa_type=BigInteger)
    expires: int | None = Field(default=None, sa_type=BigInteger)
    uses: int | None = None
    used: int
    passphrase: str | None = None
    approval: bool
    names_hidden: bool
    revoked: int | None = Field(default=None, sa_type=BigInteger)


class RequestRow(Row, table=True):
    """Someone who waits to be let in, or waited."""

    __tablename__ = "request"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    session: str = Field(foreign_key="session.id", index=True)
    name: str
    department: str
    at: int = Field(sa_type=BigInteger)
    link: str | None = None
    state: RequestState = Field(sa_type=StateColumn)
    answered: int | None = Field(default=None, sa_type=BigInteger)
    grant: str | None = None


class TokenRow(Row, table=True):
    """A program's right to one document."""

    __tablename__ = "token"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    document: str
    level: Level = Field(sa_type=LevelColumn)
    label: str
    token_hash: bytes = Field(sa_type=LargeBinary, index=True, unique=True)
    created: int = Field(sa_type=BigInteger)
    revoked: int | None = Field(default=None, sa_type=BigInteger)


class ParticipantRow(Row, table=True):
    """Who a session is on a board; it outlives the session, as notes bear its id."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("board", "session"), UniqueConstraint("board", "number"))

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id")
    session: str
    number: int
    name: str
    department: str
    colour: str


class EmbedRow(Row, table=True):
    """A token that shows something of a board in somebody else's page."""

    __tablename__ = "embed"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    map: str | None = None
    section: str | None = None
    snapshot: str | None = None
    language: str
    appearance: Appearance = Field(sa_type=AppearanceColumn)
    names_hidden: bool
    frames: tuple[str, ...] = Field(sa_type=OriginsColumn)
    label: str
    token_hash: bytes = Field(sa_type=LargeBinary, index=True, unique=True)
    created: int = Field(sa_type=BigInteger)
    revoked: int | None = Field(default=None, sa_type=BigInteger)


class TraceRow(Row, table=True):
    """One line of the audit trail."""

    __tablename__ = "audit"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    at: int = Field(sa_type=BigInteger)
    event: str
    who: str
    what: str


TABLES: dict[type[Any], Table] = {
    links.Session: Tables.tables["session"],
    links.Grant: Tables.tables["grant"],
    links.Alias: Tables.tables["alias"],
    links.Link: Tables.tables["link"],
    links.Request: Tables.tables["request"],
    links.Token: Tables.tables["token"],
    links.Participant: Tables.tables["participant"],
    links.Trace: Tables.tables["audit"],
    Embed: Tables.tables["embed"],
}

OF_A_BOARD = tuple(
    TABLES[kind]
    for kind in (
        links.Alias, links.Grant, links.Request, links.Link, links.Token, links.Participant,
        links.Trace, Embed,
    )
)  # fmt: skip
"""Everything that goes with a board, each before what it refers to."""
