"""Ending a server, politely and not: what was said to be saved is there afterwards, once."""

import asyncio
import signal
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from empathyboard.domain.protocol import Close
from empathyboard.sync import frames
from tests.support.ledger import Ledger
from tests.support.process import Program, running, start_server
from tests.support.server import new_board, new_map, wait_until
from tests.support.wire import joined


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


async def test_what_was_saved_is_there_after_a_polite_end_while_all_type(tmp_path: Path) -> None:
    """P5."""
    async with running(tmp_path) as program:
        ledger = Ledger(await new_maps(program, 2))
        work = asyncio.create_task(ledger.work(program.wire))
        await wait_until(lambda: work.done() or ledger.least_saved() >= 20, "notes")
        assert await program.end() == 0
        await work
    async with running(tmp_path) as program:
        await ledger.expect_all_there(program.wire)
        await ledger.expect_all_alike(program.wire)
