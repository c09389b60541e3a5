"""Copying a SQLite database that others may be writing to."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def copy_database(file: Path, target: Path) -> None:
    """Copy a database as it is at one moment into one file, in place of any of that name.

    Raises sqlite3.Error or OSError; what bears the final name is a whole copy on the disk.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        _copy(file, unfinished)
        sync(unfinished)
        unfinished.replace(target)
        sync(target.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(file: Path, target: Path) -> None:
    # Only its owner may read it, as only they may read the data folder.
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    # Without `mode=rw` a file that is not there would be made.
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)
    with closing(source), closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        # One file, that needs none beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


def sync(path: Path) -> None:
    """Have a file, or what a folder lists, on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
