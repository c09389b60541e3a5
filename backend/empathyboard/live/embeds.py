"""Embeds in time: made, listed, opened by their tokens, revoked."""

from collections.abc import Sequence
from dataclasses import dataclass

from empathyboard.domain.access import Action, Level
from empathyboard.domain.board import BoardRecord, MapRecord
from empathyboard.domain.embeds import Appearance, Embed, map_name
from empathyboard.domain.errors import GoneError, LimitError, UnknownError
from empathyboard.domain.ids import hash_key, is_id, new_id
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.ports import AccessStore, Clock, SnapshotStore
from empathyboard.domain.snapshots import Snapshot
from empathyboard.live.access import Access
from empathyboard.live.admissions import Admission, Admissions, Asker, Place
from empathyboard.live.board_rights import Places, Rights
from empathyboard.live.trail import Event


@dataclass(frozen=True)
class EmbedWish:
    """An embed as someone asks for it."""

    map: str | None = None
    """The id of the only map that it shows."""
    section: str | None = None
    snapshot: str | None = None
    language: str | None = None
    """The board's own where there is none."""
    appearance: Appearance = Appearance.AUTO
    names_hidden: bool = False
    frames: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Opened:
    """What a good token opens."""

    token: str
    embed: Embed
    board: BoardRecord
    maps: Sequence[MapRecord]
    """Those that it shows now, in the order of their making; of a version, the only one if any."""
    version: Snapshot | None = None

    @property
    def role(self) -> str | None:
        """The key of the only role that it shows; None for the whole board."""
        return self.maps[0].role if self.embed.map is not None else None

    def name_of(self, map_id: str) -> str:
        """Return the name by which the token knows a map."""
        return map_name(self.token, map_id)

    def admission(self, name: str | None) -> Admission:
        """Return the right to look at a map live: the only one where no name is given (E14)."""
        if not self.embed.is_live:
            raise UnknownError("This embed is a picture: there is nothing to follow.")
        for each in self.maps:
            if name == self.name_of(each.id) or (name is None and self.embed.map is not None):
                place = Place(self.board, each)
                hidden = self.embed.names_hidden
                nobody, nothing = Asker(), Level.NONE
                return Admission(
                    place, Level.VIEW, nothing, nobody, names_hidden=hidden, is_embedded=True
                )
        raise UnknownError("This embed shows no such map.")


class Embeds:
    """What of boards stands in pages of others."""

    def __init__(
        self,
        store: AccessStore,
        snapshots: SnapshotStore,
        clock: Clock,
        access: Access,
    ) -> None:
        """Work on a store; open sockets and the trail are those of all access."""
        self._store = store
        self._admissions = access.admissions
        self._snapshots = snapshots
        self._clock = clock
        self._visits = access.visits
        self._trail = access.trail

    async def make(self, admission: Admission, wish: EmbedWish) -> tuple[Embed, str]:
        """Make an embed; returns it with its token, which is not kept."""
        admission.require(Action.LINK)
        board = admission.board
        if len(await self.of(board.id)) >= LIMITS.embeds_per_board:
            raise LimitError(
                f"A board has at most {LIMITS.embeds_per_board} embeds; revoke some first."
            )
        await self._version(board.id, wish.snapshot)
        token = new_id()
        embed = Embed(
            new_id(),
            board.id,
            wish.map,
            wish.section,
            wish.snapshot,
            wish.language or board.locale,
            wish.appearance,
            wish.names_hidden,
            wish.frames,
            wish.label,
            hash_key(token),
            self._clock.now(),
        )
        await self._store.add(embed)
        await self._note(admission, Event.EMBED_MADE, embed)
        return embed, token

    async def of(self, board: str) -> list[Embed]:
        """Return the embeds of a board that count, the latest first."""
        found = await self._store.find(Embed, board=board)
        there = [embed for embed in found if embed.revoked is None]
        return sorted(there, key=lambda embed: embed.created, reverse=True)

    async def revoke(self, admission: Admission, embed_id: str) -> None:
        """End an embed, on open sockets too."""
        admission.require(Action.LINK)
        for embed in await self._store.find(Embed, id=embed_id, board=admission.board.id):
            if embed.revoked is None:
                await self._store.change(Embed, embed.id, revoked=self._clock.now())
                await self._note(admission, Event.EMBED_REVOKED, embed)
            await self._visits.review(embed.board)
            return
        raise UnknownError("There is no such embed.")

    async def _note(self, admission: Admission, event: Event, embed: Embed) -> None:
        await self._trail.note(embed.board, event, admission.asker, embed.label)
        self._visits.tell(embed.board, "access", Action.FACILITATE)

    # --- by its token --------------------------------------------------------------------

    async def open(self, token: str, admissions: Admissions | None = None) -> Opened:
        """Return what a token shows; UnknownError where it is not good, GoneError in the bin.

        Asked of admissions of one board, it is told from what these read.
        """
        asked = admissions or self._admissions
        embed = await _by_token(token, asked.rights)
        board = await asked.places.board(embed.board)
        if board.deleted is not None:
            raise GoneError("This board is in the bin.")
        version = await self._version(board.id, embed.snapshot)
        maps = await _maps(embed, asked.places, is_live=version is None)
        return Opened(token, embed, board, maps, version)

    async def _version(self, board: str, snapshot: str | None) -> Snapshot | None:
        """Return the version that is meant: a snapshot with a name, as the others are thinned."""
        if snapshot is None:
            return None
        for each in await self._snapshots.snapshots(board):
            if each.id == snapshot and each.name is not None:
                return each
        raise UnknownError("There is no such version; one that is embedded needs a name.")


async def _by_token(token: str, rights: Rights) -> Embed:
    if is_id(token):
        for embed in await rights.find(Embed, token_hash=hash_key(token)):
            if embed.revoked is None:
                return embed
    raise UnknownError("There is no such embed.")


async def _maps(embed: Embed, places: Places, *, is_live: bool) -> list[MapRecord]:
    if embed.map is not None:
        only = await places.map(embed.map)
        if is_live and only.deleted is not None:
            raise GoneError("This map is in the bin.")
        return [only]
    found = await places.maps(embed.board) if is_live else ()
    return [each for each in found if each.deleted is None]
