"""Snapshots in SQL: a timeline of rows that point at states, each state kept once."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
    update,
)

from empathyboard.domain.board import MapRecord
from empathyboard.domain.errors import DamagedStoreError, UnknownError
from empathyboard.domain.snapshots import (
    MapState,
    Reason,
    Snapshot,
    SnapshotContent,
    State,
    StateKey,
    StoredBoard,
    StoredMap,
    key_of,
)
from empathyboard.stores.sql.boards import delete_owned, read_board, read_maps
from empathyboard.stores.sql.documents import load_document
from empathyboard.stores.tables import snapshot_documents as held
from empathyboard.stores.tables import snapshot_states as states
from empathyboard.stores.tables import snapshots

_is_state_of_held = and_(
    held.c.document == states.c.document,
    held.c.epoch == states.c.epoch,
    held.c.position == states.c.position,
)
_replace_state = (
    update(states)
    .where(
        states.c.document == bindparam("of_document"),
        states.c.epoch == bindparam("of_epoch"),
        states.c.position == bindparam("of_position"),
    )
    .values(
        content=bindparam("new_content"),
        sha256=bindparam("new_sha256"),
        picture=bindparam("new_picture"),
    )
)


def load_board(connection: Connection, board: str) -> StoredBoard:
    """Read a board and all its documents."""
    record = read_board(connection, board)
    maps = [
        StoredMap(each, load_document(connection, each.id)) for each in read_maps(connection, board)
    ]
    return StoredBoard(record, load_document(connection, board), maps)


def read_state_keys(connection: Connection, board: str) -> frozenset[StateKey]:
    """Read which states of a board's documents are kept."""
    columns = (states.c.document, states.c.epoch, states.c.position)
    rows = connection.execute(select(*columns).where(states.c.board == board))
    return frozenset(StateKey(*row) for row in rows)


def add_snapshot(
    connection: Connection, snapshot: Snapshot, board: StoredBoard, added: Sequence[State]
) -> None:
    """Keep a snapshot and the states that are new."""
    connection.execute(insert(snapshots), vars(snapshot) | {"reason": snapshot.reason.value})
    if added:
        connection.execute(insert(states), [_state_row(each, snapshot.board) for each in added])
    frame: dict[str, object] = {"role": "", "created": board.record.created, "person": None}
    rows = [_held_row(snapshot.id, 0, key_of(board.document), frame | {"deleted": None})]
    for number, each in enumerate(board.maps, 1):
        record = {
            name: getattr(each.record, name) for name in ("role", "created", "person", "deleted")
        }
        rows.append(_held_row(snapshot.id, number, key_of(each.document), record))
    connection.execute(insert(held), rows)


def read_snapshots(connection: Connection, board: str) -> Sequence[Snapshot]:
    """Read the timeline of a board, the newest first."""
    mine = select(snapshots).where(snapshots.c.board == board)
    rows = connection.execute(mine.order_by(snapshots.c.at.desc(), snapshots.c.id.desc()))
    return tuple(map(_snapshot, rows))


def read_snapshot(connection: Connection, board: str, snapshot: str) -> SnapshotContent:
    """Read a snapshot with its states."""
    found = connection.execute(select(snapshots).where(_is(board, snapshot))).first()
    if found is None:
        raise UnknownError(f"There is no snapshot {snapshot}.")
    columns = (held.c.number, held.c.role, held.c.created, held.c.person, held.c.deleted)
    rows = connection.execute(
        select(states, *columns)
        .join_from(held, states, _is_state_of_held)
        .where(held.c.snapshot == snapshot)
        .order_by(held.c.number)
    ).all()
    kept = [_state(row) for row in rows]
    maps = [
        MapState(_record(board, row), state)
        for row, state in zip(rows, kept, strict=True)
        if row.number
    ]
    frame = next((state for state in kept if state.key.document == board), None)
    if frame is None:
        raise DamagedStoreError(f"Snapshot {snapshot} has lost the state of its board.")
    return SnapshotContent(_snapshot(found), frame, maps)


def read_newest_keys(connection: Connection, board: str) -> frozenset[StateKey]:
    """Read which states the newest snapshot holds."""
    newest = (
        select(snapshots.c.id)
        .where(snapshots.c.board == board)
        .order_by(snapshots.c.at.desc(), snapshots.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = (held.c.document, held.c.epoch, held.c.position)
    rows = connection.execute(select(*columns).where(held.c.snapshot == newest))
    return frozenset(StateKey(*row) for row in rows)


def read_pictures(connection: Connection, board: str, snapshot: str) -> Sequence[str]:
    """Read the pictures of a snapshot's maps."""
    if connection.execute(select(snapshots.c.id).where(_is(board, snapshot))).first() is None:
        raise UnknownError(f"There is no snapshot {snapshot}.")
    shown = (
        select(states.c.picture)
        .join_from(held, states, _is_state_of_held)
        .where(held.c.snapshot == snapshot, held.c.number > 0, held.c.deleted.is_(None))
        .order_by(held.c.number)
    )
    return tuple(connection.scalars(shown))


def name_snapshot(connection: Connection, board: str, snapshot: str, name: str | None) -> None:
    """Name a snapshot, or take its name away."""
    changed = update(snapshots).where(_is(board, snapshot)).values(name=name)
    if connection.execute(changed).rowcount == 0:
        raise UnknownError(f"There is no snapshot {snapshot}.")


def drop_snapshots(connection: Connection, board: str, gone: Sequence[str]) -> None:
    """Delete snapshots and the states that nothing holds any more."""
    if not gone:
        return
    mine = connection.scalars(select(snapshots.c.id).where(snapshots.c.board == board)).all()
    old = [{"old": key} for key in gone if key in set(mine)]
    for column in (held.c.snapshot, snapshots.c.id):
        if old:
            connection.execute(delete(column.table).where(column == bindparam("old")), old)
    _drop_loose_states(connection, states.c.board == board)


def read_states_of(connection: Connection, document: str) -> Sequence[State]:
    """Read all kept states of a document."""
    rows = connection.execute(select(states).where(states.c.document == document))
    return tuple(map(_state, rows))


def replace_states(connection: Connection, replaced: Sequence[State]) -> None:
    """Put other contents in the place of kept states."""
    rows = [
        {f"of_{name}": value for name, value in vars(each.key).items()}
        | {
            "new_content": each.content,
            "new_sha256": sha256(each.content).digest(),
            "new_picture": each.picture,
        }
        for each in replaced
    ]
    if rows:
        connection.execute(_replace_state, rows)


def forget_map(connection: Connection, map_id: str) -> None:
    """Delete a map with its document, out of all snapshots too."""
    connection.execute(delete(held).where(held.c.document == map_id))
    _drop_loose_states(connection, states.c.document == map_id)
    delete_owned(connection, [map_id])


def _drop_loose_states(connection: Connection, among: ColumnElement[bool]) -> None:
    is_held = exists().where(_is_state_of_held)
    connection.execute(delete(states).where(among, ~is_held))


def _is(board: str, snapshot: str) -> ColumnElement[bool]:
    return (snapshots.c.id == snapshot) & (snapshots.c.board == board)


def _state_row(state: State, board: str) -> dict[str, object]:
    digest = sha256(state.content).digest()
    rest = {"content": state.content, "sha256": digest, "picture": state.picture}
    return vars(state.key) | {"board": board} | rest


def _held_row(
    snapshot: str, number: int, key: StateKey, record: dict[str, object]
) -> dict[str, object]:
    return {"snapshot": snapshot, "number": number} | vars(key) | record


def _snapshot(row: Row[Any]) -> Snapshot:
    return Snapshot(row.id, row.board, row.at, Reason(row.reason), row.name, row.author)


def _record(board: str, row: Row[Any]) -> MapRecord:
    return MapRecord(row.document, board, row.role, row.created, row.person, row.deleted)


def _state(row: Row[Any]) -> State:
    if sha256(row.content).digest() != row.sha256:
        raise DamagedStoreError(f"A state of document {row.document} in a snapshot is damaged.")
    return State(StateKey(row.document, row.epoch, row.position), row.content, row.picture)
