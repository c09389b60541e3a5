"""A library that kills or hangs the process: back within seconds, with all that was saved."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.test_stop import new_maps
from tests.support.poisoned_server import HANGS, KILLS
from tests.support.process import Program, running
from tests.support.server import wait_until
from tests.support.wire import joined

POISONED = "tests.support.poisoned_server"
BACK_SECONDS = 5.0


def child_of(program: Program) -> int:
    """Return the process that serves."""
    pid = program.process.pid
    [child] = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


@contextmanager
def replaced(program: Program) -> Iterator[None]:
    """Expect another server to be there in the end."""
    before = child_of(program)
    yield
    assert child_of(program) != before


async def until_served(program: Program) -> float:
    """Return how long the first answer takes."""
    began = time.monotonic()
    async with program.http() as http:
        assert (await http.get("/healthz")).status_code == 200
    return time.monotonic() - began


@pytest.mark.parametrize("poison", [KILLS, HANGS])
async def test_poison_costs_seconds_and_nothing_that_was_saved(tmp_path: Path, poison: str) -> None:
    """F33, F34: at the third visit of the poison its map is for reading only, others go on."""
    async with running(tmp_path, module=POISONED) as program:
        bad, good = await new_maps(program, 2)
        async with joined(program.wire(good)) as mara, joined(program.wire(bad)) as sem:
            for client in (mara, sem):
                await client.add_note("first", "saved")
                await client.until_saved()
        for _ in range(2):
            with replaced(program):
                async with joined(program.wire(bad)) as sem:
                    await sem.add_note("poison", poison)
                    await wait_until(lambda: sem.closed, "the end of the server", seconds=60)
                assert await until_served(program) < BACK_SECONDS

        async with joined(program.wire(bad)) as sem:
            assert sem.notes() == {"first": "saved"}
            await sem.add_note("poison", poison)
            await wait_until(lambda: sem.refused == ["damaged"], "a word about it")
        async with joined(program.wire(good)) as mara:
            assert mara.notes() == {"first": "saved"}
            await mara.add_note("second", "saved too")
            await mara.until_saved()
        assert await program.end() == 0
        assert program.stderr.count(bad.encode()) >= 2


async def test_killed_server_is_replaced_while_its_clients_wait(tmp_path: Path) -> None:
    async with running(tmp_path) as program:
        [made] = await new_maps(program, 1)
        async with joined(program.wire(made)) as client:
            await client.add_note("a", "kept")
            await client.until_saved()
            os.kill(child_of(program), signal.SIGKILL)
            # The parent holds the listening socket, so nobody is refused.
            assert await until_served(program) < BACK_SECONDS
        async with joined(program.wire(made)) as client:
            assert client.notes() == {"a": "kept"}
        assert await program.end() == 0


async def test_killed_parent_takes_the_server_along(tmp_path: Path) -> None:
    """Else folder and port would stay taken."""
    async with running(tmp_path) as program:
        child = child_of(program)
        await program.end(signal.SIGKILL)
        await wait_until(lambda: not is_alive(child), "the end of the server")
    async with running(tmp_path, program.port) as again:
        await until_served(again)


async def test_unsupervised_server_has_no_parent(tmp_path: Path) -> None:
    async with running(tmp_path, EMPATHYBOARD_SUPERVISED="false") as program:
        pid = program.process.pid
        assert Path(f"/proc/{pid}/task/{pid}/children").read_text() == ""
        await until_served(program)
        assert await program.end() == 0
