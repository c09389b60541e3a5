"""Both ways in, uvicorn with our protocol class and any other ASGI server: one contract."""

from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.client import connect
from websockets.frames import Opcode

from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import Close
from empathyboard.live.outbox import Outbox
from empathyboard.sync import frames
from empathyboard.web.line import Line
from tests.support.server import Served, serving, wait_until
from tests.support.wire import joined, presence


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
