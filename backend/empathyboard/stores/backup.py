"""Backups: a copy of the database while it is used, and putting one in its place."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from empathyboard.domain.errors import StartError
from empathyboard.stores.file_copy import copy_database, sync
from empathyboard.stores.inspection import Inspection, Read, inspect_database
from empathyboard.stores.migrate import migrate
from empathyboard.stores.open import FILE, lock_folder
from empathyboard.stores.sql.engine import writer_engine
from empathyboard.stores.sql.errors import first_line

_BESIDE = ("", "-wal", "-shm")
"""The endings of the files that make one database in use."""


def back_up(data: Path, target: Path, read: Read) -> Inspection:
    """Copy the database of a data folder, a server's or not, and look through the copy.

    Raises StartError when that cannot be; findings are those of the copy, which stays.
    """
    file = data / FILE
    if not file.is_file():
        raise StartError(f"There is no database in {data}; name its folder with --data.")
    if target.exists():
        raise StartError(f"{target} exists already; choose another name for the backup.")
    try:
        copy_database(file, target)
    except (sqlite3.Error, OSError) as error:
        raise StartError(f"{file} cannot be copied to {target}: {first_line(error)}.") from error
    return inspect_database(target, read)


def restore(backup: Path, data: Path, read: Read, now: Callable[[], int]) -> Inspection:
    """Put a backup in the place of the database of a data folder that no server uses.

    What was there stays beside it, under a name with the time. Every document begins another
    epoch, so that browsers that saw later edits do not merge them into it. A backup in which
    anything is wrong is refused with StartError, and the folder stays as it was.
    """
    if not backup.is_file():
        raise StartError(f"There is no backup {backup}.")
    lock = lock_folder(data)
    try:
        return _restore(backup, data / FILE, read, now())
    except (sqlite3.Error, OSError) as error:
        raise StartError(f"{backup} cannot be restored: {first_line(error)}.") from error
    finally:
        os.close(lock)


def _restore(backup: Path, file: Path, read: Read, now: int) -> Inspection:
    prepared = file.with_name(f"{FILE}.restoring")
    try:
        copy_database(backup, prepared)
        _expect_content(backup, prepared)
        _bring_up_to_date(prepared)
        inspection = inspect_database(prepared, read)
        _expect_sound(backup, inspection)
        _begin_epoch(prepared, now)
        _put_aside(file, now)
        prepared.replace(file)
        sync(file.parent)
    finally:
        for each in file.parent.glob(f"{prepared.name}*"):
            each.unlink()
    return inspection


def _bring_up_to_date(file: Path) -> None:
    engine = writer_engine(URL.create("sqlite", database=str(file)))
    try:
        migrate(engine)
    finally:
        engine.dispose()


def _expect_content(backup: Path, prepared: Path) -> None:
    """Refuse an empty file: it is an empty database, which would become one without boards."""
    with closing(sqlite3.connect(prepared)) as connection:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            raise StartError(f"{backup} is empty; it is no backup.")


def _expect_sound(backup: Path, inspection: Inspection) -> None:
    if inspection.findings:
        raise StartError(
            f"The backup {backup} is not sound, nothing was changed: {inspection.findings[0].what}"
        )


def _begin_epoch(file: Path, now: int) -> None:
    """Give every document an epoch that it never had, then make the database one file."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE document SET epoch = MAX(?, epoch + 1)", (now,))
        connection.commit()
        connection.execute("PRAGMA journal_mode=DELETE")
    sync(file)


def _put_aside(file: Path, now: int) -> None:
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now / 1000))
    aside = file.with_name(f"{file.name}.before-restore-{stamp}-{now % 1000:03}")
    # The database first: a log without it is worthless, it without its log lacks the last edits.
    for ending in _BESIDE:
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
