"""Connections to the database: one that writes, a few that read."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from empathyboard.domain.errors import StorageError
from empathyboard.stores.sql.errors import storage_errors

READERS = 4
BUSY_MILLISECONDS = 5_000


def writer_engine(url: str | URL) -> Engine:
    """Return an engine with one connection, whose transactions take the write lock at once."""
    engine = create_engine(url, pool_size=1, max_overflow=0)
    if is_sqlite(engine):
        # What is deleted is overwritten, so that a note deleted for good is in no free page.
        _prepare(engine, "BEGIN IMMEDIATE", (*_pragmas(), "PRAGMA secure_delete=ON"))
    return engine


def reader_engine(url: str | URL) -> Engine:
    """Return an engine whose transactions see one state of the database and cannot write."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_size=READERS,
            max_overflow=0,
            isolation_level="REPEATABLE READ",
        )
    engine = create_engine(url, pool_size=READERS, max_overflow=0)
    _prepare(engine, "BEGIN", (*_pragmas(), "PRAGMA query_only=ON"))
    return engine


def is_sqlite(engine: Engine) -> bool:
    """Tell whether the database is a SQLite file."""
    return engine.dialect.name == "sqlite"


def empty_wal(engine: Engine) -> None:
    """Move everything out of SQLite's WAL and cut it off; StorageError while a reader needs it."""
    if not is_sqlite(engine):
        return
    with storage_errors(), closing(engine.raw_connection()) as connection:
        is_busy = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        raise StorageError("The log of the database is in use; try again in a moment.")


def _pragmas() -> tuple[str, ...]:
    # FULL: a commit is on the disk when it returns. NORMAL would lose the last ones in a power
    # cut. WAL is not among them: it stays with the file, and is set once the file is known as ours.
    return (
        f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
    )


def _prepare(engine: Engine, begin: str, pragmas: tuple[str, ...]) -> None:
    event.listen(engine, "connect", _connected(pragmas))
    event.listen(engine, "begin", _begun(begin))


def _connected(pragmas: tuple[str, ...]) -> Callable[[Any, ConnectionPoolEntry], None]:
    def connected(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        # The driver begins no transactions of its own: it would not do so before DDL or SELECT.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma).close()

    return connected


def _begun(begin: str) -> Callable[[Connection], None]:
    def begun(connection: Connection) -> None:
        connection.connection.cursor().execute(begin)

    return begun
