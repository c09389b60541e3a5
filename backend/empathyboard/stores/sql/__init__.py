"""Boards and documents in a SQL database: SQLite, or Postgres by its URL."""

from empathyboard.stores.sql.store import SqlStore

__all__ = ["SqlStore"]
