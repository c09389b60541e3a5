"""A board brought back to a snapshot: in place, as one edit, or as a new board beside it."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from empathyboard.document.copies import copy_board, copy_map
from empathyboard.document.restore import restore_board, restore_map
from empathyboard.document.write import Edit
from empathyboard.domain.board import (
    BoardRecord,
    MapAdded,
    MapBinned,
    MapRecord,
    MapRestored,
    PersonChanged,
    Record,
)
from empathyboard.domain.errors import DamagedStoreError
from empathyboard.domain.ids import hash_key, new_id, new_key
from empathyboard.domain.ports import BoardStore, Clock
from empathyboard.domain.protocol import Close
from empathyboard.domain.snapshots import MapState, Reason, Snapshot, SnapshotContent
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import Snapshots


@dataclass
class _Plan:
    """What a restore does beside the edits of documents."""

    records: list[Record] = field(default_factory=list)
    maps: dict[str, MapState] = field(default_factory=dict)
    """Maps that are there still, by id, with the state that they go back to."""
    binned: list[str] = field(default_factory=list)


class Restoring:
    """Brings boards back to snapshots."""

    def __init__(self, snapshots: Snapshots, store: BoardStore, rooms: Rooms, clock: Clock) -> None:
        """Write through rooms, and keep a snapshot of what was there before."""
        self._snapshots = snapshots
        self._store = store
        self._rooms = rooms
        self._clock = clock

    async def in_place(self, board: str, snapshot: str, author: str | None) -> Snapshot:
        """Write a snapshot's values forward in one commit; return the snapshot taken before it."""
        content = await self._snapshots.content(board, snapshot)
        before = await self._snapshots.take(board, Reason.RESTORE, author=author)
        plan = self._plan(content, await self._store.maps(board))
        await self._carry_out(board, content, plan)
        self._rooms.dismiss(plan.binned, Close.GONE, "the role is gone")
        return before

    def _plan(self, content: SnapshotContent, there: Sequence[MapRecord]) -> _Plan:
        """Compare records; a map that was deleted for good meanwhile is made anew."""
        plan, now = _Plan(), self._clock.now()
        ours = {record.role: record for record in there}
        then = {each.record.role: each for each in content.maps if each.record.deleted is None}
        for role, record in ours.items():
            if role not in then and record.deleted is None:
                plan.records.append(MapBinned(record.id, now))
                plan.binned.append(record.id)
        for role, state in then.items():
            if role in ours:
                plan.maps[ours[role].id] = state
                plan.records += _brought_back(ours[role], state.record)
            else:
                plan.records.append(_made_anew(state, now))
        return plan

    async def _carry_out(self, board: str, content: SnapshotContent, plan: _Plan) -> None:
        """Edit all documents at once: no wait in between, so they share a commit."""
        async with AsyncExitStack() as stack:
            visits = {key: self._rooms.visit(key) for key in (board, *plan.maps)}
            rooms = {key: await stack.enter_async_context(each) for key, each in visits.items()}
            if any(live.room.is_damaged for live in rooms.values()):
                raise DamagedStoreError(
                    "A part of this board was damaged and may only be read: "
                    "restore the snapshot as a new board instead."
                )
            current = {key: live.room.committed.encoded() for key, live in rooms.items()}
            edits = await asyncio.to_thread(
                _edits, board, current, content, plan, self._clock.now()
            )
            await asyncio.gather(
                *(
                    rooms[key].edit(edit, plan.records if key == board else ())
                    for key, edit in edits.items()
                )
            )

    async def as_new_board(self, board: str, snapshot: str, title: str) -> tuple[str, str]:
        """Make a board of what a snapshot holds; returns its id and its owner's key."""
        content = await self._snapshots.content(board, snapshot)
        original = await self._store.board(board)
        now, key = self._clock.now(), new_key()
        record = BoardRecord(new_id(), hash_key(key), original.locale, now)
        frame, added = await asyncio.to_thread(_copies, record, content, title)
        await self._store.add_board(record, frame)
        async with self._rooms.visit(record.id) as live:
            await live.edit(Edit({}), added)
        return record.id, key


def _edits(
    board: str, current: dict[str, bytes], content: SnapshotContent, plan: _Plan, at: int
) -> dict[str, Edit]:
    edits = {board: restore_board([current[board]], [content.frame.content], at)}
    for key, each in plan.maps.items():
        edits[key] = restore_map([current[key]], [each.state.content], at)
    return edits


def _brought_back(now: MapRecord, then: MapRecord) -> list[Record]:
    records: list[Record] = []
    if now.deleted is not None:
        records.append(MapRestored(now.id))
    if now.person != then.person:
        records.append(PersonChanged(now.id, then.person))
    return records


def _made_anew(state: MapState, now: int) -> MapAdded:
    """Return a map under a new id: browsers may hold another history under the old one."""
    then = state.record
    record = MapRecord(new_id(), then.board, then.role, now, then.person)
    return MapAdded(record, copy_map([state.state.content], with_notes=True))


def _copies(
    record: BoardRecord, content: SnapshotContent, title: str
) -> tuple[bytes, list[MapAdded]]:
    frame = copy_board([content.frame.content], title, with_notes=True)
    added = [
        MapAdded(
            MapRecord(new_id(), record.id, each.record.role, record.created, each.record.person),
            copy_map([each.state.content], with_notes=True),
        )
        for each in content.maps
        if each.record.deleted is None
    ]
    return frame, added
