"""Ending a server, politely and not: what was said to be saved is there afterwards, once."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from empathyboard.domain.protocol import Close
from empathyboard.sync import frames
from tests.support.process import Program, running, start_server
from tests.support.server import new_board, new_map, wait_until
from tests.support.wire import Client, joined

WRITERS = 4


async def new_maps(program: Program, number: int) -> list[str]:
    async with program.http() as http:
        board = await new_board(http)
        return [(await new_map(http, board["id"]))["id"] for _ in range(number)]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_server_that_is_asked_to_end_tells_everyone_and_succeeds(
    tmp_path: Path, sign: signal.Signals
) -> None:
    async with running(tmp_path) as program:
        [made] = await new_maps(program, 1)
        async with joined(program.wire(made)) as one, joined(program.wire(made)) as two:
            await one.add_note("a", "kept")
            await one.until_saved()
            ending = asyncio.create_task(program.end(sign))
            assert (await one.until_closed())[0] == Close.RESTART
            assert (await two.until_closed())[0] == Close.RESTART
            assert await ending == 0
        assert program.stderr == b""

    async with running(tmp_path) as program, joined(program.wire(made)) as late:
        assert late.notes() == {"a": "kept"}


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_server_that_is_asked_to_end_as_soon_as_it_started_succeeds(
    tmp_path: Path, sign: signal.Signals
) -> None:
    """In the moment before uvicorn takes the signals, an exception of ours could be lost."""
    program = await start_server(tmp_path)

    assert await program.end(sign) == 0
    assert program.stderr == b""


async def test_end_does_not_wait_for_who_does_not_read(tmp_path: Path) -> None:
    async with running(tmp_path) as program:
        [made] = await new_maps(program, 1)
        address = program.wire(made)
        async with joined(address) as writer:
            await writer.add_note("big", "x" * 1_900_000)
            await writer.until_saved()
        async with connect(address, max_size=None, compression=None, max_queue=1) as stuck:
            for _ in range(20):
                await stuck.send(frames.ask_document(b"\x00"))
            await asyncio.wait_for(program.end(), 8)
            stuck.transport.abort()
        assert (program.process.returncode, program.stderr) == (0, b"")


class Writer:
    """Someone who types without waiting, and remembers what was said to be saved."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.numbers = count()
        self.waiting: list[str] = []
        self.saved: dict[str, str] = {}

    async def write(self, client: Client) -> None:
        """Write until the server is gone."""
        before = client.sent
        while client.closed is None:
            key = f"{self.name}-{next(self.numbers)}"
            self.waiting.append(key)
            await client.add_note(key, f"text of {key}")
            self._note_saved(client, before)
            await asyncio.sleep(0.001)
        self._note_saved(client, before)
        self.waiting.clear()

    def _note_saved(self, client: Client, before: int) -> None:
        for key in self.waiting[: max(0, client.saved - before)]:
            self.saved[key] = f"text of {key}"


@asynccontextmanager
async def writing(program: Program, made: list[str], writers: list[Writer]) -> AsyncIterator[None]:
    """Let everybody type; two on each map."""
    async with asyncio.TaskGroup() as group:
        for number, writer in enumerate(writers):
            group.create_task(write(program, made[number // 2], writer))
        yield


async def write(program: Program, document: str, writer: Writer) -> None:
    async with joined(program.wire(document)) as client:
        await client.until_saved()
        await writer.write(client)


async def expect_all_there(
    program: Program, made: list[str], writers: list[Writer], sent_at_most: int
) -> None:
    for number, document in enumerate(made):
        async with joined(program.wire(document)) as late, program.http() as http:
            notes = late.notes()
            for writer in writers[number * 2 : number * 2 + 2]:
                assert writer.saved.items() <= notes.items()
            assert len(notes) <= sent_at_most
            read = (await http.get(f"/api/maps/{document}/notes")).json()["notes"]
            assert {note["id"]: note["text"] for note in read} == notes
            assert len(read) == len(notes)


def have_saved(writers: list[Writer], least: int) -> bool:
    return all(len(writer.saved) >= least for writer in writers)


async def kill_while_writing(data: Path, rounds: int) -> None:
    writers = [Writer(f"w{number}") for number in range(WRITERS)]
    program = await start_server(data)
    made = await new_maps(program, WRITERS // 2)
    for turn in range(rounds):
        goal = min(len(writer.saved) for writer in writers) + 5 + turn % 7
        async with writing(program, made, writers):
            await wait_until(partial(have_saved, writers, goal), "notes to lose")
            await program.end(signal.SIGKILL)
        program = await start_server(data)
        sent = sum(next(writer.numbers) for writer in writers)
        await expect_all_there(program, made, writers, sent)
    assert await program.end() == 0


async def test_what_was_saved_outlives_a_kill_while_all_type(tmp_path: Path) -> None:
    """P5, S3: every note that was said to be saved is there after each restart, once."""
    await kill_while_writing(tmp_path, rounds=10)


@pytest.mark.nightly
async def test_what_was_saved_outlives_forty_kills(tmp_path: Path) -> None:
    """P5, S3."""
    await kill_while_writing(tmp_path, rounds=40)


async def test_what_was_saved_is_there_after_a_polite_end_while_all_type(tmp_path: Path) -> None:
    """P5."""
    writers = [Writer(f"w{number}") for number in range(WRITERS)]
    async with running(tmp_path) as program:
        made = await new_maps(program, WRITERS // 2)
        async with writing(program, made, writers):
            await wait_until(partial(have_saved, writers, 20), "notes")
            assert await program.end() == 0
    async with running(tmp_path) as program:
        await expect_all_there(program, made, writers, sum(next(w.numbers) for w in writers))
