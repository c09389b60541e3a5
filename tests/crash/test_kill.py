"""F1: the server is killed while all type; an account outside of it knows what it had promised."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from tests.e2e.program import free_port
from tests.support.forked_server import ForkedServer
from tests.support.ledger import Ledger
from tests.support.server import wait_until

ROUNDS = 20


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(night, marks=pytest.mark.nightly) for night in range(1, 11))]
)
async def test_nothing_acknowledged_or_seen_is_lost_by_kills_under_load(
    tmp_path: Path, seed: int
) -> None:
    """S3, P5, R11: and everyone who comes back ends with the same."""
    server, chance = ForkedServer(tmp_path, free_port()), Random(seed)
    await server.start()
    ledger = Ledger(await server.new_maps(2))
    try:
        for _ in range(ROUNDS):
            await _kill_at_work(server, ledger, chance.randint(3, 12))
            await server.start()
            await ledger.expect_all_there(server.wire)
        await ledger.expect_all_alike(server.wire)
    finally:
        await server.kill()


async def _kill_at_work(server: ForkedServer, ledger: Ledger, more: int) -> None:
    goal = ledger.least_saved() + more
    work = asyncio.create_task(ledger.work(server.wire))
    await wait_until(lambda: work.done() or ledger.least_saved() >= goal, "notes to lose")
    await server.kill()
    await work
