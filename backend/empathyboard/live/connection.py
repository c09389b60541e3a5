"""One socket's end in a room: what it says goes in, at the speed that the room allows."""

import asyncio
from typing import TYPE_CHECKING

from empathyboard.domain.access import Level
from empathyboard.domain.links import Participant
from empathyboard.domain.protocol import Close
from empathyboard.live.meter import Meter, Rates
from empathyboard.live.outbox import Outlet
from empathyboard.sync import frames
from empathyboard.sync.peer import Peer

if TYPE_CHECKING:
    from collections.abc import Callable

    from empathyboard.live.live_room import LiveRoom

_READ_ELSEWHERE = 64 * 1024
"""Frames above this many bytes are walked in a thread, so that nobody waits for them."""
_FORGIVING_SECONDS = 5
"""So long a client may take to learn that its level sank."""


class Connection:
    """One socket's end in a room."""

    def __init__(self, live: "LiveRoom", peer: Peer, outbox: Outlet, rates: Rates) -> None:
        """Serve a peer that joined the room."""
        self._live = live
        self._loop = asyncio.get_running_loop()
        self._meter = Meter(rates)
        self._resting_until = 0.0
        self._reading: asyncio.Task[None] | None = None
        self._held: list[bytes] = []
        self.outbox = outbox
        self.peer = peer
        self.on_stuck: Callable[[], None] = lambda: None
        """Called when the other end has not read for too long."""
        outbox.on_empty = self._catch_up

    def _catch_up(self) -> None:
        self._live.room.catch_up(self.peer)

    # --- the way in ----------------------------------------------------------------------

    def hear(self, data: bytes) -> None:
        """Take in one message; what follows one that is read elsewhere waits for it."""
        now = self._loop.time()
        owed = self._meter.count(data, now)
        if owed:
            self._resting_until = now + owed
        self._hear(data)

    def _hear(self, data: bytes) -> None:
        if self._reading is not None:
            self._held.append(data)
        elif (presence := frames.presence_in(data)) is not None:
            self._live.point(self.peer, presence)
        elif self._live.room.is_unread(self.peer, data):
            return
        elif len(data) > _READ_ELSEWHERE:
            self._reading = self._loop.create_task(self._read_elsewhere(data))
        else:
            self._live.receive(self.peer, lambda: frames.read(data))

    async def _read_elsewhere(self, data: bytes) -> None:
        reading = asyncio.ensure_future(asyncio.to_thread(frames.read, data))
        await asyncio.wait({reading})
        self._reading = None
        self._live.receive(self.peer, reading.result)
        held, self._held = self._held, []
        for each in held:
            self._hear(each)

    @property
    def is_ready(self) -> bool:
        """Tell whether the next message may be read now."""
        return (
            self._reading is None
            and not self._resting_until
            and self._live.is_ready
            and not self.outbox.is_full
        )

    async def until_ready(self) -> None:
        """Return when the next message may be read."""
        while not self.is_ready:
            if self._reading is not None:
                await asyncio.wait({self._reading})
            await asyncio.sleep(self._resting_until - self._loop.time())
            self._resting_until = 0.0
            await self._live.until_ready()
            await self.outbox.until_room()

    async def receive(self, data: bytes) -> None:
        """Take in one message; returns when the next one may be read."""
        self.hear(data)
        await self.until_ready()

    # --- rights and names ----------------------------------------------------------------

    def change_level(self, level: Level, *, names_hidden: bool) -> None:
        """Go on with another level; edits that are on their way meanwhile are forgiven."""
        if level < self.peer.level:
            self.peer.was_lowered = True
            self._loop.call_later(_FORGIVING_SECONDS, self._forgive_no_more)
        self.peer.names_hidden = names_hidden
        self._live.change_level(self.peer, level)

    def _forgive_no_more(self) -> None:
        self.peer.was_lowered = False

    def introduce(self, participant: Participant) -> None:
        """Bear what a person now says of themselves."""
        self.peer.participant = participant

    def tell(self, subject: str) -> None:
        """Tell a client of ours that something beside the document changed."""
        if self.peer.speaks_ours:
            self.outbox.send(frames.changed(subject))

    # --- the end -------------------------------------------------------------------------

    def give_up(self) -> None:
        """Close a connection that does not read; nothing more can be told to it."""
        self.peer.close(Close.SLOW, "nothing was read for too long")
        self.on_stuck()

    def leave(self) -> None:
        """Leave the room."""
        self._live.leave(self)
