"""Rooms, journal and store under cuts, crashes, repeats, late frames and a failing store.

Whatever happens: nobody sees what is not on disk, nothing acknowledged is missing, and in the
end all documents are equal.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from typing import Any, TypeVar

import pycrdt
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.encoding import Reader
from empathyboard.document.updates import check, read_state_vector
from empathyboard.document.write import Edit, new_board
from empathyboard.domain.access import Level
from empathyboard.domain.board import BoardRecord, Commit
from empathyboard.domain.errors import StorageError
from empathyboard.domain.protocol import Message, Step
from empathyboard.live.live_room import House, LiveRoom
from empathyboard.live.outbox import Outbox
from empathyboard.live.pace import Pace
from empathyboard.live.rooms import Rooms
from empathyboard.stores.memory import MemoryStore
from empathyboard.sync import frames
from tests.support.client import Client, Wire, read_all
from tests.support.clock import ManualClock, settle

DOCUMENT = "a" * 22
NAMES = ("anouk", "sam", "fatima")
ROBOT = "robot"
EVERYONE = (*NAMES, ROBOT)
BODIES = st.sampled_from(["a", "één", "👍🏽", "", "twee regels\nhier", "👩‍👩‍👧"])
T = TypeVar("T")


class Disk:
    """What the store has, as a document that only ever takes in commits."""

    def __init__(self) -> None:
        self._doc: pycrdt.Doc[Any] = pycrdt.Doc()

    def keep(self, update: bytes) -> None:
        self._doc.apply_update(update)

    def has(self, update: bytes) -> bool:
        """Tell whether an update says nothing that is not on disk.

        Its operations must be below the state vector: an update that waits for another one to
        fill a gap changes nothing either, but nobody could read it back.
        """
        known = read_state_vector(self._doc.get_state())
        ends = check(update).ends
        if any(end > known.get(client, 0) for client, end in ends.items()):
            return False
        copy: pycrdt.Doc[Any] = pycrdt.Doc()
        copy.apply_update(self._doc.get_update())
        before = copy.get_update()
        copy.apply_update(update)
        return copy.get_update() == before

    def content(self) -> dict[str, Any]:
        return read_all(self._doc)


class AtOnce(Pace):
    """A room that may always be flushed at once: what arrives must not hang on a real clock."""

    def note(self, start: float, end: float, people: int, *, with_presence: bool) -> None:
        pass


class Session:
    """One connection's two ends: a client's wire and the server's outbox between them."""

    def __init__(self, client: Client, wire: Wire, live: LiveRoom) -> None:
        self.client = client
        self.wire = wire
        self.live = live
        self.outbox = Outbox()
        self.connection = live.connect(Level.EDIT, outbox=self.outbox)
        self.sent_at: list[bytes] = client.sent
        self.pump = asyncio.create_task(self._pump())

    async def _pump(self) -> None:
        async def transmit(frame: bytes) -> None:
            self.wire.down.append(frame)

        closing = await self.outbox.run(transmit)
        self.wire.closed = (closing.code, closing.reason)

    async def end(self) -> None:
        self.connection.leave()
        self.pump.cancel()
        await asyncio.gather(self.pump, return_exceptions=True)


class Convergence(RuleBasedStateMachine):
    """Three people, one map, and everything that can go wrong between them and the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = MemoryStore()
        self.store.before_append, self.store.after_append = self._before, self._after
        self.clients = {name: self._newcomer(name) for name in EVERYONE}
        self.newcomers = 0
        self.sessions: dict[str, Session] = {}
        self.late: list[Session] = []
        self.disk = Disk()
        self.fault: str | None = None
        self.gate: asyncio.Event | None = None
        self.edits = 0

    @staticmethod
    def _newcomer(name: str, suffix: str = "") -> Client:
        return Client(name + suffix, is_plain=name == ROBOT)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    # --- the store, and what is on its disk ----------------------------------------------

    async def _before(self, commits: Sequence[Commit]) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if self.fault == "before":
            raise StorageError("the disk is full")

    async def _after(self, commits: Sequence[Commit]) -> None:
        for commit in commits:
            for update in commit.updates:
                self.disk.keep(update)
        if self.fault == "after":
            raise StorageError("the reply to the commit was lost")

    # --- the server ----------------------------------------------------------------------

    @initialize()
    def start(self) -> None:
        async def work() -> None:
            content = new_board("T", "")
            await self.store.add_board(BoardRecord(DOCUMENT, b"", "en", 0), content)
            self.disk.keep(content)
            await self._boot()
            await self._meet()

        self.run(work())

    async def _boot(self) -> None:
        self.clock = ManualClock()
        self.documents = LocalDocuments()
        self.rooms = Rooms(self.store, self.documents, self.clock, house=House(pace=AtOnce))
        self.stack = AsyncExitStack()
        await self.stack.enter_async_context(self.rooms.run())
        self.live = await self.stack.enter_async_context(self.rooms.visit(DOCUMENT))

    async def _kill(self) -> None:
        """End the server's tasks where they stand; what closes it then finds nothing to do."""
        mine = asyncio.current_task()
        for task in asyncio.all_tasks():
            if task is not mine:
                task.cancel()
        await settle()
        self.rooms._slots.clear()
        self.rooms._journal._idle.set()
        await self.stack.aclose()

    @rule()
    def crash(self) -> None:
        """The process dies: all that is not in the store is gone, all sockets too."""

        async def work() -> None:
            for session in [*self.sessions.values(), *self.late]:
                session.pump.cancel()
            for client in self.clients.values():
                client.disconnect()
            self.sessions, self.late = {}, []
            await self._kill()
            await self._boot()
            await self._meet()

        self.run(work())

    async def _meet(self) -> None:
        """Everyone connects, and all frames arrive for once."""
        for name, client in self.clients.items():
            self.sessions[name] = Session(client, client.connect(), self.live)
        await self._talk()

    async def _talk(self) -> None:
        for _ in range(4):
            await settle()
            for session in self.sessions.values():
                await self._deliver_up(session, 99)
                self._deliver_down(session, 99)

    @rule(kind=st.sampled_from(["before", "after"]))
    def store_fails(self, kind: str) -> None:
        self.fault = kind

    @rule()
    def store_works(self) -> None:
        async def work() -> None:
            self.fault = None
            if self.gate is not None:
                self.gate.set()
                self.gate = None
            await settle()

        self.run(work())

    @precondition(lambda self: self.gate is None)
    @rule()
    def store_hangs(self) -> None:
        self.gate = asyncio.Event()

    @rule(seconds=st.sampled_from([0.6, 3, 11, 45]))
    def time_passes(self, seconds: float) -> None:
        self.run(self.clock.advance(seconds))

    @rule()
    def server_edits(self) -> None:
        async def work() -> None:
            self.edits += 1
            future = self.live.edit(Edit({"meta": {"title": f"title {self.edits}"}}))
            future.add_done_callback(lambda done: done.exception())
            await settle()

        self.run(work())

    # --- people --------------------------------------------------------------------------

    @rule(name=st.sampled_from(EVERYONE))
    def connect(self, name: str) -> None:
        """A page connects; its old connection, if any, is not noticed as dead yet."""

        async def work() -> None:
            old = self.sessions.pop(name, None)
            if old is not None:
                self.late.append(old)
            client = self.clients[name]
            self.sessions[name] = Session(client, client.connect(), self.live)
            await settle()

        self.run(work())

    @rule(name=st.sampled_from(EVERYONE))
    def cut(self, name: str) -> None:
        async def work() -> None:
            session = self.sessions.pop(name, None)
            if session is not None:
                self.clients[name].disconnect()
                await session.end()

        self.run(work())

    @rule(
        name=st.sampled_from(EVERYONE), body=BODIES, times=st.integers(1, 3), sent=st.integers(0, 3)
    )
    def write(self, name: str, body: str, times: int, sent: int) -> None:
        for _ in range(times):
            self.clients[name].write(body)
        self.deliver_up(name, sent)

    @rule(name=st.sampled_from(EVERYONE), body=BODIES, pick=st.integers(0, 99))
    def type_and_move(self, name: str, body: str, pick: int) -> None:
        client = self.clients[name]
        keys = sorted(client.content()["notes"])
        if keys:
            client.type_into(keys[pick % len(keys)], body)
            client.move(keys[pick % len(keys)], pick, 2 * pick)
        self.deliver_up(name, pick % 4)

    @rule(name=st.sampled_from(EVERYONE), pick=st.integers(0, 99))
    def erase(self, name: str, pick: int) -> None:
        client = self.clients[name]
        keys = sorted(client.content()["notes"])
        if keys:
            client.erase(keys[pick % len(keys)])

    @rule(name=st.sampled_from(NAMES))
    def lose_device(self, name: str) -> None:
        """Someone's laptop is gone, and with it all that was never sent."""
        self.cut(name)
        self.newcomers += 1
        self.clients[name].close()
        self.clients[name] = self._newcomer(name, str(self.newcomers))

    # --- the network ---------------------------------------------------------------------

    @rule()
    def all_arrives(self) -> None:
        self.run(self._talk())

    @rule(name=st.sampled_from(EVERYONE), count=st.integers(1, 6))
    def deliver_up(self, name: str, count: int) -> None:
        self.run(self._deliver_up(self.sessions.get(name), count))

    @rule(pick=st.integers(0, 9))
    def reorder(self, pick: int) -> None:
        """A program behind a broken proxy: its frames overtake each other, or get lost."""
        session = self.sessions.get(ROBOT)
        if session is not None and session.wire.up:
            frame = session.wire.up.popleft()
            if pick:
                session.wire.up.append(frame)

    @precondition(lambda self: self.late)
    @rule(pick=st.integers(0, 9))
    def deliver_late(self, pick: int) -> None:
        """Frames of a connection that was replaced arrive after those of the new one."""
        self.run(self._deliver_up(self.late[pick % len(self.late)], 3))

    @precondition(lambda self: self.late)
    @rule()
    def end_late(self) -> None:
        self.run(self.late.pop().end())

    @rule(name=st.sampled_from(EVERYONE), pick=st.integers(0, 99))
    def repeat(self, name: str, pick: int) -> None:
        """A page sends again what it sent before."""
        session = self.sessions.get(name)
        if session is not None and session.client.sent:
            update = session.client.sent[pick % len(session.client.sent)]
            session.client.sent.append(update)
            session.wire.up.append(frames.edit_document(update))

    @rule(name=st.sampled_from(EVERYONE), count=st.integers(1, 9))
    def deliver_down(self, name: str, count: int) -> None:
        self._deliver_down(self.sessions.get(name), count)

    async def _deliver_up(self, session: Session | None, count: int) -> None:
        for _ in range(count):
            if session is None or not session.wire.up or session.wire.closed:
                break
            await session.connection.receive(session.wire.up.popleft())
        await settle()

    def _deliver_down(self, session: Session | None, count: int) -> None:
        for _ in range(count):
            if session is None or not session.wire.down:
                break
            self._check_frame(session, session.wire.down[0])
            session.client.receive(session.wire.down.popleft())

    def _check_frame(self, session: Session, frame: bytes) -> None:
        reader = Reader(frame)
        kind = reader.uint()
        if kind == Message.SYNC and reader.uint() != Step.STEP1:
            assert self.disk.has(reader.bytes()), "someone saw what is not on disk"
        if kind == Message.SAVED:
            for update in session.sent_at[: reader.uint()]:
                assert self.disk.has(update), "something acknowledged is not on disk"

    @invariant()
    def nobody_is_told_too_early(self) -> None:
        """Frames are checked the moment they leave, delivered or not."""
        for session in [*self.sessions.values(), *self.late]:
            for frame in session.wire.down:
                self._check_frame(session, frame)

    # --- the end -------------------------------------------------------------------------

    def teardown(self) -> None:
        try:
            if hasattr(self, "live"):
                self.run(self._heal())
                self._check_end()
                self.run(self._leave())
        finally:
            for client in self.clients.values():
                client.close()
            self.runner.close()

    async def _heal(self) -> None:
        self.fault = None
        if self.gate is not None:
            self.gate.set()
            self.gate = None
        await self.clock.advance(30)
        await self._talk()
        self._check_connected()
        for session in [*self.sessions.values(), *self.late]:
            await session.end()
        self.late = []
        await self._meet()

    def _check_connected(self) -> None:
        """Whoever was connected all the time needs no reconnect to get even with the disk."""
        for name, session in self.sessions.items():
            if name != ROBOT and session.wire.closed is None:
                assert session.client.is_saved
                assert session.client.content() == self.disk.content()

    def _check_end(self) -> None:
        for client in self.clients.values():
            assert client.content() == self.disk.content()
            assert client.is_plain or client.is_saved

    async def _leave(self) -> None:
        """Nobody is in any more: the room goes, and no document stays behind."""
        for session in self.sessions.values():
            await session.end()
        await self.stack.aclose()
        assert self.rooms.open_count == 0
        assert self.documents.open_count == 0


Convergence.TestCase.settings = settings(stateful_step_count=50)
TestConvergence = Convergence.TestCase
