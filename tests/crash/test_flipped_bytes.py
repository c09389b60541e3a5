"""F5: bytes of the database turn into others; what is read is right, or said to be damaged."""

import asyncio
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from empathyboard.domain.board import Commit, StoredDocument
from empathyboard.domain.errors import EmpathyboardError
from empathyboard.stores.open import FILE
from tests.support.stores import (
    FIRST,
    add_board,
    checkpoint_of,
    content,
    keep_checkpoint,
    sql_store,
)

DATABASE, LOG = FILE, f"{FILE}-wal"
ROUNDS = 60
CHECKPOINTS = (10, 20, 30)
NEWEST = CHECKPOINTS[-1]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[bytes]]:
    """A folder as a server leaves it that is killed, and the updates in it."""
    folder = tmp_path_factory.mktemp("written")
    return folder, asyncio.run(_write(folder))


async def _write(folder: Path) -> list[bytes]:
    chance = Random(5)
    live = folder / "live"
    store = sql_store(live)
    await add_board(store)
    updates = [FIRST]
    for turn in range(40):
        updates.append(chance.randbytes(chance.randint(20, 3_000)).replace(b"\n", b"?"))
        await store.append([Commit("board", updates[-1:])])
        if turn in CHECKPOINTS:
            await keep_checkpoint(store, "board", turn, checkpoint_of(updates[:turn]))
        if turn == NEWEST:
            # The rest is in the log of the database alone.
            await store.close()
            store = sql_store(live)
    for name in (DATABASE, LOG):
        shutil.copy(live / name, folder / name)
    assert await content(store) == updates
    await store.close()
    return updates


def flipped(
    written: Path, name: str, chance: Random, folder: Path, aim: bytes | None = None
) -> Path:
    """Copy the files and turn one byte of one of them into another; `aim` says within what."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for each in (DATABASE, LOG):
        shutil.copy(written / each, folder / each)
    with (folder / name).open("r+b") as file:
        at = _place(file.read(), chance, aim)
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ chance.randint(1, 255)]))
    return folder


def _place(content: bytes, chance: Random, aim: bytes | None) -> int:
    """Return a place anywhere, or within one of the copies of what is aimed at."""
    copies = [found.start() for found in re.finditer(re.escape(aim), content)] if aim else []
    if aim and copies:
        return chance.choice(copies) + chance.randrange(len(aim))
    return chance.randrange(len(content))


async def read(folder: Path) -> StoredDocument | None:
    """Open a folder and load the board; None when something says that this cannot be."""
    try:
        store = sql_store(folder)
    except EmpathyboardError:
        return None
    try:
        return await store.load("board")
    except EmpathyboardError:
        return None
    finally:
        await store.close()


def all_of(stored: StoredDocument) -> Sequence[bytes]:
    covered = stored.checkpoint.split(b"\n") if stored.covered else []
    return [*covered, *stored.updates]


NIGHTS = [0, *(pytest.param(night, marks=pytest.mark.nightly) for night in range(1, 21))]


@pytest.mark.parametrize("seed", NIGHTS)
async def test_flipped_byte_of_the_database_is_harmless_or_told(
    written: tuple[Path, list[bytes]], tmp_path: Path, seed: int
) -> None:
    """S21: never silently another content."""
    source, updates = written
    chance = Random(f"database {seed}")
    noticed = 0
    for turn in range(ROUNDS):
        # Most of the file is other tables and free: each second byte is one of the log.
        aim = chance.choice(updates)[:16] if turn % 2 else None
        stored = await read(flipped(source, DATABASE, chance, tmp_path / "data", aim))
        # With the newest checkpoint damaged, the one before it and the log say all the same.
        if stored is None or stored.damage or stored.covered != NEWEST:
            noticed += 1
        if stored is not None:
            whole = all_of(stored)
            assert whole == updates[: len(whole)]
            assert stored.damage or whole == updates
    assert noticed


@pytest.mark.parametrize("seed", NIGHTS)
async def test_flipped_byte_of_the_write_ahead_log_ends_it_before(
    written: tuple[Path, list[bytes]], tmp_path: Path, seed: int
) -> None:
    """S23: SQLite cannot tell it from a commit that a crash cut short."""
    source, updates = written
    chance = Random(f"log {seed}")
    for _ in range(ROUNDS):
        stored = await read(flipped(source, LOG, chance, tmp_path / "data"))
        if stored is not None:
            whole = all_of(stored)
            assert whole == updates[: len(whole)]
            assert len(whole) >= 31
