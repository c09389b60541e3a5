"""Levels handed out: a grant for a session, and the name of what it opens."""

from dataclasses import dataclass

from empathyboard.domain.access import Level
from empathyboard.domain.ids import new_id
from empathyboard.domain.links import Grant, Link, Session
from empathyboard.domain.ports import AccessStore, Clock


@dataclass(frozen=True)
class Opened:
    """What a grant opens: a board or one map, by the name that its session may know."""

    address: str
    is_map: bool

    @property
    def path(self) -> str:
        """Where its page is."""
        return f"/{'m' if self.is_map else 'b'}/{self.address}"


class Grants:
    """Gives levels to sessions and takes them away."""

    def __init__(self, store: AccessStore, clock: Clock) -> None:
        """Work on a store."""
        self._store = store
        self._clock = clock

    async def give(self, session: Session, board: str, level: Level) -> Grant:
        """Give a level on a whole board to a session that knows its id."""
        grant = Grant(new_id(), session.id, board, None, level, self._clock.now())
        await self._store.add(grant)
        return grant

    async def give_by(self, link: Link, session: str, level: Level) -> Grant:
        """Give what a link gives, at its own level or the one that a facilitator chose."""
        grant = Grant(
            new_id(),
            session,
            link.board,
            link.map,
            level,
            self._clock.now(),
            link.id,
            link.names_hidden,
            link.expires,
        )
        await self._store.add(grant)
        return grant

    async def of(self, session: Session, board: str) -> list[Grant]:
        """Return the grants that count for a session on a board."""
        now = self._clock.now()
        found = await self._store.find(Grant, session=session.id, board=board)
        return [grant for grant in found if grant.counts_at(now)]

    async def end_by(self, link: str) -> None:
        """Take away every grant that came by a link."""
        now = self._clock.now()
        for grant in await self._store.find(Grant, link=link):
            if grant.ended is None:
                await self._store.change(Grant, grant.id, ended=now)

    async def opened(self, grant: Grant) -> Opened:
        """Return what a grant opens: by alias where it came by a link, else by id."""
        document = grant.map or grant.board
        if grant.link is not None:
            document = (await self._store.aliases(grant, [document]))[document]
        return Opened(document, is_map=grant.map is not None)
