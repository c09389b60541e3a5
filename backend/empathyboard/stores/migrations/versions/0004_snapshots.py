"""Snapshots: the timeline, which states each holds, and the states themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_KEY = ("document", "epoch", "position")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "snapshot",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("board", sa.String(), sa.ForeignKey("board.id"), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("name", sa.String()),
        sa.Column("author", sa.String()),
    )
    op.create_index("ix_snapshot_board", "snapshot", ["board"])
    op.create_table(
        "document_erasure",
        sa.Column("document", sa.String(), sa.ForeignKey("document.id"), primary_key=True),
    )
    _make_states()
    _make_documents()


def _make_states() -> None:
    op.create_table(
        "snapshot_state",
        sa.Column("document", sa.String(), primary_key=True),
        sa.Column("epoch", sa.BigInteger(), primary_key=True),
        sa.Column("position", sa.BigInteger(), primary_key=True),
        sa.Column("board", sa.String(), sa.ForeignKey("board.id"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("picture", sa.String(), nullable=False),
    )
    op.create_index("ix_snapshot_state_board", "snapshot_state", ["board"])


def _make_documents() -> None:
    op.create_table(
        "snapshot_document",
        sa.Column("snapshot", sa.String(), sa.ForeignKey("snapshot.id"), primary_key=True),
        sa.Column("document", sa.String(), primary_key=True),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String()),
        sa.Column("deleted", sa.BigInteger()),
        sa.ForeignKeyConstraint(_KEY, [f"snapshot_state.{column}" for column in _KEY]),
    )
    op.create_index("ix_snapshot_document_document", "snapshot_document", ["document"])
