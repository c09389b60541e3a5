"""Everything about who may do what, put together, and what concerns a board as a whole."""

from empathyboard.domain.access import Action, Level
from empathyboard.domain.errors import ForbiddenError, LinkError, LinkRefusal, UnknownError
from empathyboard.domain.ids import is_same_key, new_id
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Participant, Session
from empathyboard.domain.ports import AccessStore, BoardStore, Clock
from empathyboard.live.admissions import Admission, Admissions, Asker
from empathyboard.live.grants import Grants
from empathyboard.live.joining import Joining
from empathyboard.live.limiter import Limiter
from empathyboard.live.links import Links
from empathyboard.live.lobby import Lobby
from empathyboard.live.requests import Requests
from empathyboard.live.sessions import Issued, Sessions
from empathyboard.live.tokens import Tokens
from empathyboard.live.trail import Event, Trail
from empathyboard.live.visits import Visits


class Access:
    """The parts that routes work with, made on one store."""

    def __init__(self, store: AccessStore, boards: BoardStore, clock: Clock) -> None:
        """Put the parts together."""
        self._boards = boards
        self.admissions = Admissions(boards, store, clock)
        self.visits = Visits(self.admissions, clock)
        self.trail = Trail(store, clock)
        self.sessions = Sessions(store, clock)
        self.grants = Grants(store, clock)
        self.links = Links(store, clock, self.grants, self.visits, self.trail)
        self.tokens = Tokens(store, clock, self.visits, self.trail)
        lobby = Lobby(store, boards, clock, self.sessions, self.grants, self.visits, self.trail)
        self.joining = Joining(lobby)
        self.requests = Requests(lobby)
        self._wrong_keys = Limiter(clock, LIMITS.failed_joins_per_minute, 60)

    async def participant(self, admission: Admission) -> Participant:
        """Return whose presence a connection tells: a session's, or a nameless program's."""
        board, session = admission.board.id, admission.asker.session
        if session is None:
            return Participant(new_id(), board, session="", number=0)
        return await self.sessions.participant(board, session)

    async def name_of(self, admission: Admission) -> str | None:
        """Return what someone calls themselves on a board; None for who has no name there."""
        return (await self.participant(admission)).name or None

    async def own(self, board: str, session: Session | None) -> Issued:
        """Make a session, begun where there is none, the owner of a board."""
        issued = await self.sessions.issue(session)
        await self.grants.give(issued.session, board, Level.OWN)
        return issued

    async def regain(self, board: str, key: str, session: Session | None, origin: str) -> Issued:
        """Make a session the owner of a board whose key it has."""
        self._wrong_keys.take(origin)
        try:
            found = await self._boards.board(board)
        except UnknownError:
            raise LinkError(LinkRefusal.WRONG_KEY) from None
        if not is_same_key(key, found.key_hash):
            await self.trail.note(board, Event.KEY_WRONG, Asker(session))
            raise LinkError(LinkRefusal.WRONG_KEY)
        self._wrong_keys.give_back(origin)
        issued = await self.own(board, session)
        await self.trail.note(board, Event.KEY_USED, Asker(issued.session))
        return issued

    async def set_general(self, admission: Admission, level: Level) -> None:
        """Change what whoever knows the address of a board may do, on open sockets too."""
        admission.require(Action.FACILITATE)
        if level > Level.EDIT:
            raise ForbiddenError("General access is none, view, comment or edit.")
        board = admission.board.id
        await self._boards.set_general(board, level)
        await self.trail.note(board, Event.GENERAL, admission.asker, level.word)
        await self.visits.review(board)
        self.visits.tell(board, "access", Action.FACILITATE)
