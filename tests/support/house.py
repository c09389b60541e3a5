"""Rooms without a network: a store in memory and a clock that stands still."""

import asyncio
from collections.abc import Sequence

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.write import Edit, new_board
from empathyboard.domain.board import BoardRecord, Commit
from empathyboard.domain.ids import new_id
from empathyboard.live.rooms import Rooms
from empathyboard.live.witness import NOBODY, Witness
from empathyboard.stores.memory import MemoryStore
from tests.support.clock import ManualClock

RENAME = Edit({"meta": {"title": "Renamed"}})


class House:
    """Rooms with everything that a test looks at."""

    def __init__(self, witness: Witness = NOBODY) -> None:
        self.store = MemoryStore()
        self.documents = LocalDocuments()
        self.clock = ManualClock()
        self.rooms = Rooms(self.store, self.documents, self.clock, witness)
        self.loads: list[str] = []
        self.commits: list[Sequence[Commit]] = []
        self.store.before_load = self._note_load
        self.store.after_append = self._note_append

    async def _note_load(self, document: str) -> None:
        self.loads.append(document)
        await asyncio.sleep(0)

    async def _note_append(self, commits: Sequence[Commit]) -> None:
        self.commits.append(commits)

    async def board(self) -> str:
        board = new_id()
        await self.store.add_board(BoardRecord(board, b"", "en", 0), new_board("T", ""))
        return board
