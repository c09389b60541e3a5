"""Who may do what, in SQL: records of eight kinds, each a row of its own table."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from empathyboard.domain.errors import UnknownError
from empathyboard.domain.ids import new_id
from empathyboard.domain.links import (
    AccessRecord,
    Alias,
    Grant,
    Link,
    Participant,
    Request,
    Session,
)
from empathyboard.domain.ports import R
from empathyboard.stores.access_tables import TABLES

T = TypeVar("T")


class Run(Protocol):
    """Runs work in a transaction of its own."""

    def __call__(self, work: Callable[[Connection], T]) -> Coroutine[Any, Any, T]:
        """Return what the work gave."""


class SqlAccess:
    """An AccessStore on the transactions of a SqlStore."""

    def __init__(self, read: Run, write: Run) -> None:
        """Read and write as the store does."""
        self._read = read
        self._write = write

    async def add(self, *records: AccessRecord) -> None:
        """Keep new records in one transaction."""
        await self._write(lambda tx: _add(tx, records))

    async def change(self, kind: type[R], record: str, **fields: object) -> None:
        """Set these fields of one record."""
        await self._write(lambda tx: _change(tx, kind, record, fields))

    async def find(self, kind: type[R], **fields: object) -> Sequence[R]:
        """Return the records whose fields have these values."""
        return await self._read(lambda tx: _find(tx, kind, fields))

    async def take_use(self, link: str) -> bool:
        """Count one more use of a link, unless it has none left."""
        return await self._write(lambda tx: _take_use(tx, link))

    async def aliases(self, grant: Grant, documents: Sequence[str]) -> Mapping[str, str]:
        """Return a grant's alias of each document, made where there is none yet."""
        found = await self._read(lambda tx: _aliases(tx, grant))
        if not all(document in found for document in documents):
            found = await self._write(lambda tx: _with_aliases(tx, grant, documents))
        return {document: found[document] for document in documents}

    async def session(self, fresh: Session) -> Session:
        """Return the session of the same token hash, or keep this one."""
        return await self._write(lambda tx: _session(tx, fresh))

    async def participant(self, board: str, session: str) -> Participant:
        """Return who a session is on a board, made at first."""
        found = await self.find(Participant, board=board, session=session)
        return found[0] if found else await self._write(lambda tx: _join(tx, board, session))

    async def purge_sessions(self, before: int) -> int:
        """Delete sessions last used before a time, with what is theirs."""
        return await self._write(lambda tx: _purge_sessions(tx, before))


def _add(connection: Connection, records: Sequence[AccessRecord]) -> None:
    for record in records:
        connection.execute(insert(TABLES[type(record)]), vars(record))


def _change(
    connection: Connection, kind: type[Any], record: str, fields: Mapping[str, object]
) -> None:
    table = TABLES[kind]
    changed = connection.execute(update(table).where(table.c.id == record).values(**fields))
    if changed.rowcount == 0:
        raise UnknownError(f"There is no {table.name} {record}.")


def _find(connection: Connection, kind: type[R], fields: Mapping[str, object]) -> Sequence[R]:
    table = TABLES[kind]
    wanted = select(table).where(*(table.c[name] == value for name, value in fields.items()))
    return tuple(_record(kind, row) for row in connection.execute(wanted).mappings())


def _record(kind: type[R], row: Mapping[Any, Any]) -> R:
    return kind(**row)


def _take_use(connection: Connection, link: str) -> bool:
    table = TABLES[Link]
    has_one_left = or_(table.c.uses.is_(None), table.c.used < table.c.uses)
    taken = update(table).where(table.c.id == link, has_one_left).values(used=table.c.used + 1)
    return connection.execute(taken).rowcount == 1


def _aliases(connection: Connection, grant: Grant) -> dict[str, str]:
    return {each.document: each.id for each in _find(connection, Alias, {"grant": grant.id})}


def _with_aliases(connection: Connection, grant: Grant, documents: Sequence[str]) -> dict[str, str]:
    found = _aliases(connection, grant)
    missing = [document for document in documents if document not in found]
    made = [Alias(new_id(), grant.id, grant.board, document) for document in missing]
    _add(connection, made)
    return found | {alias.document: alias.id for alias in made}


def _session(connection: Connection, fresh: Session) -> Session:
    for known in _find(connection, Session, {"token_hash": fresh.token_hash}):
        return known
    _add(connection, [fresh])
    return fresh


def _join(connection: Connection, board: str, session: str) -> Participant:
    found = _find(connection, Participant, {"board": board, "session": session})
    if found:
        return found[0]
    table = TABLES[Participant]
    last = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.board == board)
    joined = Participant(new_id(), board, session, (connection.scalar(last) or 0) + 1)
    _add(connection, [joined])
    return joined


def _purge_sessions(connection: Connection, before: int) -> int:
    sessions, grants, aliases = TABLES[Session], TABLES[Grant], TABLES[Alias]
    old = select(sessions.c.id).where(sessions.c.used < before)
    of_old = select(grants.c.id).where(grants.c.session.in_(old))
    connection.execute(delete(aliases).where(aliases.c.grant.in_(of_old)))
    for table in (TABLES[Request], grants):
        connection.execute(delete(table).where(table.c.session.in_(old)))
    return connection.execute(delete(sessions).where(sessions.c.used < before)).rowcount
