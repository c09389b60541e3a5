"""Documents in SQL: the log, its checkpoints and reading both back."""

from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.engine import Row

from empathyboard.domain.board import Kind, StoredDocument
from empathyboard.domain.errors import DamagedStoreError, UnknownError
from empathyboard.stores.log import EMPTY_UPDATE, KEPT_CHECKPOINTS
from empathyboard.stores.tables import checkpoints, documents, updates

# Made once: building these takes as long as running them. Locked in order of id, so that two
# servers on one Postgres cannot wait for each other; SQLite's write lock is the database's.
_heads = (
    select(documents.c.id, documents.c.head)
    .where(documents.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(documents.c.id)
    .with_for_update()
)
_set_head = (
    update(documents)
    .where(documents.c.id == bindparam("document"))
    .values(head=bindparam("new_head"))
)
_keep_updates = insert(updates)


def add_document(
    connection: Connection, row: Mapping[str, object], content: bytes, at: int
) -> None:
    """Keep a new document with its first update at position 1."""
    connection.execute(insert(documents), {**row, "head": 1})
    connection.execute(_keep_updates, [_update_row(str(row["id"]), 1, content, at)])


def append_updates(
    connection: Connection, added: Iterable[tuple[str, Sequence[bytes]]], at: int
) -> None:
    """Give updates their positions and keep them; three statements, however many documents."""
    pairs = list(added)
    heads = _locked_heads(connection, {document for document, _ in pairs})
    rows = []
    for document, contents in pairs:
        for content in contents:
            heads[document] += 1
            rows.append(_update_row(document, heads[document], content, at))
    if rows:
        moved = [{"document": document, "new_head": head} for document, head in heads.items()]
        connection.execute(_set_head, moved)
        connection.execute(_keep_updates, rows)


def load_document(connection: Connection, document: str) -> StoredDocument:
    """Read the newest sound checkpoint and the updates after it."""
    found = connection.execute(select(documents).where(documents.c.id == document)).first()
    if found is None:
        raise UnknownError(f"There is no document {document}.")
    covered, checkpoint = _newest_sound_checkpoint(connection, document, found.head)
    return StoredDocument(
        id=document,
        kind=Kind(found.kind),
        board=found.board,
        checkpoint=checkpoint,
        covered=covered,
        updates=_updates_between(connection, document, covered, found.head),
    )


def add_checkpoint(
    connection: Connection, document: str, covered: int, content: bytes, at: int
) -> None:
    """Keep a checkpoint in place of any at the same position, then trim."""
    head = _locked_heads(connection, {document})[document]
    if not 1 <= covered <= head:
        raise ValueError(f"A checkpoint at {covered} of a log that ends at {head}.")
    same = (checkpoints.c.document == document) & (checkpoints.c.covered == covered)
    connection.execute(delete(checkpoints).where(same))
    row = {"document": document, "covered": covered, "content": content}
    connection.execute(insert(checkpoints), {**row, "crc": crc32(content), "at": at})
    _trim(connection, document)


def _locked_heads(connection: Connection, wanted: set[str]) -> dict[str, int]:
    rows = connection.execute(_heads, {"wanted": list(wanted)})
    heads = {row.id: row.head for row in rows}
    for document in wanted - heads.keys():
        raise UnknownError(f"There is no document {document}.")
    return heads


def _update_row(document: str, seq: int, content: bytes, at: int) -> dict[str, object]:
    return {
        "document": document,
        "seq": seq,
        "content": content,
        "crc": crc32(content),
        "at": at,
    }


def _newest_sound_checkpoint(connection: Connection, document: str, head: int) -> tuple[int, bytes]:
    newest_first = (
        select(checkpoints)
        .where(checkpoints.c.document == document, checkpoints.c.covered <= head)
        .order_by(checkpoints.c.covered.desc())
    )
    with connection.execute(newest_first) as rows:
        for row in rows:
            if crc32(row.content) == row.crc:
                return row.covered, row.content
    return 0, EMPTY_UPDATE


def _updates_between(
    connection: Connection, document: str, covered: int, head: int
) -> Sequence[bytes]:
    wanted = (
        select(updates.c.seq, updates.c.content, updates.c.crc)
        .where(updates.c.document == document, updates.c.seq > covered)
        .order_by(updates.c.seq)
    )
    rows = connection.execute(wanted).all()
    _require_whole(document, covered, head, rows)
    return tuple(row.content for row in rows)


def _require_whole(
    document: str, covered: int, head: int, rows: Sequence[Row[int, bytes, int]]
) -> None:
    if [row.seq for row in rows] != list(range(covered + 1, head + 1)):
        raise DamagedStoreError(f"The log of document {document} has a hole after {covered}.")
    for row in rows:
        if crc32(row.content) != row.crc:
            raise DamagedStoreError(f"Update {row.seq} of document {document} is damaged.")


def _trim(connection: Connection, document: str) -> None:
    mine = checkpoints.c.document == document
    kept = connection.scalars(
        select(checkpoints.c.covered)
        .where(mine)
        .order_by(checkpoints.c.covered.desc())
        .limit(KEPT_CHECKPOINTS)
    ).all()
    if len(kept) < KEPT_CHECKPOINTS:
        return
    connection.execute(delete(checkpoints).where(mine, checkpoints.c.covered < kept[-1]))
    connection.execute(
        delete(updates).where(updates.c.document == document, updates.c.seq <= kept[-1])
    )
