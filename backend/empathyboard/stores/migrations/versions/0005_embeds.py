"""Embeds: tokens that show something of a board in somebody else's page."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    texts = [sa.Column(name, sa.String(), nullable=False) for name in ("language", "appearance")]
    op.create_table(
        "embed",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("board", sa.String(), sa.ForeignKey("board.id"), nullable=False),
        *(sa.Column(name, sa.String()) for name in ("map", "section", "snapshot")),
        *texts,
        sa.Column("names_hidden", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("frames", "label")),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("revoked", sa.BigInteger()),
    )
    op.create_index("ix_embed_board", "embed", ["board"])
    op.create_index("ix_embed_token_hash", "embed", ["token_hash"], unique=True)
