"""Checkpoints in SQL: kept, read back, and then what they make needless put away."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, delete, insert, select, update
from sqlalchemy.engine import Row

from empathyboard.domain.errors import DamagedStoreError, UnknownError
from empathyboard.stores.log import KEPT_CHECKPOINTS, digest
from empathyboard.stores.sql.documents import load_document, locked_heads
from empathyboard.stores.tables import checkpoints, documents, erasures, quarantine, updates


def add_checkpoint(
    connection: Connection, document: str, covered: int, content: bytes, at: int
) -> None:
    """Keep a checkpoint in place of any at the same position."""
    head = locked_heads(connection, {document})[document]
    if not 1 <= covered <= head:
        raise ValueError(f"A checkpoint at {covered} of a log that ends at {head}.")
    connection.execute(delete(checkpoints).where(_is_at(document, covered)))
    row = {"document": document, "covered": covered, "content": content, "at": at}
    connection.execute(insert(checkpoints), {**row, "sha256": digest(document, covered, content)})


def read_checkpoint(connection: Connection, document: str, covered: int) -> bytes:
    """Read one checkpoint, verified or not."""
    row = connection.execute(select(checkpoints).where(_is_at(document, covered))).first()
    if row is None:
        raise UnknownError(f"There is no checkpoint of document {document} at {covered}.")
    if digest(document, covered, row.content) != row.sha256:
        raise DamagedStoreError(f"The checkpoint of document {document} at {covered} is damaged.")
    content: bytes = row.content
    return content


def trim(connection: Connection, document: str, covered: int, at: int) -> None:
    """Note that a checkpoint was verified, and put away what is needed no longer."""
    locked_heads(connection, {document})
    this = update(checkpoints).where(_is_at(document, covered)).values(verified=at)
    if connection.execute(this).rowcount == 0:
        raise UnknownError(f"There is no checkpoint of document {document} at {covered}.")
    kept = _verified(connection, document)[:KEPT_CHECKPOINTS]
    if len(kept) == KEPT_CHECKPOINTS:
        _put_away(connection, document, kept[-1], at)


def forget(connection: Connection, document: str, covered: int) -> None:
    """Delete everything of a document but one checkpoint and the updates after it."""
    locked_heads(connection, {document})
    if covered not in _verified(connection, document):
        raise UnknownError(f"There is no checkpoint of document {document} at {covered}.")
    for statement in (
        delete(updates).where(updates.c.document == document, updates.c.seq <= covered),
        delete(checkpoints).where(
            checkpoints.c.document == document, checkpoints.c.covered != covered
        ),
        delete(quarantine).where(quarantine.c.document == document),
        delete(erasures).where(erasures.c.document == document),
    ):
        connection.execute(statement)


def mend(connection: Connection, document: str, at: int) -> int:
    """Put what is damaged, and every update behind it, into quarantine."""
    locked_heads(connection, {document})
    stored = load_document(connection, document)
    if stored.damage is None:
        return 0
    behind = connection.execute(
        select(updates).where(updates.c.document == document, updates.c.seq > stored.head)
    ).all()
    _quarantine(connection, document, behind, updates.c.seq, at)
    connection.execute(
        delete(updates).where(updates.c.document == document, updates.c.seq > stored.head)
    )
    connection.execute(update(documents).where(documents.c.id == document).values(head=stored.head))
    return len(behind)


def _is_at(document: str, covered: int) -> ColumnElement[bool]:
    return (checkpoints.c.document == document) & (checkpoints.c.covered == covered)


def _verified(connection: Connection, document: str) -> Sequence[int]:
    mine = (checkpoints.c.document == document) & checkpoints.c.verified.is_not(None)
    newest_first = select(checkpoints.c.covered).where(mine).order_by(checkpoints.c.covered.desc())
    return connection.scalars(newest_first).all()


def _put_away(connection: Connection, document: str, oldest: int, at: int) -> None:
    """Drop checkpoints before the oldest that stays and updates up to it; damaged ones are kept."""
    for position, is_old in (
        (checkpoints.c.covered, checkpoints.c.covered < oldest),
        (updates.c.seq, updates.c.seq <= oldest),
    ):
        table = position.table
        old = (table.c.document == document) & is_old
        rows = connection.execute(select(table).where(old)).all()
        damaged = [row for row in rows if not _is_sound(row, position)]
        _quarantine(connection, document, damaged, position, at)
        connection.execute(delete(table).where(old))


def _is_sound(row: Row[Any], position: Column[int]) -> bool:
    proof: bytes = row.sha256
    return digest(row.document, getattr(row, position.name), row.content) == proof


def _quarantine(
    connection: Connection,
    document: str,
    rows: Iterable[Row[Any]],
    position: Column[int],
    at: int,
) -> None:
    kept = [
        {
            "document": document,
            "position": getattr(row, position.name),
            "is_checkpoint": position is checkpoints.c.covered,
            "content": row.content,
            "at": at,
        }
        for row in rows
    ]
    if kept:
        connection.execute(insert(quarantine), kept)
