"""Documents in SQL: the log and reading it back."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from empathyboard.domain.board import Head, Kind, StoredDocument
from empathyboard.domain.errors import DamagedStoreError, UnknownError
from empathyboard.stores.log import EMPTY_UPDATE, FIRST_EPOCH, digest
from empathyboard.stores.tables import checkpoints, documents, erasures, updates

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
    connection.execute(insert(documents), {**row, "head": 1, "epoch": FIRST_EPOCH})
    connection.execute(_keep_updates, [_update_row(str(row["id"]), 1, content, at)])


def append_updates(
    connection: Connection, added: Iterable[tuple[str, Sequence[bytes]]], at: int
) -> None:
    """Give updates their positions and keep them; three statements, however many documents."""
    pairs = list(added)
    heads = locked_heads(connection, {document for document, _ in pairs})
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
    """Read the newest sound checkpoint and the updates after it, as far as they are sound."""
    found = connection.execute(select(documents).where(documents.c.id == document)).first()
    if found is None:
        raise UnknownError(f"There is no document {document}.")
    covered, checkpoint = _newest_sound_checkpoint(connection, document, found.head)
    sound, damage = _updates_between(connection, document, covered, found.head)
    if damage and not covered and not sound:
        raise DamagedStoreError(damage)
    return StoredDocument(
        id=document,
        kind=Kind(found.kind),
        board=found.board,
        checkpoint=checkpoint,
        covered=covered,
        updates=sound,
        epoch=found.epoch,
        damage=damage,
    )


def read_heads(connection: Connection, board: str) -> Mapping[str, Head]:
    """Read how far each document of a board goes."""
    columns = (documents.c.id, documents.c.epoch, documents.c.head)
    rows = connection.execute(select(*columns).where(documents.c.board == board))
    return {document: Head(epoch, position) for document, epoch, position in rows}


def begin_erasure(connection: Connection, document: str) -> None:
    """Note that a document's past is to be forgotten; twice is once."""
    connection.execute(delete(erasures).where(erasures.c.document == document))
    connection.execute(insert(erasures), {"document": document})


def read_erasures(connection: Connection) -> Sequence[str]:
    """Read which documents' pasts are to be forgotten still."""
    return connection.scalars(select(erasures.c.document).order_by(erasures.c.document)).all()


def locked_heads(connection: Connection, wanted: set[str]) -> dict[str, int]:
    """Return the positions of the last updates of documents, which nobody else moves now."""
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
        "sha256": digest(document, seq, content),
        "at": at,
    }


def _newest_sound_checkpoint(connection: Connection, document: str, head: int) -> tuple[int, bytes]:
    newest_first = (
        select(checkpoints)
        .where(checkpoints.c.document == document, checkpoints.c.covered <= head)
        .where(checkpoints.c.verified.is_not(None))
        .order_by(checkpoints.c.covered.desc())
    )
    with connection.execute(newest_first) as rows:
        for row in rows:
            if digest(document, row.covered, row.content) == row.sha256:
                return row.covered, row.content
    return 0, EMPTY_UPDATE


def _updates_between(
    connection: Connection, document: str, covered: int, head: int
) -> tuple[Sequence[bytes], str | None]:
    wanted = (
        select(updates.c.seq, updates.c.content, updates.c.sha256)
        .where(updates.c.document == document, updates.c.seq > covered)
        .order_by(updates.c.seq)
    )
    sound: list[bytes] = []
    for row in connection.execute(wanted):
        if row.seq != covered + len(sound) + 1:
            break
        if digest(document, row.seq, row.content) != row.sha256:
            return tuple(sound), f"Update {row.seq} of document {document} is damaged."
        sound.append(row.content)
    return tuple(sound), _wrong_end(document, covered + len(sound), head)


def _wrong_end(document: str, end: int, head: int) -> str | None:
    if end < head:
        return f"The log of document {document} has a hole after {end}."
    if end > head:
        return f"The log of document {document} goes on after its last position, {head}."
    return None
