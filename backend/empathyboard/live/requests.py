"""The waiting room: who asks to be let in, and what becomes of it."""

from dataclasses import dataclass

from empathyboard.domain.access import Action, Level
from empathyboard.domain.errors import ForbiddenError, LimitError, UnknownError
from empathyboard.domain.links import Grant, Link, Request, RequestState, Session
from empathyboard.live.admissions import Admission
from empathyboard.live.grants import Opened
from empathyboard.live.limiter import Limiter
from empathyboard.live.lobby import Joiner, Lobby
from empathyboard.live.sessions import Issued
from empathyboard.live.trail import Event

_ASKS_PER_MINUTE = 10


@dataclass(frozen=True)
class Answer:
    """What became of a request, as its asker is told."""

    state: RequestState
    opened: Opened | None = None
    issued: Issued | None = None


@dataclass(frozen=True)
class Waiting:
    """A request as facilitators see it."""

    request: Request
    link: str | None
    """The label of the link that they came with."""


class Requests:
    """Everyone who waits at closed boards and behind links with approval."""

    def __init__(self, lobby: Lobby) -> None:
        """Work with a lobby."""
        self._lobby = lobby
        self._asks = Limiter(lobby.clock, _ASKS_PER_MINUTE, 60)

    async def expect_door(self, board: str) -> None:
        """Raise UnknownError unless a board of this id is closed, so that one may ask."""
        found = await self._lobby.boards.board(board)
        if found.deleted is not None or found.general is not Level.NONE:
            raise UnknownError("There is no such board.")

    async def ask(self, board: str, joiner: Joiner) -> tuple[str, Issued | None]:
        """Ask to be let in at a closed board; returns the request and a new session's token."""
        await self.expect_door(board)
        self._asks.take(joiner.origin)
        issued = None if joiner.session else await self._lobby.sessions.issue(None)
        session = issued.session if issued else joiner.session
        assert session is not None  # noqa: S101 - one of the two is there
        await self._lobby.sessions.introduce(board, session, joiner.name, joiner.department)
        return await self._lobby.wait(board, session, joiner, None), issued

    async def look(self, request_id: str, session: Session | None) -> Answer:
        """Tell an asker what became of their request; a new token once they are in."""
        request = await self._own(request_id, session)
        if request.grant is None or session is None:
            return Answer(request.state)
        for grant in await self._lobby.store.find(Grant, id=request.grant):
            if grant.counts_at(self._lobby.clock.now()):
                is_new = session.renewed < grant.made
                issued = await self._lobby.sessions.issue(session) if is_new else None
                return Answer(request.state, await self._lobby.grants.opened(grant), issued)
        return Answer(RequestState.REFUSED)

    async def _own(self, request_id: str, session: Session | None) -> Request:
        if session is not None:
            for request in await self._lobby.store.find(Request, id=request_id, session=session.id):
                return request
        raise UnknownError("There is no such request.")

    async def waiting(self, board: str) -> list[Waiting]:
        """Return who waits at a board, the first first."""
        found = await self._lobby.store.find(Request, board=board, state=RequestState.WAITING)
        labels = {link.id: link.label for link in await self._lobby.store.find(Link, board=board)}
        return [
            Waiting(request, labels.get(request.link or ""))
            for request in sorted(found, key=lambda each: each.at)
        ]

    async def answer(self, admission: Admission, request_id: str, level: Level | None) -> None:
        """Let someone in at a level, or turn them away with None; the first answer counts."""
        admission.require(Action.FACILITATE)
        board = admission.board.id
        for request in await self._lobby.store.find(Request, id=request_id, board=board):
            if request.state is RequestState.WAITING:
                grant = None if level is None else await self._let_in(request, level)
                await self._close(admission, request, grant)
            return
        raise UnknownError("There is no such request.")

    async def _let_in(self, request: Request, level: Level) -> Grant:
        if not Level.VIEW <= level <= Level.EDIT:
            raise ForbiddenError("People are let in at the levels view, comment or edit.")
        for link in await self._lobby.store.find(Link, id=request.link) if request.link else ():
            if link.revoked is not None or not await self._lobby.store.take_use(link.id):
                raise LimitError("Their link lets nobody in any more; turn them away.")
            return await self._lobby.grants.give_by(link, request.session, level)
        for session in await self._lobby.store.find(Session, id=request.session):
            return await self._lobby.grants.give(session, request.board, level)
        raise UnknownError("Whoever asked is gone.")

    async def _close(self, admission: Admission, request: Request, grant: Grant | None) -> None:
        state = RequestState.IN if grant else RequestState.REFUSED
        await self._lobby.store.change(
            Request,
            request.id,
            state=state,
            answered=self._lobby.clock.now(),
            grant=grant.id if grant else None,
        )
        event = Event.LET_IN if grant else Event.TURNED_AWAY
        what = f"{grant.level.word} {request.name}" if grant else request.name
        await self._lobby.trail.note(request.board, event, admission.asker, what)
        self._lobby.visits.tell(request.board, "requests", Action.FACILITATE)
        await self._lobby.visits.review(request.board)
