"""A room in time: its connections' outboxes, its open document and its place in the log."""

import asyncio
from collections.abc import Callable, Sequence

from empathyboard.document.write import Edit
from empathyboard.domain.access import Level
from empathyboard.domain.board import Kind, Record, StoredDocument
from empathyboard.domain.errors import DamagedStoreError, StorageError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.live.outbox import Outbox
from empathyboard.sync import frames
from empathyboard.sync.committed import Committed
from empathyboard.sync.peer import Peer
from empathyboard.sync.room import Room

_READ_ELSEWHERE = 64 * 1024
"""Frames above this many bytes are walked in a thread, so that nobody waits for them."""
_MOST_WAITING = 8 * 1024 * 1024
"""With this many bytes waiting for a commit, no more are read from the sockets."""


class Connection:
    """One socket's end in a room."""

    def __init__(self, live: "LiveRoom", level: Level) -> None:
        """Join the room."""
        self._live = live
        self.outbox = Outbox(self._catch_up)
        self.peer = live.room.join(self.outbox, level)
        self.is_stuck = asyncio.Event()
        """Set when the other end has not read for too long."""

    def _catch_up(self) -> None:
        self._live.room.catch_up(self.peer)

    async def receive(self, data: bytes) -> None:
        """Take in one message; returns when the next one may be read."""
        if len(data) > _READ_ELSEWHERE:
            reading = asyncio.ensure_future(asyncio.to_thread(frames.read, data))
            await asyncio.wait({reading})
            self._live.receive(self.peer, reading.result)
        else:
            self._live.receive(self.peer, lambda: frames.read(data))
        await self._live.until_ready()
        await self.outbox.until_room()

    def give_up(self) -> None:
        """Close a connection that does not read; nothing more can be told to it."""
        self.peer.close(Close.SLOW, "nothing was read for too long")
        self.is_stuck.set()

    def leave(self) -> None:
        """Leave the room."""
        self._live.leave(self.peer)


class LiveRoom:
    """A room with what it needs to live: an open document, a position, waiters."""

    def __init__(self, stored: StoredDocument, wake: Callable[["LiveRoom"], None]) -> None:
        """Open on what the store had; `wake` is called when changes wait for a commit."""
        self.room = Room(stored.id, Committed.of(stored.contents), stored.epoch)
        self.kind: Kind = stored.kind
        self.board = stored.board
        self.connections: set[Connection] = set()
        self.is_committing = False
        self.failures = 0
        """How many commits in a row failed."""
        self._wake = wake
        self._ready = asyncio.Event()
        self._ready.set()
        self._presence_flush: asyncio.TimerHandle | None = None
        self.handle: int | None = None
        """Names the document that changes are integrated into, while there is one."""
        self.was_used = False
        """Whether something was integrated since the last look."""
        self.settle(stored)

    def settle(self, stored: StoredDocument) -> None:
        """Note where the log is, after reading it (again)."""
        self.position = stored.head
        self.room.is_damaged = stored.damage is not None
        self.rows = len(stored.updates)
        self.row_bytes = sum(map(len, stored.updates))
        self.rows_wanted = LIMITS.compact_after_updates
        """After how many rows a checkpoint is made: more where making one failed."""

    def checkpoint_made(self, position: int, content: bytes) -> None:
        """Note how far a new checkpoint goes."""
        self.rows, self.row_bytes = max(0, self.position - position), 0
        self.rows_wanted = LIMITS.compact_after_updates
        if self.is_quiet and self.position == position:
            self.room.committed.replace(content)

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing of this room is on its way to the store."""
        room = self.room
        return not self.is_committing and not room.has_waiting and not room.is_blocked

    def connect(self, level: Level) -> Connection:
        """Let a socket in."""
        connection = Connection(self, level)
        self.connections.add(connection)
        return connection

    def receive(self, peer: Peer, read: Callable[[], frames.Frame]) -> None:
        """Take in a frame and see to what follows from it."""
        self.room.receive(peer, read)
        self._follow_up()

    def leave(self, peer: Peer) -> None:
        """Let a connection go."""
        self.connections = {each for each in self.connections if each.peer is not peer}
        self.room.leave(peer)
        self._follow_up()

    def edit(self, edit: Edit, records: Sequence[Record] = ()) -> asyncio.Future[None]:
        """Put in an edit of the server's own; the future ends when it is on disk or lost."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if self.room.is_damaged:
            future.set_exception(DamagedStoreError("A part of this was damaged; it may be read."))
            return future
        if self.room.is_blocked:
            future.set_exception(StorageError("The store does not work right now."))
            return future
        self.room.add(edit, records, _Waiting(future))
        self._follow_up()
        return future

    def _follow_up(self) -> None:
        if self.room.has_waiting:
            if self.room.waiting_bytes > _MOST_WAITING:
                self._ready.clear()
            self._wake(self)
        if self.room.presence.has_news and self._presence_flush is None:
            loop = asyncio.get_running_loop()
            self._presence_flush = loop.call_later(
                1 / LIMITS.presence_per_second, self._flush_presence
            )

    def _flush_presence(self) -> None:
        self._presence_flush = None
        self.room.flush_presence()

    def batch_taken(self) -> None:
        """Let the sockets be read again: what waited is on its way."""
        self._ready.set()

    async def until_ready(self) -> None:
        """Return when more frames may be read."""
        await self._ready.wait()


class _Waiting:
    """Tells a future what became of an edit; whoever waited may be gone."""

    def __init__(self, future: asyncio.Future[None]) -> None:
        self._future = future

    def kept(self) -> None:
        if not self._future.done():
            self._future.set_result(None)

    def lost(self, error: Exception) -> None:
        if not self._future.done():
            self._future.set_exception(error)
