"""A server that is killed: what was acknowledged is there, once, in its place."""

import multiprocessing
import random
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.support.store_process import DOCUMENTS, Ack, add_boards, append_until_killed
from tests.support.stores import FIRST, content, sql_store

# Forked from a process that has imported everything: 20 starts take a second, not twenty.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.support.store_process"])


ROUNDS = 20


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(night, marks=pytest.mark.nightly) for night in range(1, 11))]
)
async def test_nothing_acknowledged_is_lost_by_kills(tmp_path: Path, seed: int) -> None:
    """S1, S3."""
    chance = random.Random(seed)
    store = sql_store(tmp_path)
    await add_boards(store)
    await store.close()
    heads = dict.fromkeys(DOCUMENTS, 1)

    for _ in range(ROUNDS):
        heads |= _acknowledged(tmp_path, kill_after=chance.randint(1, 60))
        store = sql_store(tmp_path)
        for document in DOCUMENTS:
            kept = await content(store, document)
            assert len(kept) >= heads[document], "an acknowledged update is gone"
            numbered = [b"%d" % position for position in range(2, len(kept) + 1)]
            assert kept == [FIRST, *numbered], "an update is twice there or out of place"
        await store.close()


def _acknowledged(data: Path, kill_after: int) -> dict[str, int]:
    ours, theirs = processes.Pipe(duplex=False)
    process = processes.Process(target=append_until_killed, args=(data, theirs))
    process.start()
    theirs.close()
    heads = dict(ours.recv() for _ in range(kill_after))
    process.kill()
    heads |= dict(_rest(ours))
    process.join()
    process.close()
    return heads


def _rest(acks: Connection) -> list[Ack]:
    rest: list[Ack] = []
    with acks:
        while True:
            try:
                rest.append(acks.recv())
            except (EOFError, OSError):
                return rest
