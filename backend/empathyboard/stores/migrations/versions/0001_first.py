"""The first tables: boards, maps and documents with their log and checkpoints."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _make_boards()
    _make_documents()


def _make_boards() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.BigInteger()),
    )
    op.create_table(
        "map",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("board", sa.String(), sa.ForeignKey("board.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String()),
        sa.Column("deleted", sa.BigInteger()),
        sa.UniqueConstraint("board", "number"),
    )


def _make_documents() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("board", sa.String(), sa.ForeignKey("board.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_document_board", "document", ["board"])
    for name, position in (("document_update", "seq"), ("document_checkpoint", "covered")):
        op.create_table(
            name,
            sa.Column("document", sa.String(), sa.ForeignKey("document.id"), primary_key=True),
            sa.Column(position, sa.BigInteger(), primary_key=True),
            sa.Column("content", sa.LargeBinary(), nullable=False),
            sa.Column("crc", sa.BigInteger(), nullable=False),
            sa.Column("at", sa.BigInteger(), nullable=False),
        )
