"""Browsers in time: their sessions, the tokens that name them, and who they are on a board."""

import logging
from dataclasses import dataclass, replace

from empathyboard.domain.errors import StorageError
from empathyboard.domain.ids import hash_key, is_key, new_id, new_key
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Participant, Session
from empathyboard.domain.ports import AccessStore, Clock

_log = logging.getLogger(__name__)
DAY = 24 * 60 * 60 * 1000


@dataclass(frozen=True)
class Issued:
    """A session with its new token: the cookie to give, never kept here."""

    session: Session
    token: str


class Sessions:
    """All browsers that have anything of their own."""

    def __init__(self, store: AccessStore, clock: Clock) -> None:
        """Work on a store."""
        self._store = store
        self._clock = clock

    async def find(self, token: str) -> Session | None:
        """Return the session of a cookie's token; None for one that is unknown or too old."""
        if not is_key(token):
            return None
        now = self._clock.now()
        for session in await self._store.find(Session, token_hash=hash_key(token)):
            if now - session.used < LIMITS.session_days * DAY:
                return session
        return None

    async def adopt(self, token: str) -> Session | None:
        """Begin the session of a token that a page was given before anything was kept of it.

        However many of its requests come at the same time, it is one session. Nothing is gained
        by a token of one's own making: a grant comes with a new one.
        """
        if not is_key(token):
            return None
        now = self._clock.now()
        await self._store.session(Session(new_id(), hash_key(token), now, renewed=now, used=now))
        return await self.find(token)

    def is_due(self, session: Session) -> bool:
        """Tell whether its last use is to be noted again: once a day is enough."""
        return self._clock.now() - session.used >= DAY

    async def touch(self, session: Session) -> None:
        """Note that a session is in use."""
        await self._store.change(Session, session.id, used=self._clock.now())

    async def issue(self, session: Session | None) -> Issued:
        """Begin a session, or give a known one a new token: whoever knew the old one is out."""
        token, now = new_key(), self._clock.now()
        if session is None:
            begun = Session(new_id(), hash_key(token), now, renewed=now, used=now)
            await self._store.add(begun)
            return Issued(begun, token)
        renewed = replace(session, token_hash=hash_key(token), renewed=now, used=now)
        await self._store.change(
            Session, session.id, token_hash=renewed.token_hash, renewed=now, used=now
        )
        return Issued(renewed, token)

    async def participant(self, board: str, session: Session) -> Participant:
        """Return who a session is on a board."""
        return await self._store.participant(board, session.id)

    async def introduce(
        self, board: str, session: Session, name: str, department: str, colour: str | None = None
    ) -> Participant:
        """Keep what a person says of themselves on a board; without a colour the old one stays."""
        known = await self.participant(board, session)
        said = replace(known, name=name, department=department, colour=colour or known.colour)
        await self._store.change(
            Participant, known.id, name=name, department=department, colour=said.colour
        )
        return said

    async def people(self, board: str) -> list[Participant]:
        """Return everyone who was ever on a board."""
        return sorted(
            await self._store.find(Participant, board=board), key=lambda each: each.number
        )

    async def empty(self) -> None:
        """Once a day, delete sessions that nobody used for too long."""
        while True:
            try:
                await self._store.purge_sessions(self._clock.now() - LIMITS.session_days * DAY)
            except StorageError as error:
                _log.warning("Old sessions stay till tomorrow: %s", error)
            await self._clock.sleep(DAY / 1000)
