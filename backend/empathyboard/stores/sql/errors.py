"""What a database says when it fails, in one sentence for a person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from empathyboard.domain.errors import DamagedStoreError, StorageError

_MEANING = {
    "SQLITE_FULL": "The disk is full; nothing was kept.",
    "SQLITE_READONLY": "The database may only be read; nothing was kept.",
    "SQLITE_BUSY": "Another program holds the database; nothing was kept.",
    "SQLITE_LOCKED": "Another program holds the database; nothing was kept.",
    "SQLITE_IOERR": "The disk failed while the database was in use.",
    "SQLITE_CANTOPEN": "The database file cannot be opened.",
    "SQLITE_CONSTRAINT": "What should be kept contradicts what is there; nothing was kept.",
}
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}
# SQLite quotes what it finds in a damaged file; the driver stumbles over what is no UTF-8 there.
DRIVER_ERRORS = (SQLAlchemyError, sqlite3.Error, OSError, UnicodeDecodeError)
"""All that a database can raise when it is opened, read or written."""
_SYNC_FAILED = {"SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC"}


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn every error of database and driver into a StorageError, the cause kept with it."""
    try:
        yield
    except DRIVER_ERRORS as error:
        raise _translated(error) from error


def is_sync_failure(error: BaseException) -> bool:
    """Tell whether the disk refused to sync: asking it once more would hide the loss."""
    cause = error.__cause__
    return cause is not None and _code(cause) in _SYNC_FAILED


def _translated(error: Exception) -> StorageError:
    family = "_".join(_code(error).split("_")[:2])
    if family in _DAMAGED or isinstance(error, UnicodeDecodeError):
        return DamagedStoreError("The database file is damaged.")
    return StorageError(_MEANING.get(family, f"The database failed: {first_line(error)}."))


def _code(error: BaseException) -> str:
    driver_error = getattr(error, "orig", None) or error
    return str(getattr(driver_error, "sqlite_errorname", ""))


def first_line(error: Exception) -> str:
    """Return the driver's own words for an error, on one line and without a full stop."""
    if isinstance(error, UnicodeDecodeError):
        return "the database file is damaged"
    words = str(getattr(error, "orig", None) or error) or type(error).__name__
    return words.splitlines()[0].rstrip(".")
