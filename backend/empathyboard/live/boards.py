"""Boards and maps in time: made, read, changed, binned and restored.

What is written on them is changed through their rooms, so that open browsers see it; the
records beside them change in the same commit.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from empathyboard.document.copies import copy_board, copy_map
from empathyboard.document.example import make_example
from empathyboard.document.read import read_board, read_map
from empathyboard.document.write import Edit, Value, new_board, new_map, rank_after
from empathyboard.domain.access import Level
from empathyboard.domain.board import (
    BoardRecord,
    MapAdded,
    MapBinned,
    MapRecord,
    MapRestored,
    PersonChanged,
    Record,
)
from empathyboard.domain.content import BoardContent, MapContent, RoleEntry
from empathyboard.domain.errors import GoneError, LimitError, StorageError, UnknownError
from empathyboard.domain.example import read_example
from empathyboard.domain.ids import hash_key, is_id, new_id, new_key
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.ports import BoardStore, Clock
from empathyboard.domain.protocol import Close
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import KeepBefore, keep_nothing

_log = logging.getLogger(__name__)
_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class BoardView:
    """A board with what is written on it and its maps that are not in the bin."""

    record: BoardRecord
    content: BoardContent
    maps: Sequence["MapView"]


@dataclass(frozen=True)
class MapView:
    """A map with its role as the board lists it."""

    record: MapRecord
    role: RoleEntry


@dataclass(frozen=True)
class RoleChange:
    """What to change about a role; None leaves a field as it is, an empty person takes it away."""

    job_title: str | None = None
    committee_roles: Sequence[str] | None = None
    person: str | None = None
    priority: str | None = None


class Boards:
    """Everything that can be done with boards and maps as wholes."""

    def __init__(
        self,
        store: BoardStore,
        rooms: Rooms,
        clock: Clock,
        general: Level = Level.EDIT,
        before_deletion: KeepBefore = keep_nothing,
    ) -> None:
        """Work on a store, through rooms; new boards have this general access.

        `before_deletion` is called before a role with notes goes to the bin.
        """
        self._general = general
        self._before_deletion = before_deletion
        self._store = store
        self._rooms = rooms
        self._clock = clock

    async def ping(self) -> None:
        """Return when the store can be read; StorageError when not."""
        with suppress(UnknownError):
            await self._store.board("")

    # --- boards --------------------------------------------------------------------------

    async def create(self, title: str, account: str, locale: str) -> tuple[BoardView, str]:
        """Make a board; returns it with the owner's key, which is not kept."""
        key = new_key()
        record = self.new_record(key, locale)
        await self._store.add_board(record, new_board(title, account))
        return await self.view(record.id), key

    def new_record(self, key: str, locale: str) -> BoardRecord:
        """Return the record of a board that is about to be made."""
        now = self._clock.now()
        return BoardRecord(new_id(), hash_key(key), locale, now, general=self._general)

    async def create_example(self, locale: str) -> tuple[BoardView, str]:
        """Make the example board of a language with all its maps, as `create` makes a board."""
        now = self._clock.now()
        example = make_example(read_example(locale), now)
        view, key = await self.create(example.title, example.account, locale)
        board = view.record.id
        added = [
            MapAdded(MapRecord(new_id(), board, made.role, now, made.person), made.content)
            for made in example.maps
        ]
        async with self._rooms.visit(board) as live:
            await live.edit(example.edit, added)
        return await self.view(board), key

    async def duplicate(
        self, board: str, title: str, *, with_notes: bool, with_people: bool = True
    ) -> tuple[BoardView, str]:
        """Make a board with the roles of another, and with its notes too or as a template.

        A template is not about the same people, and whom names are hidden from copies none.
        """
        original = await self.view(board)
        key = new_key()
        record = self.new_record(key, original.record.locale)
        frame = copy_board(await self._rooms.committed(board), title, with_notes=with_notes)
        added = [
            MapAdded(
                self._like(each.record, record, with_person=with_notes and with_people), content
            )
            for each in original.maps
            for content in [await self._copy(each.record.id, with_notes=with_notes)]
        ]
        return await self.add(record, frame, added), key

    async def add(self, record: BoardRecord, frame: bytes, maps: Sequence[MapAdded]) -> BoardView:
        """Add a board whose documents are written already."""
        await self._store.add_board(record, frame)
        async with self._rooms.visit(record.id) as live:
            await live.edit(Edit({}), maps)
        return await self.view(record.id)

    async def _copy(self, map_id: str, *, with_notes: bool) -> bytes:
        return copy_map(await self._rooms.committed(map_id), with_notes=with_notes)

    @staticmethod
    def _like(original: MapRecord, board: BoardRecord, *, with_person: bool) -> MapRecord:
        """Return a map for a copy."""
        person = original.person if with_person else None
        return MapRecord(new_id(), board.id, original.role, board.created, person)

    async def find(self, board: str, *, in_bin: bool = False) -> BoardRecord:
        """Return a board's record; UnknownError, or GoneError when it is in the bin."""
        if not is_id(board):
            raise UnknownError("There is no such board.")
        record = await self._store.board(board)
        if record.deleted is not None and not in_bin:
            raise GoneError("This board is in the bin.")
        return record

    async def view(self, board: str) -> BoardView:
        """Return a board with its maps in the order of their tabs."""
        record = await self.find(board)
        content = read_board(await self._rooms.committed(board))
        maps = {each.role: each for each in await self._store.maps(board) if each.deleted is None}
        views = [MapView(maps[role.key], role) for role in content.roles if role.key in maps]
        return BoardView(record, content, views)

    async def change(self, board: str, title: str | None, account: str | None) -> None:
        """Change what is written at the head of a board."""
        await self.find(board)
        fields: dict[str, Value] = {"title": title, "account": account}
        meta = {name: value for name, value in fields.items() if value is not None}
        async with self._rooms.visit(board) as live:
            await live.edit(Edit({"meta": meta}))

    async def bin(self, board: str) -> None:
        """Put a board into the bin and close it everywhere."""
        await self.find(board)
        maps = await self._store.maps(board)
        await self._store.bin_board(board, self._clock.now())
        self._rooms.dismiss([board, *(each.id for each in maps)], Close.GONE, "the board is gone")

    async def restore(self, board: str) -> None:
        """Take a board out of the bin."""
        await self.find(board, in_bin=True)
        await self._store.bin_board(board, None)

    # --- maps ----------------------------------------------------------------------------

    async def add_map(
        self, board: str, job_title: str, committee_roles: Sequence[str], person: str | None
    ) -> MapView:
        """Add a role with its map; the board lists it last."""
        await self.find(board)
        there = [each for each in await self._store.maps(board) if each.deleted is None]
        if len(there) >= LIMITS.maps_per_board:
            raise LimitError(f"A board holds at most {LIMITS.maps_per_board} roles.")
        record = MapRecord(new_id(), board, new_id(), self._clock.now(), person or None)
        added = MapAdded(record, new_map(job_title, committee_roles))
        async with self._rooms.visit(board) as live:
            roles = read_board([live.room.committed.encoded()]).roles
            rank = rank_after(role.rank for role in roles)
            entry = _listed(job_title, committee_roles) | {"rank": rank}
            await live.edit(Edit({"roles": {record.role: entry}}), [added])
        return await self.map(record.id)

    async def find_map(self, map_id: str, *, in_bin: bool = False) -> MapRecord:
        """Return a map's record; UnknownError, or GoneError when it or its board is in the bin."""
        if not is_id(map_id):
            raise UnknownError("There is no such map.")
        record = await self._store.map(map_id)
        await self.find(record.board)
        if record.deleted is not None and not in_bin:
            raise GoneError("This map is in the bin.")
        return record

    async def map(self, map_id: str) -> MapView:
        """Return a map with its role."""
        record = await self.find_map(map_id)
        board = read_board(await self._rooms.committed(record.board))
        for role in board.roles:
            if role.key == record.role:
                return MapView(record, role)
        raise UnknownError("The board does not list this map.")

    async def change_map(self, map_id: str, change: RoleChange) -> None:
        """Change a role, on its map and in its board's list, in one commit."""
        record = await self.find_map(map_id)
        role = _changed(change, "job_title")
        listed = _changed(change, "title")
        if change.priority is not None:
            listed["priority"] = change.priority
        records: list[Record] = []
        if change.person is not None:
            records.append(PersonChanged(map_id, change.person or None))
        await self._edit_both(record, role, listed, records)

    async def bin_map(self, map_id: str, author: str | None = None) -> None:
        """Put a map into the bin and close it everywhere; one with notes is kept before (N7)."""
        record = await self.find_map(map_id)
        content = await self.content(map_id)
        if any(note.deleted is None for note in content.notes):
            await self._before_deletion(record.board, author)
        now = self._clock.now()
        await self._edit_listed(record, {"deleted": now}, [MapBinned(map_id, now)])
        self._rooms.dismiss([map_id], Close.GONE, "the role is gone")

    async def restore_map(self, map_id: str) -> None:
        """Take a map out of the bin."""
        record = await self.find_map(map_id, in_bin=True)
        await self._edit_listed(record, {"deleted": None}, [MapRestored(map_id)])

    async def content(self, map_id: str) -> MapContent:
        """Return what is written on a map, as committed."""
        await self.find_map(map_id)
        return read_map(await self._rooms.committed(map_id))

    async def board_content(self, board: str) -> BoardContent:
        """Return what is written on a board, as committed."""
        return read_board(await self._rooms.committed(board))

    async def sources_of(self, map_id: str) -> set[str]:
        """Return the ids of the sources that a map's notes point at."""
        notes = (await self.content(map_id)).notes
        evidence = [note.more.get("evidence") for note in notes if note.deleted is None]
        return {key for each in evidence if isinstance(each, dict) for key in each}

    async def _edit_listed(
        self, record: MapRecord, entry: dict[str, Value], records: Sequence[Record]
    ) -> None:
        async with self._rooms.visit(record.board) as live:
            await live.edit(Edit({"roles": {record.role: entry}}), records)

    async def _edit_both(
        self,
        record: MapRecord,
        role: dict[str, Value],
        listed: dict[str, Value],
        records: Sequence[Record],
    ) -> None:
        """Edit a map and its board at once: no wait between the two, so they share a commit."""
        async with (
            self._rooms.visit(record.id) as on_map,
            self._rooms.visit(record.board) as on_board,
        ):
            await asyncio.gather(
                on_map.edit(Edit({"role": role})),
                on_board.edit(Edit({"roles": {record.role: listed}}), records),
            )

    # --- the bin -------------------------------------------------------------------------

    async def empty_bin(self) -> None:
        """Once a day, delete for good what has been in the bin for too long."""
        while True:
            try:
                await self._store.purge(self._clock.now() - LIMITS.bin_days * _DAY * 1000)
            except StorageError as error:
                _log.warning("The bin could not be emptied, tomorrow again: %s", error)
            await self._clock.sleep(_DAY)


def _listed(job_title: str, committee_roles: Sequence[str]) -> dict[str, Value]:
    return {"title": job_title, "committee_roles": list(committee_roles)}


def _changed(change: RoleChange, title: str) -> dict[str, Value]:
    """Return the fields of a role that change; the job title goes by two names."""
    fields: dict[str, Value] = {}
    if change.job_title is not None:
        fields[title] = change.job_title
    if change.committee_roles is not None:
        fields["committee_roles"] = list(change.committee_roles)
    return fields
