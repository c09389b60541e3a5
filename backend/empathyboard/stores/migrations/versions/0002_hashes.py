"""SHA-256 in the place of CRC-32, epochs, verified checkpoints and a quarantine."""

from hashlib import sha256
from zlib import crc32

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_POSITIONS = {"document_update": "seq", "document_checkpoint": "covered"}
_DAMAGED = bytes(32)
"""No content has this hash: what was damaged before stays damaged."""


def upgrade() -> None:
    """Hash all rows anew, and make the table for those that are damaged."""
    with op.batch_alter_table("document") as table:
        table.add_column(sa.Column("epoch", sa.BigInteger(), nullable=False, server_default="1"))
    with op.batch_alter_table("document") as table:
        table.alter_column("epoch", server_default=None)
    for name, position in _POSITIONS.items():
        _hash(name, position)
    with op.batch_alter_table("document_checkpoint") as table:
        table.add_column(sa.Column("verified", sa.BigInteger()))
    # Each was read back before it was kept.
    op.execute("UPDATE document_checkpoint SET verified = at")
    _make_quarantine()


def _hash(name: str, position: str) -> None:
    op.add_column(name, sa.Column("sha256", sa.LargeBinary(), nullable=True))
    rows = sa.table(name, *map(sa.column, ("document", position, "content", "crc", "sha256")))
    _fill(rows, rows.c[position])
    with op.batch_alter_table(name) as table:
        table.alter_column("sha256", existing_type=sa.LargeBinary(), nullable=False)
        table.drop_column("crc")


def _fill(rows: sa.TableClause, position: "sa.ColumnClause[object]") -> None:
    # Row by row, as a database may be larger than the memory.
    connection = op.get_bind()
    for document in connection.scalars(sa.select(rows.c.document).distinct()).all():
        mine = rows.c.document == document
        for at in connection.scalars(sa.select(position).where(mine)).all():
            this = mine & (position == at)
            row = connection.execute(sa.select(rows.c.content, rows.c.crc).where(this)).one()
            is_sound = crc32(row.content) == row.crc
            proof = _digest(document, at, row.content) if is_sound else _DAMAGED
            connection.execute(sa.update(rows).where(this).values(sha256=proof))


def _digest(document: str, at: object, content: bytes) -> bytes:
    return sha256(f"{document}:{at}:".encode() + content).digest()


def _make_quarantine() -> None:
    op.create_table(
        "document_quarantine",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("document", sa.String(), sa.ForeignKey("document.id"), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_checkpoint", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_document_quarantine_document", "document_quarantine", ["document"])
