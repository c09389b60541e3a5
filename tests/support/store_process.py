"""A process that appends and acknowledges until somebody kills it.

Usage: python -m tests.support.store_process FOLDER SYNCHRONOUS (acknowledges on stdout)
"""

import asyncio
import sys
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from empathyboard.domain.board import Commit
from empathyboard.stores.sql import SqlStore
from tests.support.stores import (
    add_board,
    checkpoint_of,
    content,
    keep_checkpoint,
    run_sql,
    sql_store,
)

DOCUMENTS = ("one", "two")
CHECKPOINT_EVERY = 7

Ack = tuple[str, int]
"""A document and the position up to which it is on the disk."""


async def add_boards(store: SqlStore) -> None:
    """Keep the boards that the process writes to."""
    for document in DOCUMENTS:
        await add_board(store, document)


def append_until_killed(data: Path, acks: Connection) -> None:
    """Append updates that name their position; acknowledge them when the store has them."""
    asyncio.run(_append_until_killed(sql_store(data), acks.send))


async def _append_until_killed(store: SqlStore, acknowledge: Callable[[Ack], None]) -> None:
    heads = {document: (await store.load(document)).head for document in DOCUMENTS}
    for turn in count():
        await store.append([_next(document, heads, turn) for document in DOCUMENTS])
        for ack in heads.items():
            acknowledge(ack)
        if turn % CHECKPOINT_EVERY == 0:
            await _compact(store, DOCUMENTS[turn % 2])


def _next(document: str, heads: dict[str, int], turn: int) -> Commit:
    first = heads[document] + 1
    heads[document] += 1 + turn % 5
    updates = [b"%d" % position for position in range(first, heads[document] + 1)]
    return Commit(document, updates)


async def _compact(store: SqlStore, document: str) -> None:
    everything = await content(store, document)
    await keep_checkpoint(store, document, len(everything), checkpoint_of(everything))


def main(data: Path, synchronous: str) -> None:
    """Append with a level of PRAGMA synchronous, until killed."""
    store = sql_store(data)
    run_sql(store, f"PRAGMA synchronous={synchronous}")
    asyncio.run(_append_until_killed(store, _tell))


def _tell(ack: Ack) -> None:
    sys.stdout.write("{} {}\n".format(*ack))
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
