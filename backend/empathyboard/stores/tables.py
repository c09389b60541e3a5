"""The tables of a database; the same on SQLite and on Postgres.

board ─┬─ map
       └─ document ─┬─ document_update      the log, one row for each raw update
                    ├─ document_checkpoint  the newest two
                    └─ document_quarantine  what was damaged, out of the way but kept
"""

from sqlalchemy import Dialect, Integer, MetaData, Table, TypeDecorator
from sqlmodel import BigInteger, Field, LargeBinary, SQLModel, UniqueConstraint

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


def _table(name: str) -> Table:
    return Tables.tables[name]


boards = _table("board")
maps = _table("map")
documents = _table("document")
updates = _table("document_update")
checkpoints = _table("document_checkpoint")
quarantine = _table("document_quarantine")
