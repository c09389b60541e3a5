"""Boards and maps in SQL: their records, the bin and what is deleted for good."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, update

from empathyboard.domain.access import Level
from empathyboard.domain.board import (
    BoardRecord,
    ErasureBegun,
    Kind,
    MapAdded,
    MapBinned,
    MapRecord,
    MapRestored,
    PersonChanged,
    Record,
)
from empathyboard.domain.errors import UnknownError
from empathyboard.stores.access_tables import OF_A_BOARD
from empathyboard.stores.sql.documents import add_document, begin_erasure
from empathyboard.stores.tables import (
    boards,
    checkpoints,
    documents,
    erasures,
    maps,
    quarantine,
    snapshot_documents,
    snapshot_states,
    snapshots,
    updates,
)

# What goes with a board or a map, each before what it refers to.
_owned = (
    updates.c.document,
    checkpoints.c.document,
    quarantine.c.document,
    erasures.c.document,
    *(table.c.board for table in OF_A_BOARD),
    documents.c.id,
    maps.c.id,
    boards.c.id,
)
_of_snapshots = select(snapshots.c.id).where(snapshots.c.board == bindparam("old"))
_map_columns = [column for column in maps.c if column.name != "number"]


def add_board(connection: Connection, board: BoardRecord, content: bytes, at: int) -> None:
    """Keep a new board and the first update of its document."""
    connection.execute(insert(boards), vars(board))
    row = {"id": board.id, "board": board.id, "kind": Kind.BOARD.value}
    add_document(connection, row, content, at)


def read_board(connection: Connection, board: str) -> BoardRecord:
    """Read one board."""
    row = connection.execute(select(boards).where(boards.c.id == board)).mappings().first()
    if row is None:
        raise UnknownError(f"There is no board {board}.")
    return BoardRecord(**row)


def read_map(connection: Connection, map_id: str) -> MapRecord:
    """Read one map."""
    found = select(*_map_columns).where(maps.c.id == map_id)
    row = connection.execute(found).mappings().first()
    if row is None:
        raise UnknownError(f"There is no map {map_id}.")
    return MapRecord(**row)


def read_maps(connection: Connection, board: str) -> Sequence[MapRecord]:
    """Read all maps of a board in the order of making."""
    found = select(*_map_columns).where(maps.c.board == board).order_by(maps.c.number)
    return tuple(MapRecord(**row) for row in connection.execute(found).mappings())


def bin_board(connection: Connection, board: str, at: int | None) -> None:
    """Put a board into the bin or take it out."""
    _change(connection, boards, board, deleted=at)


def set_general(connection: Connection, board: str, level: Level) -> None:
    """Set a board's general access."""
    _change(connection, boards, board, general=level)


def apply_records(connection: Connection, records: Iterable[Record], at: int) -> None:
    """Apply in order what changes together with an append."""
    for record in records:
        match record:
            case MapAdded(added, content):
                _add_map(connection, added, content, at)
            case PersonChanged(changed, person):
                _change(connection, maps, changed, person=person)
            case MapBinned(binned, when):
                _change(connection, maps, binned, deleted=when)
            case MapRestored(restored):
                _change(connection, maps, restored, deleted=None)
            case ErasureBegun(document):
                begin_erasure(connection, document)


def purge(connection: Connection, before: int) -> int:
    """Delete boards, maps and documents that went to the bin before a time."""
    old_boards = connection.scalars(select(boards.c.id).where(boards.c.deleted < before)).all()
    is_gone = maps.c.board.in_(select(boards.c.id).where(boards.c.deleted < before))
    old_maps = connection.scalars(
        select(maps.c.id).where(or_(maps.c.deleted < before, is_gone))
    ).all()
    _delete_snapshots(connection, old_boards)
    delete_owned(connection, [*old_boards, *old_maps])
    return len(old_boards) + len(old_maps)


def delete_owned(connection: Connection, ids: Sequence[str]) -> None:
    """Delete boards and maps with everything of theirs but snapshots."""
    old = [{"old": key} for key in ids]
    for column in _owned:
        # One by one: the ids of a big clearing would be too many for one statement.
        if old:
            connection.execute(delete(column.table).where(column == bindparam("old")), old)


def _delete_snapshots(connection: Connection, gone: Sequence[str]) -> None:
    old = [{"old": key} for key in gone]
    for statement in (
        delete(snapshot_documents).where(snapshot_documents.c.snapshot.in_(_of_snapshots)),
        delete(snapshots).where(snapshots.c.board == bindparam("old")),
        delete(snapshot_states).where(snapshot_states.c.board == bindparam("old")),
    ):
        if old:
            connection.execute(statement, old)


def _add_map(connection: Connection, added: MapRecord, content: bytes, at: int) -> None:
    # Locked until the commit, so that two servers cannot give the same number to two maps.
    board = select(boards.c.id).where(boards.c.id == added.board).with_for_update()
    if connection.scalar(board) is None:
        raise UnknownError(f"There is no board {added.board}.")
    mine = select(func.coalesce(func.max(maps.c.number), 0)).where(maps.c.board == added.board)
    number = connection.scalar(mine) or 0
    connection.execute(insert(maps), {**vars(added), "number": number + 1})
    row = {"id": added.id, "board": added.board, "kind": Kind.MAP.value}
    add_document(connection, row, content, at)


def _change(connection: Connection, table: Table, row_id: str, **values: object) -> None:
    changed = connection.execute(update(table).where(table.c.id == row_id).values(**values))
    if changed.rowcount == 0:
        raise UnknownError(f"There is no {table.name} {row_id}.")
