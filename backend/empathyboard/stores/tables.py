"""The tables of a database; the same on SQLite and on Postgres.

board ─┬─ map
       ├─ document ─┬─ document_update      the log, one row for each raw update
       │            ├─ document_checkpoint  the newest two
       │            ├─ document_quarantine  what was damaged, out of the way but kept
       │            └─ document_erasure     that its past is to be forgotten
       ├─ snapshot ── snapshot_document     which state of each document a snapshot holds
       └─ snapshot_state                    a document's encoded state, once for all snapshots
"""

from sqlalchemy import Dialect, Integer, MetaData, Table, TypeDecorator
from sqlmodel import (
    BigInteger,
    Field,
    ForeignKeyConstraint,
    LargeBinary,
    SQLModel,
    UniqueConstraint,
)

from empathyboard.domain.access import Level

Tables = MetaData()


class Row(SQLModel):
    """The base of all tables, so that no other SQLModel gets in among them."""

    metadata = Tables


class LevelColumn(TypeDecorator[Level]):
    """A level, kept as its number."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Level | None, dialect: Dialect) -> int | None:
        """Keep the number alone."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Level | None:
        """Give the number back as a level."""
        return None if value is None else Level(value)


class BoardRow(Row, table=True):
    """A board's record."""

    __tablename__ = "board"

    id: str = Field(primary_key=True)
    key_hash: bytes = Field(sa_type=LargeBinary)
    locale: str
    created: int = Field(sa_type=BigInteger)
    deleted: int | None = Field(default=None, sa_type=BigInteger)
    general: Level = Field(sa_type=LevelColumn)


class MapRow(Row, table=True):
    """A map's record; `number` counts the maps of its board in the order of making."""

    __tablename__ = "map"
    __table_args__ = (UniqueConstraint("board", "number"),)

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id")
    number: int
    role: str
    created: int = Field(sa_type=BigInteger)
    person: str | None = None
    deleted: int | None = Field(default=None, sa_type=BigInteger)


class DocumentRow(Row, table=True):
    """A document; `head` is the position of its last update, `epoch` says which history it is."""

    __tablename__ = "document"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    kind: str
    head: int = Field(sa_type=BigInteger)
    epoch: int = Field(sa_type=BigInteger)


class UpdateRow(Row, table=True):
    """One raw update with its position, its SHA-256 and when it was kept."""

    __tablename__ = "document_update"

    document: str = Field(primary_key=True, foreign_key="document.id")
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    content: bytes = Field(sa_type=LargeBinary)
    sha256: bytes = Field(sa_type=LargeBinary)
    at: int = Field(sa_type=BigInteger)


class CheckpointRow(Row, table=True):
    """A document's encoded state at position `covered`; `verified` once it was read back."""

    __tablename__ = "document_checkpoint"

    document: str = Field(primary_key=True, foreign_key="document.id")
    covered: int = Field(primary_key=True, sa_type=BigInteger)
    content: bytes = Field(sa_type=LargeBinary)
    sha256: bytes = Field(sa_type=LargeBinary)
    at: int = Field(sa_type=BigInteger)
    verified: int | None = Field(default=None, sa_type=BigInteger)


class QuarantineRow(Row, table=True):
    """A damaged update (`seq`) or checkpoint (its `covered`) as it was found, and when."""

    __tablename__ = "document_quarantine"

    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(foreign_key="document.id", index=True)
    position: int = Field(sa_type=BigInteger)
    is_checkpoint: bool
    content: bytes = Field(sa_type=LargeBinary)
    at: int = Field(sa_type=BigInteger)


class ErasureRow(Row, table=True):
    """A document out of which something was taken for good, while its past still has it."""

    __tablename__ = "document_erasure"

    document: str = Field(primary_key=True, foreign_key="document.id")


class SnapshotRow(Row, table=True):
    """What the timeline tells about a snapshot."""

    __tablename__ = "snapshot"

    id: str = Field(primary_key=True)
    board: str = Field(foreign_key="board.id", index=True)
    at: int = Field(sa_type=BigInteger)
    reason: str
    name: str | None = None
    author: str | None = None


class SnapshotStateRow(Row, table=True):
    """A document's encoded state; the document itself may be gone by now."""

    __tablename__ = "snapshot_state"

    document: str = Field(primary_key=True)
    epoch: int = Field(primary_key=True, sa_type=BigInteger)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    board: str = Field(foreign_key="board.id", index=True)
    content: bytes = Field(sa_type=LargeBinary)
    sha256: bytes = Field(sa_type=LargeBinary)
    picture: str


class SnapshotDocumentRow(Row, table=True):
    """A document in a snapshot; number 0 is the board's own, the others are maps as they were."""

    __tablename__ = "snapshot_document"
    __table_args__ = (
        ForeignKeyConstraint(
            ["document", "epoch", "position"],
            ["snapshot_state.document", "snapshot_state.epoch", "snapshot_state.position"],
        ),
    )

    snapshot: str = Field(primary_key=True, foreign_key="snapshot.id")
    document: str = Field(primary_key=True, index=True)
    epoch: int = Field(sa_type=BigInteger)
    position: int = Field(sa_type=BigInteger)
    number: int
    role: str
    created: int = Field(sa_type=BigInteger)
    person: str | None = None
    deleted: int | None = Field(default=None, sa_type=BigInteger)


def _table(name: str) -> Table:
    return Tables.tables[name]


boards = _table("board")
maps = _table("map")
documents = _table("document")
updates = _table("document_update")
checkpoints = _table("document_checkpoint")
quarantine = _table("document_quarantine")
erasures = _table("document_erasure")
snapshots = _table("snapshot")
snapshot_states = _table("snapshot_state")
snapshot_documents = _table("snapshot_document")
