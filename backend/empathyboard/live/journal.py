"""The one writer of the log: integrate, commit, then tell.

While one batch commits, the next gathers; there is no fixed wait. One commit takes the waiting
batches of all rooms, because a commit costs the same for one row as for hundreds.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from empathyboard.document.port import Documents, Integrated, Outcome
from empathyboard.document.updates import EMPTY
from empathyboard.domain.board import Commit, StoredDocument
from empathyboard.domain.errors import (
    DamagedStoreError,
    DocumentError,
    EmpathyboardError,
    FrameError,
)
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.ports import Clock, DocumentStore
from empathyboard.live.live_room import LiveRoom
from empathyboard.live.witness import Witness
from empathyboard.sync.committed import Committed
from empathyboard.sync.room import Entry

_log = logging.getLogger(__name__)
_FIRST_RETRY, _LAST_RETRY = 0.5, 10.0
_LARGE = 64 * 1024
"""A document of more bytes than this is made ready beside everything else."""
_LEAST_ROOM = 16 * 1024
"""A document takes as many bytes of edits as it was built of, and at least so many."""
_WORTH_A_WAIT = 0.002
_IN_TIME = 0.002
"""So much earlier a commit begins than it must: one that comes late waits for the next flush."""
_SMOOTHING = 0.2

OnMassDeletion = Callable[[StoredDocument, str | None], None]
"""Called with what a document was before a mass deletion, and with the name of who did it."""


@dataclass(frozen=True)
class _Batch:
    live: LiveRoom
    entries: Sequence[Entry]
    outcomes: Sequence[Outcome]
    state_vector: bytes

    @property
    def updates(self) -> list[bytes]:
        """The raw bytes that go into the log; a repeat goes nowhere."""
        return [
            outcome.update
            for outcome in self.outcomes
            if isinstance(outcome, Integrated) and outcome.is_news
        ]

    @property
    def mass_deletion(self) -> Entry | None:
        """The first entry that is one."""
        for entry, outcome in zip(self.entries, self.outcomes, strict=True):
            if isinstance(outcome, Integrated) and outcome.is_mass_deletion:
                return entry
        return None

    def commit(self) -> Commit:
        records = [record for entry in self.entries for record in entry.records]
        return Commit(self.live.room.document, self.updates, records)


class Journal:
    """Takes what waits in rooms to the store, and back to the rooms once it is on disk."""

    def __init__(
        self, store: DocumentStore, documents: Documents, clock: Clock, witness: Witness
    ) -> None:
        """Start with nothing to do; `run` does it."""
        self._witness = witness
        self.on_news: Callable[[LiveRoom], None] = lambda _live: None
        """Hears of rooms whose content changed."""
        self.on_mass_deletion: OnMassDeletion = lambda _before, _author: None
        """Hears of mass deletions that are on disk, before anyone sees them."""
        self._store = store
        self._documents = documents
        self._clock = clock
        self._dirty: dict[LiveRoom, None] = {}
        self._checkpoints: dict[LiveRoom, asyncio.Task[None]] = {}
        self._one_checkpoint = asyncio.Lock()
        """Held while one is made: each has a whole log in memory."""
        self._preparing: dict[LiveRoom, asyncio.Task[None]] = {}
        self._work = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._has_any_gone = False
        self._cost = 0.0
        """How long a commit takes, in seconds: a moving average."""
        self._recoveries: set[asyncio.Task[None]] = set()

    def wake(self, live: LiveRoom) -> None:
        """Note that changes wait in a room; what follows them into it needs no second word."""
        if live in self._dirty:
            return
        self._dirty[live] = None
        self._work.set()
        self._idle.clear()

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            await self._work.wait()
            await self._gather()
            self._work.clear()
            dirty, self._dirty = list(self._dirty), {}
            start = time.monotonic()
            await self._commit_all(dirty)
            self._cost += (time.monotonic() - start - self._cost) * _SMOOTHING
            if not self._work.is_set() and not self._preparing:
                self._idle.set()

    async def _gather(self) -> None:
        """Wait while none of the rooms may tell yet: what comes until then shares the commit."""
        while (pause := self._pause()) > _WORTH_A_WAIT:
            self._work.clear()
            timer = asyncio.get_running_loop().call_later(pause, self._work.set)
            await self._work.wait()
            timer.cancel()

    def _pause(self) -> float:
        earliest = min(live.tells_from for live in self._dirty)
        return earliest - self._cost - _IN_TIME - time.monotonic()

    async def drain(self) -> None:
        """Return when everything that waited was committed or given up."""
        await self._idle.wait()

    async def close(self) -> None:
        """Stop making checkpoints, and trying to recover what failed."""
        tasks = [*self._recoveries, *self._checkpoints.values(), *self._preparing.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --- a batch -------------------------------------------------------------------------

    async def _commit_all(self, rooms: Sequence[LiveRoom]) -> None:
        ready = [live for live in rooms if self._is_ready(live)]
        batches = [batch for live in ready if (batch := await self._integrate(live))]
        try:
            await self._append(batches)
        except Exception as error:  # whatever it is, the log must go on being written
            _log.warning("A commit failed: %s", error)
            for batch in batches:
                self._give_up(batch.live, batch.entries, error)
        else:
            for batch in batches:
                self._release(batch)
                await self._let_go_of_outgrown(batch.live)

    def _is_ready(self, live: LiveRoom) -> bool:
        """Tell whether a room's batch may be integrated now.

        The first edit of a large document takes a tenth of a second to be ready for: it waits,
        and the others' edits don't.
        """
        is_large = live.room.committed.size > _LARGE
        if live in self._preparing or not is_large or live.is_prepared or live.has_no_news:
            return live not in self._preparing
        self._preparing[live] = asyncio.create_task(self._prepare(live))
        return False

    async def _prepare(self, live: LiveRoom) -> None:
        live.is_prepared = True
        try:
            for _ in self._documents.prepare(await self._built(live)):
                await asyncio.sleep(0)
        except EmpathyboardError as error:
            _log.warning("Document %s could not be prepared: %s", live.room.document, error)
        finally:
            del self._preparing[live]
            self.wake(live)

    async def _built(self, live: LiveRoom) -> int:
        self._witness.work_on(live.room.document)
        try:
            return await self._document_of(live)
        finally:
            self._witness.work_on("")

    async def _append(self, batches: Sequence[_Batch]) -> None:
        commits = [batch.commit() for batch in batches]
        news = [commit for commit in commits if commit.updates or commit.records]
        if news:
            await self._store.append(news)

    async def _integrate(self, live: LiveRoom) -> _Batch | None:
        """Take a room's batch into its document; what breaks the document leaves the batch."""
        entries = live.room.take()
        live.batch_taken()
        if not entries:
            return None
        live.is_committing = True
        self._witness.work_on(live.room.document)
        try:
            if live.handle is None and all(map(live.room.has, entries)):
                repeats = [Integrated(EMPTY, is_news=False)] * len(entries)
                return _Batch(live, entries, repeats, live.room.committed.state_vector)
            outcomes = await self._integrate_sound(live, entries)
            vector = await self._documents.state_vector(await self._document_of(live))
        except EmpathyboardError as error:
            _log.error("Document %s may only be read: %s", live.room.document, error)
            live.is_committing = False
            live.room.turn_read_only(entries, error)
            return None
        finally:
            self._witness.work_on("")
        return _Batch(live, entries, outcomes, vector)

    async def _integrate_sound(self, live: LiveRoom, entries: list[Entry]) -> Sequence[Outcome]:
        while True:
            handle = await self._document_of(live)
            try:
                return await self._documents.integrate(handle, [each.change for each in entries])
            except DocumentError as error:
                if error.position is None:
                    raise
                _log.warning("Document %s is rebuilt: %s", live.room.document, error)
                live.room.refuse(entries.pop(error.position), FrameError(str(error)))
                await self.let_go(live)

    async def _document_of(self, live: LiveRoom) -> int:
        """Return the open document of a room, built from what is committed where there is none."""
        if live.handle is None:
            opened = await self._documents.open([live.room.committed.encoded()])
            live.handle = opened.handle
            live.room_to_grow = max(_LEAST_ROOM, len(opened.content))
            # What was deleted is forgotten there, so it must be forgotten in what joiners get.
            live.room.committed.replace(opened.content)
        live.was_used = True
        return live.handle

    async def let_go_of_unused(self, rooms: Sequence[LiveRoom]) -> bool:
        """Let go of documents that took nothing in since the last look; tell whether any went.

        Those of rooms that were closed meanwhile count too.
        """
        for live in rooms:
            if live.is_quiet and not live.was_used:
                await self.let_go(live)
            live.was_used = False
        has_any_gone, self._has_any_gone = self._has_any_gone, False
        return has_any_gone

    async def _let_go_of_outgrown(self, live: LiveRoom) -> None:
        """Let go of a document that took in a lot: it remembers every edit, overwritten or not."""
        if live.room_to_grow < 0:
            await self.let_go(live)

    async def let_go(self, live: LiveRoom) -> None:
        """Let go of a room's document: its bytes stay."""
        handle, live.handle, live.room_to_grow = live.handle, None, 0
        live.is_prepared = False
        if handle is not None:
            await self._documents.close(handle)
            self._has_any_gone = True

    def _release(self, batch: _Batch) -> None:
        live = batch.live
        live.is_committing, live.failures = False, 0
        if batch.mass_deletion:
            self.on_mass_deletion(live.stored, _name_of(batch.mass_deletion))
        updates = batch.updates
        live.position += len(updates)
        live.rows += len(updates)
        size = sum(map(len, updates))
        live.row_bytes += size
        live.room_to_grow -= size
        live.release(batch.entries, batch.outcomes, batch.state_vector)
        if updates:
            self.on_news(live)
        if live.rows >= live.rows_wanted or live.row_bytes >= LIMITS.compact_after_bytes:
            self.checkpoint(live)

    # --- checkpoints ---------------------------------------------------------------------

    def checkpoint(self, live: LiveRoom) -> asyncio.Task[None]:
        """Make a checkpoint of a room's document beside everything else, one at a time."""
        task = self._checkpoints.get(live)
        if task is None:
            task = self._checkpoints[live] = asyncio.create_task(self._try_checkpoint(live))
            task.add_done_callback(lambda _: self._checkpoints.pop(live))
        return task

    async def _try_checkpoint(self, live: LiveRoom) -> None:
        try:
            await self._make_checkpoint(live)
            if live.rows >= live.rows_wanted:  # as many came meanwhile
                await self._make_checkpoint(live)
        except EmpathyboardError as error:
            _log.error("No checkpoint of %s: %s", live.room.document, error)
            live.rows_wanted = live.rows + LIMITS.compact_after_updates
            live.row_bytes = 0

    async def _make_checkpoint(self, live: LiveRoom) -> None:
        """Make it from what the store has, read it back from there, and only then trim the log."""
        document = live.room.document
        async with self._one_checkpoint:
            stored = await self._store.load(document)
            if stored.damage or not stored.updates:
                return
            content = await asyncio.to_thread(self._documents.compact, stored.contents)
            await self._store.add_checkpoint(document, stored.head, content)
            if await self._store.checkpoint(document, stored.head) != content:
                raise DamagedStoreError("the store gave it back as something else")
            await self._store.trim(document, stored.head)
            live.checkpoint_made(stored.head, content)

    async def forget_past(self, live: LiveRoom) -> None:
        """Make a checkpoint of what is committed and drop all that was kept before it."""
        while live in self._checkpoints:
            # That one may have begun before what is to be forgotten was taken out.
            await self._checkpoints[live]
        await self._make_checkpoint(live)
        stored = await self._store.load(live.room.document)
        if stored.damage:
            raise DamagedStoreError(stored.damage)
        await self._store.forget(stored.id, stored.covered)

    # --- when the store fails ------------------------------------------------------------

    def _give_up(self, live: LiveRoom, entries: Sequence[Entry], error: Exception) -> None:
        live.is_committing = False
        live.failures += 1
        live.room.fail(entries, error)
        task = asyncio.create_task(self._recover(live))
        self._recoveries.add(task)
        task.add_done_callback(self._recoveries.discard)

    async def _recover(self, live: LiveRoom) -> None:
        """Read a document anew once the store works: it alone knows what was kept."""
        delay = min(_FIRST_RETRY * 2 ** (live.failures - 1), _LAST_RETRY)
        while True:
            await self._clock.sleep(delay)
            try:
                await self._read_anew(live)
                return
            except EmpathyboardError as error:
                _log.warning("Document %s still waits: %s", live.room.document, error)
                delay = min(delay * 2, _LAST_RETRY)

    async def _read_anew(self, live: LiveRoom) -> None:
        stored = await self._store.load(live.room.document)
        committed = Committed.of(stored.contents)
        await self.let_go(live)
        live.settle(stored)
        live.recover(committed)


def _name_of(entry: Entry) -> str | None:
    participant = entry.peer.participant if entry.peer else None
    return participant.name if participant and participant.name else None
