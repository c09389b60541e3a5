"""Links in time: made, listed, given a new secret, revoked."""

from dataclasses import dataclass, replace

from empathyboard.domain.access import Action, Level, highest_to_give
from empathyboard.domain.errors import ForbiddenError, LimitError, UnknownError
from empathyboard.domain.ids import hash_key, new_id, new_key
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Link, LinkState
from empathyboard.domain.ports import AccessStore, Clock
from empathyboard.live.admissions import Admission
from empathyboard.live.grants import Grants
from empathyboard.live.passphrases import Passphrases
from empathyboard.live.trail import Event, Trail
from empathyboard.live.visits import Visits


@dataclass(frozen=True)
class LinkWish:
    """A link as someone asks for it."""

    level: Level
    map: str | None = None
    """The id of the only map that it opens."""
    label: str = ""
    expires: int | None = None
    uses: int | None = None
    passphrase: str | None = None
    approval: bool = False
    names_hidden: bool = False


def expect_may_give(admission: Admission, level: Level) -> None:
    """Raise ForbiddenError when someone would give more than they may."""
    highest = highest_to_give(admission.level)
    if not Level.VIEW <= level <= highest:
        raise ForbiddenError(f"You may give the levels view to {highest.word}, not {level.word}.")


class Links:
    """The ways into boards that can be passed on."""

    def __init__(
        self, store: AccessStore, clock: Clock, grants: Grants, visits: Visits, trail: Trail
    ) -> None:
        """Work on a store."""
        self._store = store
        self._clock = clock
        self._grants = grants
        self._visits = visits
        self._trail = trail
        self._passphrases = Passphrases()

    def now(self) -> int:
        """Return the time by which links expire."""
        return self._clock.now()

    async def make(self, admission: Admission, wish: LinkWish) -> tuple[Link, str]:
        """Make a link; returns it with its secret, which is not kept."""
        admission.require(Action.LINK)
        expect_may_give(admission, wish.level)
        await self._expect_room(admission.board.id)
        kept = await self._passphrases.hash(wish.passphrase) if wish.passphrase else None
        secret = new_key()
        link = Link(
            new_id(),
            admission.board.id,
            wish.map,
            wish.level,
            hash_key(secret),
            wish.label,
            self._clock.now(),
            expires=wish.expires,
            uses=wish.uses,
            passphrase=kept,
            approval=wish.approval,
            names_hidden=wish.names_hidden,
        )
        await self._store.add(link)
        await self._note(admission, Event.LINK_MADE, link)
        return link, secret

    async def _expect_room(self, board: str) -> None:
        there = [link for link in await self.of(board) if link.revoked is None]
        if len(there) >= LIMITS.links_per_board:
            raise LimitError(
                f"A board has at most {LIMITS.links_per_board} links; revoke some first."
            )

    async def of(self, board: str) -> list[Link]:
        """Return the links of a board, the latest first."""
        found = await self._store.find(Link, board=board)
        return sorted(found, key=lambda link: link.created, reverse=True)

    async def revoke(self, admission: Admission, link_id: str) -> None:
        """End a link and every grant that came by it, on open sockets too."""
        admission.require(Action.LINK)
        link = await self._find(admission, link_id)
        if link.revoked is None:
            await self._store.change(Link, link.id, revoked=self._clock.now())
            await self._note(admission, Event.LINK_REVOKED, link)
        await self._grants.end_by(link.id)
        await self._visits.review(link.board)

    async def rotate(self, admission: Admission, link_id: str) -> tuple[Link, str]:
        """Give a link a new secret; who came by the old one stays."""
        admission.require(Action.LINK)
        link = await self._find(admission, link_id)
        expect_may_give(admission, link.level)
        if link.state(self._clock.now()) is LinkState.REVOKED:
            raise UnknownError("This link was revoked; make a new one.")
        secret = new_key()
        await self._store.change(Link, link.id, secret_hash=hash_key(secret))
        await self._note(admission, Event.LINK_ROTATED, link)
        return replace(link, secret_hash=hash_key(secret)), secret

    async def _find(self, admission: Admission, link_id: str) -> Link:
        for link in await self._store.find(Link, id=link_id, board=admission.board.id):
            return link
        raise UnknownError("There is no such link.")

    async def _note(self, admission: Admission, event: Event, link: Link) -> None:
        what = f"{link.level.word} {link.label}".rstrip()
        await self._trail.note(link.board, event, admission.asker, what)
        self._visits.tell(link.board, "access", Action.FACILITATE)
