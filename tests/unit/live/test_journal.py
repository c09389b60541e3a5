"""The journal: documents built when needed, checkpoints beside it, damage that stays put."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from empathyboard.document.write import Edit
from empathyboard.domain.access import Level
from empathyboard.domain.errors import DamagedStoreError, DocumentError, StorageError
from empathyboard.domain.limits import LIMITS
from empathyboard.live.live_room import LiveRoom
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


async def edit_often(live: LiveRoom, times: int, start: int = 0) -> None:
    for number in range(start, start + times):
        await live.edit(Edit({"meta": {"title": f"title {number}"}}))


async def leave(house: House, board: str) -> None:
    """Let a room be closed, with the checkpoint that it is worth."""
    await house.clock.advance(LIMITS.room_idle_seconds + 1)
    await wait_until(lambda: house.rooms.open_count == 0, f"{board} closed")


# --- quiet rooms are bytes ---------------------------------------------------------------------


async def test_room_that_is_only_read_needs_no_document(house: House) -> None:
    """R4."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        connection = live.connect(Level.EDIT)
        await connection.receive(frames.ask_document(b"\x00"))
        assert b"T" in live.room.committed.encoded()
        assert house.documents.open_count == 0


async def test_who_comes_back_with_nothing_new_needs_no_document(house: House) -> None:
    """R4, R13: their answer is all deletions that they know, and is acknowledged all the same."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        client, connection = Client("Mara"), live.connect(Level.EDIT)
        connection.peer.speaks_ours = True
        client.doc.apply_update(live.room.committed.encoded())
        answer = client.doc.get_update(live.room.committed.state_vector)
        await connection.receive(frames.answer_document(answer))
        await wait_until(lambda: connection.peer.saved == 1, "an acknowledgement")
        assert house.documents.open_count == 0
        assert not house.commits


async def test_first_edit_of_a_large_map_holds_up_nobody_elses(house: House) -> None:
    """R4."""
    large, small = await house.board(), await house.board()
    async with house.rooms.visit(large) as big, house.rooms.visit(small) as other:
        await big.edit(Edit({"prompts": {f"k{number}": "x" * 100 for number in range(3000)}}))
        await house.clock.advance(LIMITS.keep_alive_seconds + 1)
        assert big.handle is None
        client, connection = Client("Mara"), big.connect(Level.EDIT)
        client.doc.apply_update(big.room.committed.encoded())
        before = client.doc.get_state()
        client.write("a note")
        house.commits.clear()
        await connection.receive(frames.edit_document(client.doc.get_update(before)))
        await other.edit(RENAME)
        assert [each.document for each in house.commits[0]] == [small]
        await wait_until(lambda: connection.peer.saved == 1, "the note on the large map")
        assert [each.document for each in house.commits[-1]] == [large]


async def test_edits_gather_while_their_room_may_not_tell_yet(house: House) -> None:
    """R10, R16."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await live.edit(RENAME)
        await settle()
        house.commits.clear()
        live._pace.next_news = time.monotonic() + 0.3
        edits = []
        for number in range(5):
            edits.append(live.edit(Edit({"meta": {"title": f"title {number}"}})))
            await settle()
        assert not house.commits
        await asyncio.gather(*edits)
        assert len(house.commits) == 1


async def test_document_is_let_go_when_nothing_came_and_built_again_when_something_does(
    house: House,
) -> None:
    """R4."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await live.edit(RENAME)
        assert house.documents.open_count == 1
        await house.clock.advance(LIMITS.keep_alive_seconds + 1)
        assert house.documents.open_count == 0
        await live.edit(Edit({"meta": {"title": "Once more"}}))
        assert house.documents.open_count == 1
        assert b"Once more" in live.room.committed.encoded()


async def test_document_in_use_is_kept(house: House) -> None:
    """R4."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        for number in range(6):
            await edit_often(live, 1, number)
            handle = live.handle
            await house.clock.advance(LIMITS.keep_alive_seconds / 2)
            assert live.handle == handle


async def test_document_that_took_in_much_is_built_anew_from_what_is_left(house: House) -> None:
    """R4: what was overwritten long ago is remembered no more."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await live.edit(Edit({"meta": {"title": "x" * 9_000}}))
        assert house.documents.open_count == 1
        await live.edit(Edit({"meta": {"title": "y" * 9_000}}))
        assert house.documents.open_count == 0
        await live.edit(RENAME)
        assert b"xx" not in live.room.committed.encoded()
        assert house.documents.open_count == 1


async def test_large_document_takes_in_as_much_as_it_has(house: House) -> None:
    """R4: building it anew costs the more, the larger it is."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await live.edit(Edit({"prompts": {f"k{number}": "x" * 100 for number in range(400)}}))
        await live.edit(RENAME)
        handle = live.handle
        await live.edit(Edit({"meta": {"title": "x" * 30_000}}))
        assert live.handle == handle
        await live.edit(Edit({"meta": {"title": "y" * 30_000}}))
        assert house.documents.open_count == 0


async def test_document_is_not_let_go_under_a_commit(house: House) -> None:
    """R4."""
    board = await house.board()
    gate = asyncio.Event()

    async def hang(_: object) -> None:
        await gate.wait()

    async with house.rooms.visit(board) as live:
        house.store.before_append = hang
        kept = live.edit(RENAME)
        await house.clock.advance(10 * LIMITS.keep_alive_seconds)
        assert house.documents.open_count == 1
        gate.set()
        await kept


async def test_edit_that_knows_what_was_deleted_is_taken_after_the_document_was_let_go(
    house: House,
) -> None:
    board = await house.board()
    client = Client("c")
    async with house.rooms.visit(board) as live:
        for do, what in ((client.write, "a"), (client.erase, "c-1"), (client.write, "b")):
            connection = live.connect(Level.EDIT)
            before = client.doc.get_state()
            do(what)
            await connection.receive(frames.edit_document(client.doc.get_update(before)))
            await settle()
            await house.clock.advance(LIMITS.keep_alive_seconds + 1)
            assert not connection.peer.is_closed
            connection.leave()
            assert house.documents.open_count == 0
    client.close()


# --- checkpoints -------------------------------------------------------------------------------


async def test_closing_room_leaves_a_checkpoint_that_loads_as_the_same(house: House) -> None:
    """R30."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await edit_often(live, 120)
    await leave(house, board)

    stored = await house.store.load(board)

    assert (stored.covered, stored.updates) == (121, ())
    async with house.rooms.visit(board) as live:
        assert b"title 119" in live.room.committed.encoded()


@pytest.mark.parametrize("step", ["before_checkpoint", "before_reading_back", "before_trim"])
async def test_checkpoint_that_fails_at_any_step_leaves_log_and_edits_alone(
    house: House, step: str
) -> None:
    """R30, S32."""
    board = await house.board()

    async def fail(_: str) -> None:
        raise StorageError("the disk is full")

    setattr(house.store, step, fail)
    async with house.rooms.visit(board) as live:
        await edit_often(live, 120)
    await leave(house, board)
    setattr(house.store, step, None)

    stored = await house.store.load(board)
    assert (stored.covered, stored.head, stored.damage) == (0, 121, None)
    async with house.rooms.visit(board) as live:
        assert b"title 119" in live.room.committed.encoded()


async def test_checkpoint_that_the_store_gives_back_differently_drops_nothing(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """R30, S32."""
    board = await house.board()

    async def flip(document: str) -> None:
        log = house.store.contents.document(document)
        log.checkpoints = {at: content + b"?" for at, content in log.checkpoints.items()}

    house.store.before_reading_back = flip
    async with house.rooms.visit(board) as live:
        await edit_often(live, 120)
    await leave(house, board)

    assert (await house.store.load(board)).covered == 0
    assert "gave it back as something else" in caplog.text


async def test_state_that_cannot_be_encoded_leaves_the_log_and_is_not_tried_for_each_edit(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R30: F36."""
    board = await house.board()
    tries: list[int] = []

    def refuse(updates: list[bytes]) -> bytes:
        tries.append(len(updates))
        raise DocumentError("the encoded state reads back as something else")

    monkeypatch.setattr(house.documents, "compact", refuse)
    async with house.rooms.visit(board) as live:
        await edit_often(live, LIMITS.compact_after_updates - 1)
        await wait_until(lambda: tries, "a try")
        await edit_often(live, 50, 5_000)
    assert len(tries) == 1
    assert (await house.store.load(board)).covered == 0


async def test_edits_go_on_while_a_checkpoint_is_made(house: House) -> None:
    """R30: beside everything else."""
    board = await house.board()
    gate = asyncio.Event()

    async def hang(_: str) -> None:
        await gate.wait()

    house.store.before_checkpoint = hang
    async with house.rooms.visit(board) as live:
        await edit_often(live, LIMITS.compact_after_updates - 1)
        await edit_often(live, 10, 5_000)
        gate.set()
        await wait_until(lambda: live.rows <= 10, "a checkpoint that covers what was before it")
        assert b"title 5009" in live.room.committed.encoded()
        assert len((await house.store.load(board)).updates) == live.rows > 0


async def test_checkpoints_are_made_one_after_another(house: House) -> None:
    """R30: a whole log is in memory for each that is being made."""
    begun: list[str] = []
    gate = asyncio.Event()

    async def hang(document: str) -> None:
        begun.append(document)
        await gate.wait()

    house.store.before_checkpoint = hang
    journal = house.rooms._journal
    one, other = await house.board(), await house.board()
    async with house.rooms.visit(one) as first, house.rooms.visit(other) as second:
        made = [journal.checkpoint(first), journal.checkpoint(second)]
        await settle()
        assert begun == [one]
        gate.set()
        await asyncio.gather(*made)
        assert begun == [one, other]


# --- damage ------------------------------------------------------------------------------------


async def test_damaged_document_is_opened_on_its_last_good_state_for_reading(
    house: House,
) -> None:
    """R24."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await edit_often(live, 3)
    await leave(house, board)
    del house.store.contents.document(board).updates[3]

    async with house.rooms.visit(board) as live:
        assert b"title 0" in live.room.committed.encoded()
        assert b"title 1" not in live.room.committed.encoded()
        with pytest.raises(DamagedStoreError):
            await live.edit(RENAME)
    assert (await house.store.load(board)).head == 2


async def test_mended_document_is_written_again(house: House) -> None:
    """R24, S22."""
    board = await house.board()
    async with house.rooms.visit(board) as live:
        await edit_often(live, 3)
    await leave(house, board)
    del house.store.contents.document(board).updates[3]

    assert await house.store.mend(board) == 1

    async with house.rooms.visit(board) as live:
        await live.edit(RENAME)
    assert (await house.store.load(board)).head == 3


async def test_document_that_cannot_be_built_may_only_be_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R24."""
    board = await house.board()

    async def refuse(_: list[bytes]) -> None:
        raise DocumentError("the library does not take it")

    monkeypatch.setattr(house.documents, "open", refuse)
    async with house.rooms.visit(board) as live:
        with pytest.raises(DocumentError):
            await live.edit(RENAME)
        with pytest.raises(DamagedStoreError):
            await live.edit(RENAME)
        assert b"T" in live.room.committed.encoded()


class Memory:
    """A witness with a bad experience."""

    def __init__(self) -> None:
        self.suspects: frozenset[str] = frozenset()
        self.worked_on: list[str] = []

    def work_on(self, document: str) -> None:
        self.worked_on.append(document)


async def test_witness_knows_what_was_worked_on_and_suspects_may_only_be_read() -> None:
    """R25."""
    memory = Memory()
    house = House(memory)
    good, bad = await house.board(), await house.board()
    memory.suspects = frozenset([bad])
    async with house.rooms.run(), house.rooms.visit(good) as live, house.rooms.visit(bad) as other:
        await live.edit(RENAME)
        with pytest.raises(DamagedStoreError):
            await other.edit(RENAME)
        assert b"T" in other.room.committed.encoded()
    assert memory.worked_on == [good, ""]
