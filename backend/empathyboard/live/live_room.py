"""A room in time: its connections' outboxes, its open document and its place in the log."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from empathyboard.document.port import Outcome
from empathyboard.document.write import Edit
from empathyboard.domain.access import Level
from empathyboard.domain.board import Kind, Record, StoredDocument
from empathyboard.domain.errors import DamagedStoreError, StorageError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Participant
from empathyboard.live.connection import Connection
from empathyboard.live.meter import Rates
from empathyboard.live.outbox import Outbox, Outlet
from empathyboard.live.pace import TIMER_SECONDS, Load, Pace
from empathyboard.sync import frames
from empathyboard.sync.committed import Committed
from empathyboard.sync.peer import Peer
from empathyboard.sync.room import Entry, Room

_READ_ELSEWHERE = 64 * 1024
"""Frames above this many bytes are walked in a thread, so that nobody waits for them."""
_NEWS_ARE_NEAR = 0.01
"""For so many seconds presence waits for an edit that is being committed, to go along with it."""
_MOST_WAITING = 8 * 1024 * 1024
"""With this many bytes waiting for a commit, no more are read from the sockets."""


@dataclass(frozen=True)
class House:
    """What all rooms of a server share."""

    rates: Rates = field(default_factory=Rates)
    load: Load = field(default_factory=Load)
    pace: Callable[[Load], Pace] = Pace
    """Makes what says when a room may be flushed again."""


class LiveRoom:
    """A room with what it needs to live: an open document, a position, waiters."""

    def __init__(
        self,
        stored: StoredDocument,
        wake: Callable[["LiveRoom"], None],
        house: House | None = None,
    ) -> None:
        """Open on what the store had; `wake` is called when changes wait for a commit."""
        self._house = house or House()
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
        self._pace = self._house.pace(self._house.load)
        self._flush: asyncio.Handle | None = None
        self._planned = 0.0
        self.handle: int | None = None
        """Names the document that changes are integrated into, while there is one."""
        self.room_to_grow = 0
        """How many more bytes of edits the open document takes before it is built anew."""
        self.is_prepared = False
        """Whether the document was made ready for edits, or that was tried."""
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
        self.room.committed.replace(content, self.position - position)

    @property
    def stored(self) -> StoredDocument:
        """What is committed, as the store would give it."""
        content = self.room.committed.encoded()
        return StoredDocument(
            self.room.document, self.kind, self.board, content, self.position, (), self.room.epoch
        )

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing of this room is on its way to the store."""
        room = self.room
        return not self.is_committing and not room.has_waiting and not room.is_blocked

    def connect(
        self,
        level: Level,
        participant: Participant | None = None,
        outbox: Outlet | None = None,
        *,
        names_hidden: bool = False,
        sees_others: bool = True,
    ) -> Connection:
        """Let a socket in; without a participant it is whoever it says it is.

        Without a way out of its own it gets a queue.
        """
        outbox = outbox or Outbox()
        peer = self.room.join(
            outbox, level, participant, names_hidden=names_hidden, sees_others=sees_others
        )
        connection = Connection(self, peer, outbox, self._house.rates)
        self.connections.add(connection)
        return connection

    def receive(self, peer: Peer, read: Callable[[], frames.Frame]) -> None:
        """Take in a frame and see to what follows from it."""
        self.room.receive(peer, read)
        self._follow_up()

    def point(self, peer: Peer, presence: bytes) -> None:
        """Take in an awareness update; a flush that is planned already takes it along."""
        self.room.point(peer, presence)
        if self._flush is None:
            self._plan_flush()

    def change_level(self, peer: Peer, level: Level) -> None:
        """Give a connection another level."""
        self.room.change_level(peer, level)
        self._follow_up()

    def leave(self, connection: Connection) -> None:
        """Let a connection go; a second time changes nothing."""
        self.connections.discard(connection)
        self.room.leave(connection.peer)
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
        self._plan_flush()

    # --- the way out ---------------------------------------------------------------------

    def release(
        self, batch: Sequence[Entry], outcomes: Sequence[Outcome], state_vector: bytes
    ) -> None:
        """Take up what is on disk now, and tell it at the next flush."""
        self.room.release(batch, outcomes, state_vector)
        self._plan_flush()

    def recover(self, committed: Committed) -> None:
        """Go on with what the store really has."""
        self.room.recover(committed)
        self._plan_flush()

    def _plan_flush(self) -> None:
        due = self._flush_due()
        if due is None or (self._flush is not None and self._planned <= due):
            return
        if self._flush is not None:
            self._flush.cancel()
        delay, loop = due - time.monotonic(), asyncio.get_running_loop()
        # Never at once: what else comes in this turn of the loop goes along. A timer of no time
        # would take a whole millisecond.
        if delay > 0:
            self._flush = loop.call_later(delay, self._flush_now)
        else:
            self._flush = loop.call_soon(self._flush_now)
        self._planned = due

    @property
    def has_no_news(self) -> bool:
        """Tell whether all that waits is committed already, so that no document is needed."""
        return self.handle is None and self.room.waits_for_nothing_new()

    @property
    def tells_from(self) -> float:
        """The moment before which nothing that is committed will be told."""
        return self._pace.next_news

    def _flush_due(self) -> float | None:
        if self.room.has_news:
            return self._pace.next_news
        if not self.room.presence.has_news:
            return None
        is_news_near = self.is_committing or self.room.has_waiting
        return self._pace.next_presence + (_NEWS_ARE_NEAR if is_news_near else 0.0)

    def _flush_now(self) -> None:
        self._flush = None
        start, due = time.monotonic(), self._flush_due()
        if due is not None and start >= due - TIMER_SECONDS:
            has_news, people = self.room.has_news, len(self.room.peers)
            with_presence = not has_news or self._pace.takes_presence(start, people)
            self.room.flush(with_presence=with_presence)
            self._pace.note(start, time.monotonic(), people, with_presence=with_presence)
        self._plan_flush()

    # --- the way in ----------------------------------------------------------------------

    def batch_taken(self) -> None:
        """Let the sockets be read again: what waited is on its way."""
        self._ready.set()

    @property
    def is_ready(self) -> bool:
        """Tell whether more frames may be read."""
        return self._ready.is_set()

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
