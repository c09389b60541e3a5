"""Joining by a link: from its secret to a grant, or to the waiting room."""

from dataclasses import dataclass

from empathyboard.domain.access import Action
from empathyboard.domain.errors import LinkError, LinkRefusal, UnknownError
from empathyboard.domain.ids import hash_key, is_key
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Grant, Link, LinkState, Request, RequestState, Session
from empathyboard.live.admissions import Asker
from empathyboard.live.grants import Opened
from empathyboard.live.limiter import Limiter
from empathyboard.live.lobby import Joiner, Lobby
from empathyboard.live.passphrases import Passphrases
from empathyboard.live.sessions import Issued
from empathyboard.live.trail import Event


@dataclass(frozen=True)
class Joined:
    """How a join went: in, or waiting for someone to let them in."""

    opened: Opened | None = None
    request: str | None = None
    issued: Issued | None = None
    """The session's new token, where it got one."""


class Joining:
    """Lets people in who come with a link."""

    def __init__(self, lobby: Lobby) -> None:
        """Work with a lobby; what fails is counted in memory."""
        self._lobby = lobby
        clock = lobby.clock
        self._passphrases = Passphrases()
        self._failures = Limiter(clock, LIMITS.failed_joins_per_minute, 60)
        self._tries = Limiter(clock, LIMITS.passphrase_tries, LIMITS.passphrase_minutes * 60)

    async def join(self, secret: str, passphrase: str | None, joiner: Joiner) -> Joined:
        """Exchange a link's secret; LinkError says why not, TooManyError when to try again."""
        self._failures.take(joiner.origin)
        link = await self._link(secret)
        known = await self._known(link, joiner.session) if joiner.session else None
        if known is None:
            await self._expect_good(link, passphrase, joiner)
        self._failures.give_back(joiner.origin)
        return known or await self._let_in(link, joiner)

    async def _link(self, secret: str) -> Link:
        found = (
            await self._lobby.store.find(Link, secret_hash=hash_key(secret))
            if is_key(secret)
            else ()
        )
        for link in found:
            if link.revoked is None and await self._is_there(link):
                return link
        raise LinkError(LinkRefusal.UNKNOWN)

    async def _is_there(self, link: Link) -> bool:
        """Tell whether what a link opens still is, and not in the bin."""
        try:
            board = await self._lobby.boards.board(link.board)
            opened = await self._lobby.boards.map(link.map) if link.map else board
        except UnknownError:
            return False
        return board.deleted is None and opened.deleted is None

    async def _known(self, link: Link, session: Session) -> Joined | None:
        """Return how a session stands that came before, or that knows the board itself."""
        for grant in await self._lobby.grants.of(session, link.board):
            if grant.link == link.id or _is_more(grant, link):
                return Joined(await self._lobby.grants.opened(grant))
        for request in await self._lobby.store.find(Request, session=session.id, link=link.id):
            if request.state is RequestState.WAITING:
                return Joined(request=request.id)
        return None

    async def _expect_good(self, link: Link, passphrase: str | None, joiner: Joiner) -> None:
        match link.state(self._lobby.clock.now()):
            case LinkState.EXPIRED:
                raise LinkError(LinkRefusal.EXPIRED)
            case LinkState.USED_UP:
                raise LinkError(LinkRefusal.USED_UP)
        if link.passphrase is None:
            return
        if not passphrase:
            self._failures.give_back(joiner.origin)
            raise LinkError(LinkRefusal.PASSPHRASE_NEEDED)
        self._tries.take(f"{link.id} {joiner.origin}")
        if not await self._passphrases.is_right(passphrase, link.passphrase):
            await self._lobby.trail.note(link.board, Event.JOIN_REFUSED, None, link.label)
            raise LinkError(LinkRefusal.PASSPHRASE_WRONG)
        self._tries.give_back(f"{link.id} {joiner.origin}")

    async def _let_in(self, link: Link, joiner: Joiner) -> Joined:
        if not link.approval and not await self._lobby.store.take_use(link.id):
            raise LinkError(LinkRefusal.USED_UP)
        issued = await self._lobby.sessions.issue(joiner.session)
        await self._lobby.sessions.introduce(
            link.board, issued.session, joiner.name, joiner.department
        )
        if link.approval:
            waiting = await self._lobby.wait(link.board, issued.session, joiner, link.id)
            return Joined(request=waiting, issued=issued)
        grant = await self._lobby.grants.give_by(link, issued.session.id, link.level)
        await self._lobby.trail.note(link.board, Event.JOINED, Asker(issued.session), link.label)
        self._lobby.visits.tell(link.board, "access", Action.FACILITATE)
        self._lobby.visits.tell(link.board, "people")
        return Joined(await self._lobby.grants.opened(grant), issued=issued)


def _is_more(grant: Grant, link: Link) -> bool:
    """Tell whether a grant of one who knows the board's id gives all that a link would."""
    return grant.link is None and grant.map is None and grant.level >= link.level
