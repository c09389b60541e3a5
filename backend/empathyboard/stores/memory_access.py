"""Who may do what, in memory for tests: the same contract as in SQL."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from empathyboard.domain.errors import StorageError, UnknownError
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


class MemoryAccess:
    """An AccessStore without a disk."""

    def __init__(self) -> None:
        """Begin empty."""
        self.records: dict[tuple[type[AccessRecord], str], AccessRecord] = {}

    async def add(self, *records: AccessRecord) -> None:
        """Keep new records, all or none."""
        if any((type(each), each.id) in self.records for each in records):
            raise StorageError("What should be kept contradicts what is there; nothing was kept.")
        self.records.update({(type(each), each.id): each for each in records})

    async def change(self, kind: type[R], record: str, **fields: object) -> None:
        """Set these fields of one record."""
        key = (kind, record)
        if key not in self.records:
            raise UnknownError(f"There is no {kind.__name__.lower()} {record}.")
        self.records[key] = replace(self.records[key], **fields)  # type: ignore[arg-type]

    async def find(self, kind: type[R], **fields: object) -> Sequence[R]:
        """Return the records whose fields have these values."""
        return tuple(
            each
            for each in self.records.values()
            if isinstance(each, kind)
            and all(getattr(each, name) == value for name, value in fields.items())
        )

    async def take_use(self, link: str) -> bool:
        """Count one more use of a link, unless it has none left."""
        found = self.records.get((Link, link))
        if not isinstance(found, Link) or (found.uses is not None and found.used >= found.uses):
            return False
        await self.change(Link, link, used=found.used + 1)
        return True

    async def aliases(self, grant: Grant, documents: Sequence[str]) -> Mapping[str, str]:
        """Return a grant's alias of each document, made where there is none yet."""
        found = {each.document: each.id for each in await self.find(Alias, grant=grant.id)}
        for document in documents:
            if document not in found:
                alias = Alias(new_id(), grant.id, grant.board, document)
                await self.add(alias)
                found[document] = alias.id
        return {document: found[document] for document in documents}

    async def session(self, fresh: Session) -> Session:
        """Return the session of the same token hash, or keep this one."""
        for known in await self.find(Session, token_hash=fresh.token_hash):
            return known
        await self.add(fresh)
        return fresh

    async def participant(self, board: str, session: str) -> Participant:
        """Return who a session is on a board, made at first."""
        all_there = await self.find(Participant, board=board)
        for each in all_there:
            if each.session == session:
                return each
        joined = Participant(new_id(), board, session, len(all_there) + 1)
        await self.add(joined)
        return joined

    async def purge_sessions(self, before: int) -> int:
        """Delete sessions last used before a time, with what is theirs."""
        old = {each.id for each in await self.find(Session) if each.used < before}
        grants = {each.id for each in await self.find(Grant) if each.session in old}
        self._drop(
            lambda each: (
                (isinstance(each, Session) and each.id in old)
                or (isinstance(each, Grant | Request) and each.session in old)
                or (isinstance(each, Alias) and each.grant in grants)
            )
        )
        return len(old)

    def drop_boards(self, boards: set[str]) -> None:
        """Delete everything that belongs to some boards."""
        self._drop(lambda each: not isinstance(each, Session) and each.board in boards)

    def _drop(self, is_old: Callable[[AccessRecord], bool]) -> None:
        self.records = {key: each for key, each in self.records.items() if not is_old(each)}
