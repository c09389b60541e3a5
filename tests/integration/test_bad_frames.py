"""A frame that is not sound closes its sender and touches nothing else (P20 to P22)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from empathyboard.document.encoding import sized, uint
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import VERSION, Close, Message
from empathyboard.sync import frames
from tests.support.server import Served
from tests.support.wire import Client, add_note, joined, presence, raw_sync


@asynccontextmanager
async def nobody_notices(served: Served) -> AsyncIterator[Client]:
    """Give a client that misbehaves; check that document, log and another client go on."""
    made = await served.new_map()
    address = served.wire(made["id"])
    async with joined(address) as other, joined(address) as bad:
        await other.add_note("before", "kept")
        await bad.until_notes({"before": "kept"})
        stored = await served.store.load(made["id"])
        heard = len(other.got)

        yield bad

        assert await served.store.load(made["id"]) == stored
        assert [frame for frame in other.got[heard:] if frame[0] == Message.SYNC] == []
        await other.add_note("after", "kept too")
        await other.until_saved()
        assert other.closed is None
        async with joined(address) as late:
            assert late.notes() == {"before": "kept", "after": "kept too"}


async def expect_closed(bad: Client, code: Close) -> str:
    closed, reason = await bad.until_closed()
    assert closed == code
    assert reason
    return reason


def update_of(client: Client) -> bytes:
    """Return a sound update that the server does not have."""
    return client.change(lambda doc: add_note(doc, "bad", "never seen"))


MALFORMED: dict[str, Callable[[Client], bytes | str]] = {
    "empty": lambda client: b"",
    "text": lambda client: "hello",
    "empty text": lambda client: "",
    "unknown type": lambda client: uint(2**20),
    "auth": lambda client: uint(2) + sized(b""),
    "server's saved": lambda client: frames.saved(1),
    "server's refused": lambda client: frames.refused("storage"),
    "unknown step": lambda client: raw_sync(3, b""),
    "bytes after a step 1": lambda client: frames.ask_document(b"\x00") + b"\x00",
    "bytes after an update": lambda client: frames.edit_document(update_of(client)) + b"\x00",
    "bytes in an update": lambda client: frames.edit_document(update_of(client) + b"\x00"),
    "two messages": lambda client: frames.ask_document(b"\x00") * 2,
    "no update": lambda client: frames.edit_document(b""),
    "random bytes": lambda client: frames.edit_document(bytes(range(256))),
    "no state vector": lambda client: frames.ask_document(b"\x05"),
    "empty state vector": lambda client: frames.ask_document(b""),
    "huge count": lambda client: frames.edit_document(uint(2**53 - 1)),
    "int of 70 bits": lambda client: b"\xff" * 10,
    "hello without version": lambda client: uint(Message.HELLO),
    "query with a payload": lambda client: uint(Message.QUERY_AWARENESS) + b"\x00",
    "presence that is no JSON": lambda client: presence(7, 1, "{"),
    "presence with NaN": lambda client: presence(7, 1, "NaN"),
    "presence cut short": lambda client: frames.tell_presence(uint(1) + uint(7)),
}


@pytest.mark.parametrize("kind", MALFORMED)
async def test_malformed_frame_closes_its_sender_alone(served: Served, kind: str) -> None:
    """P20."""
    async with nobody_notices(served) as bad:
        await bad.send(MALFORMED[kind](bad))
        await expect_closed(bad, Close.MALFORMED)


async def test_every_prefix_of_a_frame_is_malformed(served: Served) -> None:
    """P20: each on a connection of its own."""
    async with nobody_notices(served) as bad:
        frame = frames.edit_document(update_of(bad))
        for size in range(len(frame)):
            async with joined(bad.address, asks=False, hello=False) as cut:
                await cut.send(frame[:size])
                await expect_closed(cut, Close.MALFORMED)


async def test_every_truncated_update_is_malformed(served: Served) -> None:
    """P20: whole as a frame, cut as an update."""
    async with nobody_notices(served) as bad:
        update = update_of(bad)
        for size in range(len(update)):
            async with joined(bad.address, asks=False, hello=False) as cut:
                await cut.send(frames.edit_document(update[:size]))
                await expect_closed(cut, Close.MALFORMED)


async def test_what_follows_a_bad_frame_is_not_taken_in(served: Served) -> None:
    """P20: not even when it comes in the same breath."""
    async with nobody_notices(served) as bad:
        update = update_of(bad)
        await bad.send(b"")
        await bad.send_update(update)
        await expect_closed(bad, Close.MALFORMED)


Send = Callable[[Client], Awaitable[None]]
TOO_LARGE: dict[str, Send] = {
    "update": lambda bad: bad.send_update(b"\x00" * (LIMITS.update_bytes + 1)),
    "step 2": lambda bad: bad.send_answer(b"\x00" * (LIMITS.document_bytes + 1)),
    "frame": lambda bad: bad.send_answer(b"\x00" * (LIMITS.frame_bytes + 2000)),
    "frame of 20 MB": lambda bad: bad.send_answer(b"\x00" * 20_000_000),
    "presence": lambda bad: bad.send(presence(7, 1, '"' + "x" * LIMITS.presence_frame_bytes + '"')),
    "state": lambda bad: bad.send(presence(7, 1, '"' + "x" * LIMITS.presence_state_bytes + '"')),
}


@pytest.mark.parametrize("kind", TOO_LARGE)
async def test_frame_over_its_size_closes_its_sender_alone(served: Served, kind: str) -> None:
    """P20, P23: with a code that stops the client, for trying again would not help."""
    async with nobody_notices(served) as bad:
        await TOO_LARGE[kind](bad)
        await expect_closed(bad, Close.TOO_LARGE)


async def test_update_just_within_its_size_is_taken(served: Served) -> None:
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        await client.add_note("long", "x" * (LIMITS.update_bytes - 1000))
        await client.until_saved()


async def test_document_over_its_size_takes_no_more(served: Served) -> None:
    """P6."""
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        for number in range(4):
            await client.add_note(f"long {number}", "x" * (LIMITS.update_bytes - 1000))
        await client.until_saved()
        await client.add_note("one too many", "x" * 10_000)
        assert (await client.until_closed())[0] == Close.TOO_LARGE

    async with joined(served.wire(made["id"])) as late:
        assert sorted(late.notes()) == [f"long {number}" for number in range(4)]


@pytest.mark.parametrize("version", [0, VERSION + 1, 2**53 - 1])
async def test_other_version_is_told_that_it_is_outdated(served: Served, version: int) -> None:
    """P4."""
    async with nobody_notices(served) as bad:
        await bad.send(uint(Message.HELLO) + uint(version))
        assert str(VERSION) in await expect_closed(bad, Close.OUTDATED)


async def test_client_without_hello_gets_none_of_our_messages(served: Served) -> None:
    """P3."""
    made = await served.new_map()
    async with joined(served.wire(made["id"]), hello=False) as plain:
        async with joined(served.wire(made["id"])) as ours:
            await plain.add_note("a", "plain")
            await ours.until_notes({"a": "plain"})
            await ours.add_note("b", "ours")
            await plain.until_notes({"a": "plain", "b": "ours"})

        kinds = {frame[0] for frame in plain.got}
    assert kinds <= {Message.SYNC, Message.AWARENESS}
