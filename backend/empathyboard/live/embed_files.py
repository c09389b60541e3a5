"""What embeds show, made once for each state of their documents and kept while it is used."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from weakref import WeakValueDictionary

from empathyboard.document.whole import RawBoard, RawMap, read_whole
from empathyboard.domain.board import MapRecord
from empathyboard.domain.content import WholeBoard
from empathyboard.domain.errors import UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Participant
from empathyboard.domain.ports import Clock
from empathyboard.export.scope import Scope, select
from empathyboard.export.wish import Wish
from empathyboard.live.embeds import Opened
from empathyboard.live.exports import Exports
from empathyboard.live.kept import Kept
from empathyboard.live.rooms import Rooms
from empathyboard.live.sessions import Sessions
from empathyboard.live.snapshots import Snapshots

_DAY = 24 * 60 * 60 * 1000
_MOST_STATES = 1000
"""Of so many embeds it is remembered in which state they were found last."""


@dataclass(frozen=True)
class Piece:
    """What is asked of an embed: a format, how wide, and the address that it names."""

    format: str
    width: int | None = None
    address: str = ""


@dataclass(frozen=True)
class File:
    """Something that was made of an embed; the tag is another one when the content may be."""

    tag: str
    content: bytes
    media_type: str


Tell = Callable[[WholeBoard, Mapping[str, str], Sequence[Participant]], bytes]
"""Puts what an embed shows into bytes, in a thread; given are the maps' names by their role."""


class EmbedFiles:
    """Pictures, pages and snippets of embeds."""

    def __init__(
        self,
        exports: Exports,
        rooms: Rooms,
        snapshots: Snapshots,
        sessions: Sessions,
        clock: Clock,
    ) -> None:
        """Start with nothing kept."""
        self._exports = exports
        self._rooms = rooms
        self._snapshots = snapshots
        self._sessions = sessions
        self._clock = clock
        self._kept: Kept[File] = Kept(LIMITS.embed_cache_bytes)
        self._states: OrderedDict[str, tuple[int, str]] = OrderedDict()
        self._drawing_gone = asyncio.Lock()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def tag(self, opened: Opened, piece: Piece) -> str:
        """Return the tag of what would be given now, without making it (E11)."""
        return _digest(await self._recent_state(opened), piece)

    async def file(self, opened: Opened, piece: Piece) -> File:
        """Return a file of what an embed shows; LimitError where it is too much (E12)."""
        tag = await self.tag(opened, piece)

        async def make() -> File:
            wish = self._wish(opened, piece)
            made = await self._exports.make(lambda: self._gather(opened), wish)
            return File(tag, made.content, made.media_type)

        return await self._once(opened, tag, make)

    async def gone(self, picture: str) -> File:
        """Return the picture, `png` or `svg`, of an embed that is not there (E13)."""

        async def gather() -> RawBoard:
            return RawBoard("en", [], [])

        tag = f"gone-{picture}"
        async with self._drawing_gone:
            found = self._kept.find(tag)
            if found is None:
                made = await self._exports.make(gather, Wish(tag))
                found = File(tag, made.content, made.media_type)
                self._kept.keep(tag, found, found.content)
            return found

    async def told(self, opened: Opened, tell: Tell) -> File:
        """Return what an embed shows in other words, as it is at this moment."""
        tag = _digest(await self._state(opened), "told")

        async def make() -> File:
            raw, maps = await self._gather(opened), await self._maps(opened)
            people = await self._sessions.people(opened.board.id)
            names = {each.role: opened.name_of(each.id) for each in maps}

            def work() -> bytes:
                scope = replace(_scope(opened), most_maps=None)
                return tell(select(read_whole(raw), scope), names, people)

            return File(tag, await asyncio.to_thread(work), "application/json")

        return await self._once(opened, tag, make)

    async def _once(self, opened: Opened, tag: str, make: Callable[[], Awaitable[File]]) -> File:
        """Return what is kept, or make it: one at a time for one embed."""
        found = self._kept.find(tag)
        if found is not None:
            return found
        lock = self._locks.setdefault(opened.embed.id, asyncio.Lock())
        async with lock:
            made = self._kept.find(tag) or await make()
            self._kept.keep(tag, made, made.content)
            return made

    # --- which state it is in ------------------------------------------------------------

    async def _recent_state(self, opened: Opened) -> str:
        """Return the state of a few seconds ago, if it is known."""
        embed, now = opened.embed.id, self._clock.now()
        found_at, state = self._states.get(embed, (0, ""))
        if now - found_at < LIMITS.embed_picture_seconds * 1000:
            return state
        state = await self._state(opened)
        self._states[embed] = (now, state)
        self._states.move_to_end(embed)
        if len(self._states) > _MOST_STATES:
            self._states.popitem(last=False)
        return state

    async def _state(self, opened: Opened) -> str:
        """Return all that decides what an embed shows, as one short text."""
        own = (version("empathyboard"), opened.token, opened.embed.id)
        if opened.version is not None:
            return _digest(*own, opened.version, await self._names(opened))
        heads = await self._rooms.heads(opened.board.id)
        documents = (opened.board.id, *(each.id for each in opened.maps))
        shown = [heads[document] for document in documents if document in heads]
        today = self._clock.now() // _DAY
        return _digest(*own, today, shown, opened.maps, await self._names(opened))

    async def _names(self, opened: Opened) -> list[Participant]:
        if opened.embed.names_hidden:
            return []
        return [each for each in await self._sessions.people(opened.board.id) if each.name]

    # --- what goes in --------------------------------------------------------------------

    def _wish(self, opened: Opened, piece: Piece) -> Wish:
        at = opened.version.at if opened.version else self._clock.now()
        language = opened.embed.language
        return Wish(
            piece.format,
            _scope(opened),
            language,
            at=at,
            address=piece.address,
            width=piece.width,
        )

    async def _gather(self, opened: Opened) -> RawBoard:
        people = {each.id: each.name for each in await self._names(opened)}
        if opened.version is None:
            raw = await self._exports.gather(opened.board.id, opened.role)
            return replace(raw, people=people)
        content = await self._snapshots.content(opened.board.id, opened.version.id)
        maps = [
            RawMap(each.record.role, each.record.person, [each.state.content])
            for each in content.maps
            if each.record.deleted is None and opened.role in {None, each.record.role}
        ]
        if opened.role is not None and not maps:
            raise UnknownError("The version of this embed does not have its map.")
        return RawBoard(opened.board.locale, [content.frame.content], maps, people)

    async def _maps(self, opened: Opened) -> Sequence[MapRecord]:
        if opened.version is None:
            return opened.maps
        content = await self._snapshots.content(opened.board.id, opened.version.id)
        return [each.record for each in content.maps]


def _scope(opened: Opened) -> Scope:
    return Scope(
        opened.role,
        opened.embed.section,
        hides_names=opened.embed.names_hidden,
        most_maps=LIMITS.export_picture_maps,
    )


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32]
