"""Both ways in, uvicorn with our protocol class and any other ASGI server: one contract."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.client import connect
from websockets.frames import Opcode

from empathyboard.document.encoding import uint
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import VERSION, Close, Message
from empathyboard.live.outbox import Outbox
from empathyboard.sync import frames
from empathyboard.web.line import Line
from tests.support.server import Served, end, serving, wait_until
from tests.support.wire import joined, presence

GAP = b"\x01\x01\xeb\x07\x01\xa8\xeb\x07\x00\x01|@\x00\x00\x00\x01\xeb\x07\x01\x00\x01"
"""The second edit of a client whose first one never came."""


@pytest.fixture(params=["wire", "plain"])
async def edge(request: pytest.FixtureRequest) -> AsyncIterator[Served]:
    async with serving(plain=request.param == "plain") as served:
        yield served


@pytest.mark.parametrize(("plain", "outlet"), [(False, Line), (True, Outbox)])
async def test_each_server_gets_the_way_that_it_can_serve(plain: bool, outlet: type) -> None:
    async with serving(plain=plain) as served:
        address = served.wire((await served.new_map())["id"])
        async with joined(address) as client:
            await client.add_note("a", "x")
            await client.until_saved()
            [live] = [each for each in served.rooms._live() if each.connections]
            [connection] = live.connections
            assert isinstance(connection.outbox, outlet)


async def test_edit_is_seen_by_others_and_saved(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as writer, joined(address) as reader:
        await writer.add_note("a", "seen")
        await writer.until_saved()
        await wait_until(lambda: reader.notes() == writer.notes(), "the note")


async def test_edits_of_several_people_at_once_arrive_whole(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as one, joined(address) as two, joined(address) as reader:
        for number in range(20):
            await one.add_note(f"one {number}", "x")
            await two.add_note(f"two {number}", "y")
        await one.until_saved()
        await two.until_saved()
        await wait_until(lambda: len(reader.notes()) == 40, "forty notes")


async def test_who_leaves_is_gone_for_the_others(edge: Served) -> None:
    """P31."""
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as reader:
        async with joined(address) as leaver:
            await leaver.send(presence(7, 1, '{"name":"Anouk"}'))
            await wait_until(lambda: 7 in reader.states, "the newcomer")
        await wait_until(lambda: reader.states[7] == "null", "the farewell")


async def test_message_in_parts_with_a_ping_between_is_taken_in_whole(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as reader, connect(address, compression=None) as socket:
        frame = presence(9, 1, '{"name":"Bram"}')
        protocol = socket.protocol
        protocol.send_binary(frame[:5], fin=False)
        protocol.send_ping(b"still there?")
        protocol.send_continuation(frame[5:], fin=True)
        socket.transport.write(b"".join(protocol.data_to_send()))
        await wait_until(lambda: 9 in reader.states, "the state")


async def test_frame_that_comes_byte_by_byte_is_taken_in(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as reader, connect(address, compression=None) as socket:
        socket.protocol.send_binary(presence(9, 1, '{"name":"' + "n" * 300 + '"}'))
        for byte in b"".join(socket.protocol.data_to_send()):
            socket.transport.write(bytes((byte,)))
        await wait_until(lambda: 9 in reader.states, "the state")


async def test_text_closes_as_malformed(edge: Served) -> None:
    """P20."""
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as client:
        await client.send("hello")
        await wait_until(lambda: client.closed is not None, "the close")
        assert client.closed is not None
        assert client.closed[0] == Close.MALFORMED


async def test_unmasked_frame_breaks_the_rules_and_closes(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with connect(address, compression=None) as socket:
        socket.transport.write(bytes((0x80 | Opcode.BINARY, 3)) + b"abc")
        await socket.wait_closed()
        assert socket.close_code == 1002


async def test_large_frame_and_those_behind_it_keep_their_order(edge: Served) -> None:
    """What is walked in a thread is not overtaken."""
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as writer, joined(address) as reader:
        await writer.add_note("large", "x" * 200_000)
        for number in range(5):
            await writer.add_note(f"after {number}", "y")
        await writer.until_saved()
        await wait_until(lambda: reader.notes() == writer.notes(), "all six")
        assert writer.closed is None


async def test_update_over_its_size_closes_as_too_large(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as client:
        await client.send(frames.edit_document(bytes(LIMITS.update_bytes + 1)))
        await wait_until(lambda: client.closed is not None, "the close")
        assert client.closed is not None
        assert client.closed[0] == Close.TOO_LARGE


CLOSING = {
    "nothing at all": (b"", Close.MALFORMED),
    "a type of the server's": (frames.saved(1), Close.MALFORMED),
    "a frame cut short": (frames.edit_document(b"\x01\x01")[:-1], Close.MALFORMED),
    "an update that is none": (frames.edit_document(b"\x01\x01\x01"), Close.MALFORMED),
    "presence that is none": (presence(1, 1, "{"), Close.MALFORMED),
    "presence over its size": (
        frames.tell_presence(bytes(LIMITS.presence_frame_bytes + 1)),
        Close.TOO_LARGE,
    ),
    "a version to come": (uint(Message.HELLO) + uint(VERSION + 1), Close.OUTDATED),
    "another epoch": (frames.HELLO + uint(7), Close.RESTORED),
    "an answer with a gap": (frames.answer_document(GAP), Close.GAP),
}


@pytest.mark.parametrize(("frame", "code"), CLOSING.values(), ids=CLOSING.keys())
async def test_frame_that_may_not_be_closes_its_sender_alone(
    edge: Served, frame: bytes, code: Close
) -> None:
    """P4, P14, P20, P21."""
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as bad, joined(address) as good:
        await bad.send(frame)
        assert (await bad.until_closed())[0] == code
        await good.add_note("a", "x")
        await good.until_saved()


async def test_second_gap_before_the_answer_closes(edge: Served) -> None:
    """P21."""
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address, answers=False) as client:
        await client.send(frames.edit_document(GAP))
        asked = frames.ask_document(b"")[:2]
        await wait_until(lambda: sum(each[:2] == asked for each in client.got) > 1, "a question")
        await client.send(frames.answer_document(GAP))
        assert (await client.until_closed())[0] == Close.GAP


async def test_who_is_here_is_told_to_who_asks(edge: Served) -> None:
    """P2."""
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as anouk, joined(address) as sem:
        await anouk.send(presence(7, 1, '{"cursor":[1,2]}'))
        await wait_until(lambda: 7 in sem.states, "her cursor")
        sem.states.clear()
        await sem.send(uint(Message.QUERY_AWARENESS))
        await wait_until(lambda: 7 in sem.states, "her cursor once more")


async def test_nobody_is_let_in_where_nothing_is_or_may_be_seen(edge: Served) -> None:
    """P10."""
    board = await edge.new_board()
    made = await edge.new_map(board["id"])
    address = edge.wire(made["id"])
    async with joined(edge.wire("nowhere"), asks=False) as client:
        assert (await client.until_closed())[0] == Close.UNKNOWN
    async with joined(address, asks=False, origin="https://elsewhere.example") as client:
        assert (await client.until_closed())[0] == Close.FORBIDDEN
    key = {"Authorization": f"Bearer {board['key']}"}
    async with joined(edge.wire(board["id"])) as client:
        assert (await edge.http.delete(f"/api/boards/{board['id']}", headers=key)).is_success
        assert (await client.until_closed())[0] == Close.GONE


async def test_who_vanishes_while_being_let_in_is_no_error(
    edge: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made, load = await edge.new_map(), edge.store.load
    is_asked, is_gone, is_over = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def slow(document: str) -> object:
        is_asked.set()
        await is_gone.wait()
        try:
            return await load(document)
        finally:
            is_over.set()

    monkeypatch.setattr(edge.store, "load", slow)
    async with connect(edge.wire(made["id"]), compression=None) as socket:
        await is_asked.wait()
        socket.transport.abort()
    # So that the server has heard of it.
    assert (await edge.http.get("/healthz")).status_code == 200
    is_gone.set()
    await is_over.wait()
    async with joined(edge.wire(made["id"])) as next_one:
        await next_one.add_note("a", "x")
        await next_one.until_saved()

    assert [each for each in caplog.records if each.levelno >= logging.ERROR] == []


async def test_server_that_ends_says_so(edge: Served) -> None:
    address = edge.wire((await edge.new_map())["id"])
    async with joined(address) as client:
        await end(edge)
        assert (await client.until_closed())[0] == Close.RESTART
