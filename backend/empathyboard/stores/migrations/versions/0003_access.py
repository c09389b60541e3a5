"""Levels and links: general access, sessions, grants, links, requests, tokens, the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_EDIT = "3"
"""The level that whoever knew an address had until now."""


def upgrade() -> None:
    """Make the tables; boards that are there keep the access that they had."""
    op.add_column("board", sa.Column("general", sa.Integer(), nullable=False, server_default=_EDIT))
    with op.batch_alter_table("board") as table:
        table.alter_column("general", server_default=None)
    _make_sessions()
    _make_links()
    _make_people()


def _make_sessions() -> None:
    op.create_table(
        "session",
        _id(),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        *(_time(name) for name in ("created", "renewed", "used")),
    )
    op.create_index("ix_session_token_hash", "session", ["token_hash"], unique=True)
    op.create_table(
        "grant",
        _id(),
        _session(),
        _board(),
        sa.Column("map", sa.String()),
        _level(),
        _time("made"),
        sa.Column("link", sa.String()),
        sa.Column("names_hidden", sa.Boolean(), nullable=False),
        sa.Column("expires", sa.BigInteger()),
        sa.Column("ended", sa.BigInteger()),
    )
    op.create_index("ix_grant_session", "grant", ["session"])
    op.create_index("ix_grant_board", "grant", ["board"])
    op.create_table(
        "alias",
        _id(),
        sa.Column("grant", sa.String(), sa.ForeignKey("grant.id"), nullable=False),
        _board(),
        _text("document"),
        sa.UniqueConstraint("grant", "document"),
    )
    op.create_index("ix_alias_board", "alias", ["board"])


def _make_links() -> None:
    op.create_table(
        "link",
        _id(),
        _board(),
        sa.Column("map", sa.String()),
        _level(),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        _text("label"),
        _time("created"),
        sa.Column("expires", sa.BigInteger()),
        sa.Column("uses", sa.Integer()),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("passphrase", sa.String()),
        sa.Column("approval", sa.Boolean(), nullable=False),
        sa.Column("names_hidden", sa.Boolean(), nullable=False),
        sa.Column("revoked", sa.BigInteger()),
    )
    op.create_index("ix_link_board", "link", ["board"])
    op.create_index("ix_link_secret_hash", "link", ["secret_hash"], unique=True)
    op.create_table(
        "request",
        _id(),
        _board(),
        _session(),
        _text("name"),
        _text("department"),
        _time("at"),
        sa.Column("link", sa.String()),
        _text("state"),
        sa.Column("answered", sa.BigInteger()),
        sa.Column("grant", sa.String()),
    )
    op.create_index("ix_request_board", "request", ["board"])
    op.create_index("ix_request_session", "request", ["session"])


def _make_people() -> None:
    op.create_table(
        "token",
        _id(),
        _board(),
        _text("document"),
        _level(),
        _text("label"),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        _time("created"),
        sa.Column("revoked", sa.BigInteger()),
    )
    op.create_index("ix_token_board", "token", ["board"])
    op.create_index("ix_token_token_hash", "token", ["token_hash"], unique=True)
    op.create_table(
        "participant",
        _id(),
        _board(),
        _text("session"),
        sa.Column("number", sa.Integer(), nullable=False),
        *(_text(name) for name in ("name", "department", "colour")),
        sa.UniqueConstraint("board", "session"),
        sa.UniqueConstraint("board", "number"),
    )
    op.create_table("audit", _id(), _board(), _time("at"), *map(_text, ("event", "who", "what")))
    op.create_index("ix_audit_board", "audit", ["board"])


def _id() -> "sa.Column[str]":
    return sa.Column("id", sa.String(), primary_key=True)


def _board() -> "sa.Column[str]":
    return sa.Column("board", sa.String(), sa.ForeignKey("board.id"), nullable=False)


def _session() -> "sa.Column[str]":
    return sa.Column("session", sa.String(), sa.ForeignKey("session.id"), nullable=False)


def _level() -> "sa.Column[int]":
    return sa.Column("level", sa.Integer(), nullable=False)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), nullable=False)


def _time(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), nullable=False)
