"""F4: the power is cut while a store is written; what was written and not synced is gone.

A killed process loses nothing that it wrote: the kernel has it. So this looks at what the disk
was told to keep, which tells FULL from NORMAL.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from tests.support import shims
from tests.support.store_process import DOCUMENTS, add_boards
from tests.support.stores import FIRST, content, sql_store

CUTS = 3


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim."""
    folder = tmp_path_factory.mktemp("shim")
    return shims.shim("power_cut", folder, "that a power cut loses nothing")


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(night, marks=pytest.mark.nightly) for night in range(1, 34))]
)
async def test_nothing_acknowledged_is_lost_by_a_power_cut(
    tmp_path: Path, shim: Path, seed: int
) -> None:
    """S3."""
    chance = Random(seed)
    data = tmp_path / "data"
    store = sql_store(data)
    await add_boards(store)
    await store.close()
    for turn in range(CUTS):
        keeps = tmp_path / f"keeps-{turn}"
        heads = write_until_cut(data, keeps, shim, after=chance.randint(20, 200))
        data = keeps
        await _expect_kept(data, heads)


async def test_database_that_is_not_synced_loses_what_was_acknowledged(
    tmp_path: Path, shim: Path
) -> None:
    """The measure itself: with synchronous=NORMAL the cut takes acknowledged updates away."""
    data, keeps = tmp_path / "data", tmp_path / "keeps"
    store = sql_store(data)
    await add_boards(store)
    await store.close()

    heads = write_until_cut(data, keeps, shim, after=60, synchronous="NORMAL")

    store = sql_store(keeps)
    assert len(await content(store, "one")) < heads["one"]
    await store.close()


async def _expect_kept(data: Path, heads: Mapping[str, int]) -> None:
    store = sql_store(data)
    for document in DOCUMENTS:
        kept = await content(store, document)
        assert len(kept) >= heads[document], "an acknowledged update is gone"
        assert kept == [FIRST, *(b"%d" % at for at in range(2, len(kept) + 1))]
    await store.close()


def write_until_cut(
    data: Path, keeps: Path, shim: Path, after: int, synchronous: str = "FULL"
) -> dict[str, int]:
    """Kill a writing process after so many acknowledgements; leaves what the disk was to keep."""
    shutil.copytree(data, keeps)
    environment = {
        **os.environ,
        "LD_PRELOAD": str(shim),
        "POWER_CUT_OF": f"{data.resolve()}/",
        "POWER_CUT_KEEPS": str(keeps),
    }
    command = [sys.executable, "-m", "tests.support.store_process", str(data), synchronous]
    heads: dict[str, int] = {}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for number, line in enumerate(process.stdout):
            document, head = line.split()
            heads[document] = int(head)
            if number == after:
                process.kill()
    assert process.returncode == -9, "it did not live until it was killed"
    # The shared memory of the log is no file that anybody syncs.
    (keeps / "empathyboard.db-shm").unlink(missing_ok=True)
    return heads
