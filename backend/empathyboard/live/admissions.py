"""The one place that decides: an address and who asks become a level, or nothing at all."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.domain.board import BoardRecord, MapRecord
from empathyboard.domain.errors import ForbiddenError, GoneError, UnknownError
from empathyboard.domain.ids import hash_key, is_id, is_key, is_same_key
from empathyboard.domain.links import Alias, Grant, Session, Token, level_by
from empathyboard.domain.ports import AccessStore, BoardStore, Clock
from empathyboard.live.board_rights import BoardRights, Places, Rights


@dataclass(frozen=True)
class Asker:
    """Who asks: a browser by its session, a program by a key or token, or anybody."""

    session: Session | None = None
    secret: str | None = None
    """The bearer of a program: a board's key or a token."""


@dataclass(frozen=True)
class Place:
    """What an address stands for."""

    board: BoardRecord
    map: MapRecord | None
    alias: Alias | None = None
    """Set where the address is a link's own name of it."""

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.map.id if self.map else self.board.id


@dataclass(frozen=True)
class Admission:
    """What someone may do at an address, and in which names it is told."""

    place: Place
    level: Level
    board_level: Level
    """What they may do on the board as a whole: less, where they came for one map."""
    asker: Asker
    grant: Grant | None = None
    """The grant whose aliases are told in the place of ids; None for whoever knows ids."""
    names_hidden: bool = False
    ends: int | None = None
    """When this is to be asked anew at the latest, because a grant expires."""
    is_embedded: bool = False
    """Whether it came by an embed's token, which opens a map's document and shows nobody."""

    @property
    def board(self) -> BoardRecord:
        """The board."""
        return self.place.board

    @property
    def map(self) -> MapRecord:
        """The map; UnknownError where the address is a board's."""
        if self.place.map is None:
            raise UnknownError("There is no such map.")
        return self.place.map

    @property
    def is_whole(self) -> bool:
        """Tell whether it opens the whole board, not one map alone."""
        return not self.is_embedded and (self.grant is None or self.grant.map is None)

    def on_whole_board(self) -> "Admission":
        """Return what they may do on the board; UnknownError where that is nothing."""
        _expect_view(self.board_level)
        return replace(self, level=self.board_level)

    def require(self, action: Action) -> None:
        """Raise ForbiddenError when the level does not allow the action."""
        if not allowed(self.level, action):
            raise ForbiddenError(_REASONS.get(action, _REASON.format(level=self.level.word)))


_REASON = "Your level on this board, {level}, does not allow this."
_REASONS = {
    Action.DELETE: "Only the owner may delete a board: send its key as `Authorization: Bearer`.",
}


class Admissions:
    """Asked at every entry: REST, sockets, exports."""

    def __init__(self, boards: BoardStore, access: AccessStore, clock: Clock) -> None:
        """Decide by what is stored."""
        self._boards = boards
        self._access = access
        self._clock = clock
        self.places: Places = boards
        self.rights: Rights = access

    async def of_board(self, board: str) -> "Admissions":
        """Return the same for one board alone, as it is now: read once, to ask for many.

        UnknownError when there is no such board.
        """
        read = Admissions(self._boards, self._access, self._clock)
        read.places = read.rights = await BoardRights.read(board, self._boards, self._access)
        return read

    async def admit(self, address: str, asker: Asker, *, in_bin: bool = False) -> Admission:
        """Return what someone may do at an address.

        UnknownError where nothing is or they may not look; GoneError for what is in the bin.
        """
        grants = await self._grants(asker)
        place = await self._place(address, grants)
        mine = [
            grant
            for grant in grants
            if grant.board == place.board.id and grant.covers(place.document)
        ]
        admission = await self._decide(place, asker, mine)
        _expect_there(place, in_bin=in_bin)
        return admission

    async def _decide(self, place: Place, asker: Asker, mine: Sequence[Grant]) -> Admission:
        by_key, by_token = _by_key(place, asker.secret), await self._by_token(place, asker.secret)
        if place.alias is None:
            # An id opens nothing for who came by a link: they are not to know it.
            by_id = level_by(grant for grant in mine if grant.link is None)
            _expect_view(max(place.board.general, by_id, by_key, by_token))
            by_key = max(by_key, place.board.general)
        whole = max(by_key, level_by(grant for grant in mine if grant.map is None))
        level = max(whole, by_token, level_by(mine))
        _expect_view(level)
        by_alias = [grant for grant in mine if place.alias and grant.id == place.alias.grant]
        ends = [grant.expires for grant in mine if grant.expires is not None]
        return Admission(
            place,
            level,
            whole,
            asker,
            grant=by_alias[0] if by_alias else None,
            names_hidden=bool(by_alias) and all(grant.names_hidden for grant in mine),
            ends=min(ends, default=None),
        )

    async def _grants(self, asker: Asker) -> list[Grant]:
        if asker.session is None:
            return []
        now = self._clock.now()
        found = await self.rights.find(Grant, session=asker.session.id)
        return [grant for grant in found if grant.counts_at(now)]

    async def _place(self, address: str, grants: Sequence[Grant]) -> Place:
        if not is_id(address):
            raise UnknownError("There is no such board or map.")
        with suppress(UnknownError):
            return Place(await self.places.board(address), None)
        with suppress(UnknownError):
            return await self._map(address)
        return await self._by_alias(address, {grant.id for grant in grants})

    async def _map(self, map_id: str, alias: Alias | None = None) -> Place:
        found = await self.places.map(map_id)
        return Place(await self.places.board(found.board), found, alias)

    async def _by_alias(self, address: str, grants: set[str]) -> Place:
        for alias in await self.rights.find(Alias, id=address) if grants else ():
            if alias.grant not in grants:
                break
            if alias.document == alias.board:
                return Place(await self.places.board(alias.board), None, alias)
            return await self._map(alias.document, alias)
        raise UnknownError("There is no such board or map.")

    async def _by_token(self, place: Place, secret: str | None) -> Level:
        if secret is not None and is_key(secret):
            for token in await self.rights.find(Token, token_hash=hash_key(secret)):
                if token.document == place.document and token.revoked is None:
                    return token.level
        return Level.NONE

    async def addresses(self, admission: Admission, documents: Sequence[str]) -> dict[str, str]:
        """Return the name of each document that someone admitted may be told."""
        if admission.grant is None:
            return {document: document for document in documents}
        return dict(await self._access.aliases(admission.grant, documents))


def _by_key(place: Place, secret: str | None) -> Level:
    is_owner = secret is not None and is_same_key(secret, place.board.key_hash)
    return Level.OWN if is_owner else Level.NONE


def _expect_view(level: Level) -> None:
    if not allowed(level, Action.VIEW):
        raise UnknownError("There is no such board or map.")


def _expect_there(place: Place, *, in_bin: bool) -> None:
    if place.map is None:
        if place.board.deleted is not None and not in_bin:
            raise GoneError("This board is in the bin.")
    elif place.board.deleted is not None:
        raise GoneError("This board is in the bin.")
    elif place.map.deleted is not None and not in_bin:
        raise GoneError("This map is in the bin.")
