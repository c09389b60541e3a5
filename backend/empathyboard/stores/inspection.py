"""Looking through a whole database: every hash, every position, every document opened."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Connection, Table, func, select
from sqlalchemy.exc import SQLAlchemyError

from empathyboard.domain.board import Kind
from empathyboard.domain.errors import EmpathyboardError, StartError
from empathyboard.stores.log import digest
from empathyboard.stores.migrate import head_revision
from empathyboard.stores.sql.documents import load_document
from empathyboard.stores.sql.engine import reader_engine
from empathyboard.stores.sql.errors import first_line
from empathyboard.stores.tables import boards, checkpoints, documents, maps, updates

Read = Callable[[Kind, Sequence[bytes]], None]
"""Opens a document of a kind; an EmpathyboardError when that cannot be."""


@dataclass(frozen=True)
class Finding:
    """Something that is wrong, and what to do about it."""

    what: str
    advice: str
    document: str | None = None
    """The document that can be mended, if that is the way out."""


@dataclass(frozen=True)
class Inspection:
    """How much was looked at and what was found."""

    boards: int
    maps: int
    findings: Sequence[Finding]


_RESTORE = "Put a backup in its place with `empathyboard restore`."
_MEND = (
    "It opens for reading, in its last good state. Restore a backup, or make that state the whole "
    "of it with `empathyboard check --mend`; what is damaged is kept in quarantine."
)
_SPARE = "Nothing is lost: the document is read without it, and it goes as the log is trimmed."


def inspect_database(file: Path, read: Read) -> Inspection:
    """Look through a SQLite database of this version, which may be in use.

    Raises StartError for what is no database of ours or of another version.
    """
    if not file.is_file():
        raise StartError(f"There is no database at {file}; name its data folder with --data.")
    readers = reader_engine(URL.create("sqlite", database=str(file)))
    try:
        with readers.begin() as connection:
            _expect_this_version(connection, file)
            return _inspect(connection, read)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StartError(f"The database {file} cannot be read: {first_line(error)}.") from error
    finally:
        readers.dispose()


def _expect_this_version(connection: Connection, file: Path) -> None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        raise StartError(f"{file} is not a database of Empathyboard.")
    if revision != head_revision():
        raise StartError(
            f"The database {file} is of another version (its revision is {revision}); "
            "start a server of this version on it once, or use the version that made it."
        )


def _inspect(connection: Connection, read: Read) -> Inspection:
    findings = [*_of_file(connection)]
    for document, kind in connection.execute(select(documents.c.id, documents.c.kind)).all():
        findings += _of_document(connection, document, Kind(kind), read)
    findings += _of_records(connection)
    return Inspection(_count(connection, boards), _count(connection, maps), findings)


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _of_file(connection: Connection) -> Iterator[Finding]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)").all():
        if line != "ok":
            yield Finding(f"The database file is damaged: {line}.", _RESTORE)
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Finding(f"A row of the table {table} belongs to nothing.", _RESTORE)


def _of_document(
    connection: Connection, document: str, kind: Kind, read: Read
) -> Iterator[Finding]:
    name = f"the {kind} {document}"
    try:
        stored = load_document(connection, document)
        if stored.damage:
            yield Finding(f"In {name}: {stored.damage}", _MEND, document)
        read(kind, stored.contents)
    except EmpathyboardError as error:
        yield Finding(f"Nothing of {name} can be opened: {error}", _RESTORE)
        return
    for what in _damaged_spares(connection, document, stored.covered):
        yield Finding(f"In {name}: {what} is damaged.", _SPARE)


def _damaged_spares(connection: Connection, document: str, covered: int) -> Iterator[str]:
    """Yield what is damaged among that which reading the document does not need now."""
    for position, noun in ((checkpoints.c.covered, "checkpoint"), (updates.c.seq, "update")):
        table = position.table
        rows = select(position, table.c.content, table.c.sha256).where(
            table.c.document == document, *([position <= covered] if noun == "update" else [])
        )
        for at, content, proof in connection.execute(rows):
            if digest(document, at, content) != proof:
                yield f"{noun} {at}"


def _of_records(connection: Connection) -> Iterator[Finding]:
    """Yield boards and maps that have no document of their own."""
    for table, noun in ((boards, "board"), (maps, "map")):
        lost = select(table.c.id).where(table.c.id.not_in(select(documents.c.id)))
        for lost_id in connection.scalars(lost):
            yield Finding(f"The {noun} {lost_id} has no document.", _RESTORE)
