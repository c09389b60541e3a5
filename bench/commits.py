"""The yardstick of the disk: what one durable commit of one small row takes here and now."""

import sqlite3
import time
from pathlib import Path

_ROW = bytes(60)


def commit_latencies(folder: Path, count: int) -> list[float]:
    """Commit rows one by one as durably as the product does; return the seconds of each."""
    connection = sqlite3.connect(folder / "commits.db", isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE log (bytes BLOB)")
        return [_commit(connection) for _ in range(count)]
    finally:
        connection.close()


def _commit(connection: sqlite3.Connection) -> float:
    start = time.perf_counter()
    connection.execute("INSERT INTO log VALUES (?)", (_ROW,))
    return time.perf_counter() - start
