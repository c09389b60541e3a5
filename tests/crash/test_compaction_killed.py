"""F3: the server is killed at each step of making a checkpoint."""

import multiprocessing
import signal
from pathlib import Path

import pytest

from empathyboard.document.documents import values
from empathyboard.document.read import build
from tests.support.compaction_process import BOARD, EDITS_PER_LIFE, STEPS, edit_and_compact
from tests.support.stores import sql_store

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.support.compaction_process"])


def live(data: Path, step: str | None, start: int) -> int | None:
    process = processes.Process(target=edit_and_compact, args=(data, step, start))
    process.start()
    process.join()
    code = process.exitcode
    process.close()
    return code


async def expect_all(data: Path, edits: int) -> int:
    """Look whether all edits are there; returns what the checkpoint covers."""
    store = sql_store(data)
    stored = await store.load(BOARD)
    await store.close()
    assert (stored.head, stored.damage) == (edits + 1, None)
    meta = values(build(stored.contents))["meta"]
    assert meta["title"] == f"title {edits - 1}"
    assert [meta[f"k{number}"] for number in range(edits)] == list(range(edits))
    return stored.covered


@pytest.mark.parametrize("step", STEPS)
async def test_kill_at_any_step_of_a_checkpoint_changes_nothing_that_is_read(
    tmp_path: Path, step: str
) -> None:
    """S31, S32: twice in a row, after a whole one and before another."""
    edits = 0
    for death in (None, step, step, None):
        code = live(tmp_path, death, edits)
        assert code == (-signal.SIGKILL if death else 0)
        edits += EDITS_PER_LIFE
        covered = await expect_all(tmp_path, edits)
    assert covered == edits + 1
