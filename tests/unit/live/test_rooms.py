"""Rooms in time: opened once, committed together, closed when idle."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pycrdt
import pytest

from empathyboard.document.write import Edit
from empathyboard.domain.access import Level
from empathyboard.domain.board import Commit
from empathyboard.domain.errors import StorageError, UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.sync import frames
from tests.support.client import Client
from tests.support.clock import settle
from tests.support.house import RENAME, House
from tests.support.server import wait_until


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    async with house.rooms.run():
        yield house
    assert house.rooms.open_count == 0
    assert house.documents.open_count == 0


async def test_many_who_come_at_once_share_one_room(house: House) -> None:
    board = await house.board()

    async def visit() -> int:
        async with house.rooms.visit(board) as live:
            await asyncio.sleep(0)
            return id(live)

    assert len(set(await asyncio.gather(*(visit() for _ in range(50))))) == 1
    assert house.loads == [board]


async def test_first_visitor_that_gives_up_does_not_stop_the_opening(house: House) -> None:
    board = await house.board()
    gate = asyncio.Event()

    async def hang(document: str) -> None:
        await gate.wait()

    async def visit() -> None:
        async with house.rooms.visit(board):
            pass

    house.store.before_load = hang
    first, second = asyncio.create_task(visit()), asyncio.create_task(visit())
    await settle()
    first.cancel()
    await settle()
    gate.set()
    await second


async def test_unknown_document_opens_no_room(house: House) -> None:
    with pytest.raises(UnknownError):
        async with house.rooms.visit("nothing"):
            pass
    assert house.rooms.open_count == 0


async def test_room_is_opened_anew_after_the_store_failed_to_give_it(house: House) -> None:
    board = await house.board()

    async def fail(document: str) -> None:
        raise StorageError("no answer")

    house.store.before_load = fail
    with pytest.raises(StorageError):
        async with house.rooms.visit(board):
            pass
    house.store.before_load = None
    async with house.rooms.visit(board) as live:
        assert live.position == 1


async def test_room_closes_when_nobody_came_for_a_while(house: House) -> None:
    board = await house.board()
    async with house.rooms.visit(board):
        pass
    await house.clock.advance(LIMITS.room_idle_seconds - 1)
    async with house.rooms.visit(board):
        await house.clock.advance(10 * LIMITS.room_idle_seconds)
        assert house.rooms.open_count == 1
    await house.clock.advance(LIMITS.room_idle_seconds + 1)
    assert house.rooms.open_count == 0
    assert house.documents.open_count == 0
    assert house.loads == [board]


async def test_room_with_a_commit_on_its_way_stays(house: House) -> None:
    board = await house.board()
    gate = asyncio.Event()

    async def hang(commits: Sequence[Commit]) -> None:
        await gate.wait()

    house.store.before_append = hang
    async with house.rooms.visit(board) as live:
        kept = live.edit(RENAME)
    await house.clock.advance(10 * LIMITS.room_idle_seconds)
    assert house.rooms.open_count == 1
    gate.set()
    await kept
    await house.clock.advance(10 * LIMITS.room_idle_seconds)
    assert house.rooms.open_count == 0


async def test_hundred_rooms_share_commits(house: House) -> None:
    boards = [await house.board() for _ in range(100)]

    async def rename(board: str) -> None:
        async with house.rooms.visit(board) as live:
            await asyncio.sleep(0.001)
            await live.edit(RENAME)

    await asyncio.gather(*(rename(board) for board in boards))
    assert sum(len(commits) for commits in house.commits) == 100
    assert len(house.commits) < 20


async def test_edit_that_changes_nothing_is_kept_without_a_row(house: House) -> None:
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await live.edit(Edit({"meta": {"title": "T"}}))
    assert house.commits == []


async def test_edit_is_refused_while_the_store_fails_and_taken_afterwards(house: House) -> None:
    board = await house.board()

    async def fail(commits: Sequence[Commit]) -> None:
        raise StorageError("the disk is full")

    async with house.rooms.visit(board) as live:
        house.store.before_append = fail
        with pytest.raises(StorageError, match="disk is full"):
            await live.edit(RENAME)
        with pytest.raises(StorageError):
            await live.edit(RENAME)
        house.store.before_append = None
        await house.clock.advance(1)
        await live.edit(RENAME)
        assert b"Renamed" in live.room.committed.encoded()


async def test_commit_whose_reply_was_lost_is_seen_by_everyone_after_recovery(
    house: House,
) -> None:
    """The store alone knows what was kept: a room is read anew from it."""
    board = await house.board()

    async def lose(commits: Sequence[Commit]) -> None:
        raise StorageError("the reply was lost")

    async with house.rooms.visit(board) as live:
        house.store.after_append = lose
        with pytest.raises(StorageError):
            await live.edit(RENAME)
        assert b"Renamed" not in live.room.committed.encoded()
        house.store.after_append = None
        await house.clock.advance(1)
        assert b"Renamed" in live.room.committed.encoded()


async def test_long_log_gets_a_checkpoint_that_holds_the_same(house: House) -> None:
    board = await house.board()
    async with house.rooms.visit(board) as live:
        for number in range(LIMITS.compact_after_updates - 1):
            await live.edit(Edit({"meta": {"title": str(number)}}))
        await wait_until(lambda: live.rows == 0, "a checkpoint")
    stored = await house.store.load(board)
    assert stored.covered == LIMITS.compact_after_updates
    assert stored.updates == ()
    opened = await house.documents.open([stored.checkpoint])
    assert str(LIMITS.compact_after_updates - 2).encode() in opened.content
    await house.documents.close(opened.handle)


async def test_update_that_breaks_the_document_leaves_the_others_of_its_batch(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P22."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        bad, good = live.connect(Level.EDIT), live.connect(Level.EDIT)
        clients = [Client("bad"), Client("good")]
        for client in clients:
            client.write("a")
        poison = clients[0].doc.get_update()
        _break_on(monkeypatch, poison)
        await bad.receive(frames.edit_document(poison))
        await good.receive(frames.edit_document(clients[1].doc.get_update()))
        await settle()
        assert bad.peer.is_closed
        assert not good.peer.is_closed
        assert b"good-1" in live.room.committed.encoded()
        assert b"bad-1" not in live.room.committed.encoded()
        assert house.documents.open_count == 1
        for client in clients:
            client.close()


def _break_on(monkeypatch: pytest.MonkeyPatch, poison: bytes) -> None:
    class PanicException(BaseException):
        """What the library throws: not even an Exception."""

    original = pycrdt.Doc.apply_update

    def apply(self: "pycrdt.Doc[Any]", update: bytes) -> None:
        if update == poison:
            raise PanicException
        original(self, update)

    monkeypatch.setattr(pycrdt.Doc, "apply_update", apply)


async def test_dismissed_document_closes_its_connections(house: House) -> None:
    board = await house.board()
    async with house.rooms.visit(board) as live:
        connection = live.connect(Level.EDIT)
        house.rooms.dismiss([board, "not open"], Close.GONE, "the board is gone")
        assert connection.peer.is_closed


async def test_dismissing_no_document_closes_nobody(house: House) -> None:
    async with house.rooms.visit(await house.board()) as live:
        connection = live.connect(Level.EDIT)
        house.rooms.dismiss([], Close.GONE, "nothing is gone")
        assert not connection.peer.is_closed


async def test_waiting_edits_are_on_disk_when_the_server_ends() -> None:
    house = House()
    board = await house.board()
    async with house.rooms.run(), house.rooms.visit(board) as live:
        kept = live.edit(RENAME)
    assert kept.done()
    assert b"Renamed" in b"".join((await house.store.load(board)).updates)
