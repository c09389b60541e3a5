"""The bin of a board: what lies in it, taken out again, or deleted for good."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from empathyboard.document.erase import erase, erasure
from empathyboard.document.read import read_map
from empathyboard.document.whole import draw_map
from empathyboard.document.write import Edit
from empathyboard.domain.board import ErasureBegun, MapRecord
from empathyboard.domain.content import Note, RoleEntry
from empathyboard.domain.errors import EmpathyboardError, StorageError, UnknownError
from empathyboard.domain.ports import Clock, DocumentStore, SnapshotStore
from empathyboard.domain.snapshots import State
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import Snapshots

_log = logging.getLogger(__name__)
_SCRUB_TRIES = 20


@dataclass(frozen=True)
class BinnedNotes:
    """A map that is in use and its notes in the bin, the last one deleted first."""

    map: MapRecord
    role: RoleEntry
    notes: Sequence[Note]


@dataclass(frozen=True)
class Bin:
    """What lies in the bin of a board."""

    roles: Sequence[tuple[MapRecord, RoleEntry]]
    maps: Sequence[BinnedNotes]


class Bins:
    """Lists what was deleted from boards, brings it back or deletes it for good."""

    def __init__(
        self,
        documents: DocumentStore,
        kept: SnapshotStore,
        snapshots: Snapshots,
        rooms: Rooms,
        clock: Clock,
    ) -> None:
        """Reach into a store of documents and one of snapshots."""
        self._documents = documents
        self._kept = kept
        self._snapshots = snapshots
        self._rooms = rooms
        self._clock = clock

    async def list(self, board: str) -> Bin:
        """Return what lies in the bin of a board."""
        stored = await self._kept.load_board(board)
        records = {each.record.role: each.record for each in stored.maps}
        whole = (await self._snapshots.see(board, None)).board
        roles, maps = [], []
        for each in whole.maps:
            record = records[each.entry.key]
            notes = _binned(each.content.notes)
            if record.deleted is not None:
                roles.append((record, each.entry))
            elif notes:
                maps.append(BinnedNotes(record, each.entry, notes))
        return Bin(roles, maps)

    async def take_out(self, map_id: str, notes: Sequence[str]) -> None:
        """Bring notes back to where they were."""
        await self._expect_binned(map_id, notes)
        async with self._rooms.visit(map_id) as live:
            await live.edit(Edit({"notes": {key: {"deleted": None} for key in notes}}))

    async def forget_notes(self, map_id: str, notes: Sequence[str]) -> None:
        """Delete notes for good: from the document, its log and all snapshots."""
        await self._expect_binned(map_id, notes)
        async with self._rooms.visit(map_id) as live, self._snapshots.erasing(live.board):
            await self._erase(map_id, "notes", notes)
        await self._scrub()

    async def forget_map(self, record: MapRecord) -> None:
        """Delete a role for good, with its map, everywhere."""
        if record.deleted is None:
            raise UnknownError("This role is not in the bin.")
        async with self._snapshots.erasing(record.board):
            await self._kept.forget_map(record.id)
            await self._erase(record.board, "roles", [record.role])
        await self._scrub()

    async def _erase(self, document: str, root: str, keys: Sequence[str]) -> None:
        """Take entries out of snapshots, then of the document: stopped half way, it can be redone.

        The document comes last, as it says what is in the bin still.
        """
        states = await self._kept.states_of(document)
        await self._kept.replace_states(await asyncio.to_thread(_erased, states, root, keys))
        async with self._rooms.visit(document) as live:
            await live.edit(erasure(root, keys), [ErasureBegun(document)])
        await self._rooms.forget_past(document)

    async def finish_erasures(self) -> None:
        """Finish what a crash or a failing store stopped half way."""
        try:
            begun = await self._documents.begun_erasures()
            for document in begun:
                await self._rooms.forget_past(document)
            if begun:
                await self._scrub()
        except EmpathyboardError as error:
            _log.error("What was deleted for good is not all gone yet: %s", error)

    async def _expect_binned(self, map_id: str, notes: Sequence[str]) -> None:
        content = read_map(await self._rooms.committed(map_id))
        missing = set(notes) - {note.id for note in _binned(content.notes)}
        if missing:
            raise UnknownError(f"There is no note {min(missing)} in the bin.")

    async def _scrub(self) -> None:
        """Leave no byte behind; readers are in the way for moments only."""
        for _ in range(_SCRUB_TRIES):
            with suppress(StorageError):
                await self._documents.scrub()
                return
            await self._clock.sleep(0.1)
        await self._documents.scrub()


def _binned(notes: Iterable[Note]) -> list[Note]:
    binned = [note for note in notes if note.deleted is not None]
    return sorted(binned, key=lambda note: (-(note.deleted or 0), note.id))


def _erased(states: Iterable[State], root: str, keys: Sequence[str]) -> list[State]:
    return [
        replace(state, content=content, picture=draw_map([content]) if state.picture else "")
        for state in states
        for content in [erase([state.content], root, keys)]
    ]
