"""What all ways in work with, and the waiting room that they share."""

from dataclasses import dataclass

from empathyboard.domain.access import Action
from empathyboard.domain.errors import LimitError
from empathyboard.domain.ids import new_id
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Request, RequestState, Session
from empathyboard.domain.ports import AccessStore, BoardStore, Clock
from empathyboard.live.admissions import Asker
from empathyboard.live.grants import Grants
from empathyboard.live.sessions import Sessions
from empathyboard.live.trail import Event, Trail
from empathyboard.live.visits import Visits


@dataclass(frozen=True)
class Joiner:
    """Who wants to come in."""

    session: Session | None
    origin: str
    """Where they come from on the network, for counting what fails."""
    name: str
    department: str


@dataclass(frozen=True)
class Lobby:
    """The parts that let people in, and where those who need an answer wait."""

    store: AccessStore
    boards: BoardStore
    clock: Clock
    sessions: Sessions
    grants: Grants
    visits: Visits
    trail: Trail

    async def wait(self, board: str, session: Session, joiner: Joiner, link: str | None) -> str:
        """Put a request where facilitators see it; returns its id, the old one where it waits."""
        waiting = await self.store.find(Request, board=board, state=RequestState.WAITING)
        for request in waiting:
            if request.session == session.id and request.link == link:
                return request.id
        if len(waiting) >= LIMITS.waiting_per_board:
            raise LimitError("Too many wait to be let in already; try again later.")
        now = self.clock.now()
        request = Request(
            new_id(), board, session.id, joiner.name, joiner.department, now, link=link
        )
        await self.store.add(request)
        await self.trail.note(board, Event.ASKED, Asker(session))
        self.visits.tell(board, "requests", Action.FACILITATE)
        return request.id
