"""Opening the store of a data folder: one server at a time, the database up to date."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import SQLAlchemyError

from empathyboard.domain.errors import StartError
from empathyboard.stores.migrate import expect_current, migrate
from empathyboard.stores.sql import SqlStore
from empathyboard.stores.sql.engine import reader_engine, writer_engine
from empathyboard.stores.sql.errors import first_line

FILE = "empathyboard.db"
LOCK = "lock"


def open_store(data: Path, now: Callable[[], int], url: str | None = None) -> SqlStore:
    """Open the database in a data folder, or the one of a URL; `now` is in ms since 1970.

    Raises StartError, one line for the person who starts the server, when that cannot be.
    """
    lock = lock_folder(data)
    try:
        return _open(url or URL.create("sqlite", database=str(data / FILE)), now, lock)
    except BaseException:
        os.close(lock)
        raise


def open_reader(data: Path) -> SqlStore:
    """Open the database in a data folder for reading, beside a server that runs or without one.

    Raises StartError when there is none, or not one of this version.
    """
    file = data / FILE
    if not file.is_file():
        raise StartError(f"There are no boards in {data}: say where they are kept with --data.")
    reader = reader_engine(URL.create("sqlite", database=str(file)))
    try:
        expect_current(reader)
    except BaseException:
        reader.dispose()
        raise
    return SqlStore(reader, reader, lambda: 0)


def _open(url: str | URL, now: Callable[[], int], lock: int) -> SqlStore:
    writer = _engine(url)
    try:
        migrate(writer)
    except BaseException:
        writer.dispose()
        raise
    return SqlStore(writer, reader_engine(url), now, release=lambda: os.close(lock))


def _engine(url: str | URL) -> Engine:
    try:
        return writer_engine(url)
    except (SQLAlchemyError, ImportError) as error:
        raise StartError(f"The database URL cannot be used: {first_line(error)}.") from error


def lock_folder(data: Path) -> int:
    """Take a data folder, made if need be, for as long as the returned file is open."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StartError(
            f"The data folder {data} cannot be written ({error.strerror}); "
            "choose another with --data or give its owner the right to write."
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise StartError(
            f"The data folder {data} is in use by another server; "
            "stop that one or choose another with --data."
        ) from error
    return lock
