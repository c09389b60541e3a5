"""Imports in time: files read off the event loop, put on boards in one commit, taken away."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from empathyboard.document.first_content import write_board, write_map
from empathyboard.document.imported import (
    ImportedNote,
    add_notes,
    folded,
    is_only_of,
    new_role,
    roles_by_title,
    take_away,
)
from empathyboard.document.read import read_board, read_map
from empathyboard.document.write import Edit, Value, ranks_after
from empathyboard.domain.board import MapAdded, MapBinned, MapRecord
from empathyboard.domain.content import MapContent, WholeBoard
from empathyboard.domain.errors import FileError, LimitError
from empathyboard.domain.ids import new_id, new_key
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Participant
from empathyboard.domain.ports import AccessStore, Clock
from empathyboard.domain.protocol import Close
from empathyboard.imports.authors import with_own_authors
from empathyboard.imports.board_file import read_board_file
from empathyboard.imports.rows import Columns, Reading, RowNote, guess_columns, read_rows
from empathyboard.imports.table import Table, read_table
from empathyboard.live.boards import Boards, BoardView
from empathyboard.live.live_room import LiveRoom
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import KeepBefore, keep_nothing

_AT_ONCE = 2
"""So many files are read at the same time; each may take ten times its size of memory."""
_BYTES_OF_NOTE = 400
"""What a note takes in a document beside its text, at most."""


@dataclass(frozen=True)
class Preview:
    """What a table would come to, before anything is done."""

    table: Table
    columns: Columns
    reading: Reading
    new_roles: Sequence[str]


@dataclass(frozen=True)
class Imported:
    """What an import did; `batch` names it for undoing."""

    batch: str
    notes: int
    roles: int


@dataclass
class _Plan:
    """The notes by where they go: to maps that are there, and to roles that are to be added."""

    present: dict[str, list[ImportedNote]] = field(default_factory=dict)
    added: dict[str, list[ImportedNote]] = field(default_factory=dict)


class Imports:
    """Everything that comes in from files."""

    def __init__(
        self,
        boards: Boards,
        people: AccessStore,
        rooms: Rooms,
        clock: Clock,
        before: KeepBefore = keep_nothing,
    ) -> None:
        """Work on boards through rooms; `before` is called before one is changed."""
        self._boards = boards
        self._people = people
        self._rooms = rooms
        self._clock = clock
        self._before = before
        self._reading = asyncio.Semaphore(_AT_ONCE)

    # --- whole boards --------------------------------------------------------------------

    async def add_board(self, data: bytes) -> tuple[BoardView, str]:
        """Make a board of a JSON or zip file, under new ids; returns it with the owner's key."""
        async with self._reading:
            whole, frame, contents = await asyncio.to_thread(_documents, data)
        key = new_key()
        record = self._boards.new_record(key, whole.locale)
        added = [
            MapAdded(
                MapRecord(
                    *(new_id(), record.id, each.entry.key, record.created),
                    *(each.person, each.entry.deleted),
                ),
                content,
            )
            for each, content in zip(whole.maps, contents, strict=True)
        ]
        view = await self._boards.add(record, frame, added)
        await self._people.add(*_participants(record.id, whole.people))
        return view, key

    # --- tables of notes -----------------------------------------------------------------

    async def preview(
        self, map_id: str, data: bytes, columns: Columns | None, section: str
    ) -> Preview:
        """Return what a table would come to on a map; without columns they are guessed."""
        record = await self._boards.find_map(map_id)
        async with self._reading:
            table, used, reading = await asyncio.to_thread(_reading, data, columns, section)
        plan = await self._plan(record, reading.notes)
        return Preview(table, used, reading, list(plan.added))

    async def add_notes(
        self,
        map_id: str,
        data: bytes,
        columns: Columns | None,
        section: str,
        author: str | None = None,
    ) -> Imported:
        """Put the notes of a table on a map, and on those of the roles that its rows name."""
        record = await self._boards.find_map(map_id)
        async with self._reading:
            _, _, reading = await asyncio.to_thread(_reading, data, columns, section)
        if not reading.notes:
            raise FileError("No row of the file has a text, so there is nothing to import.")
        plan = await self._plan(record, reading.notes)
        await self._before(record.board, author)
        batch = new_id()
        async with AsyncExitStack() as visits:
            lives = {
                each: await visits.enter_async_context(self._rooms.visit(each))
                for each in (record.board, *plan.present)
            }
            await self._commit(record.board, lives, plan, batch)
        return Imported(batch, len(reading.notes), len(plan.added))

    async def _plan(self, record: MapRecord, notes: Sequence[RowNote]) -> _Plan:
        """Sort notes by the roles that they name; LimitError when the board has no room."""
        view = await self._boards.view(record.board)
        keys = roles_by_title(view.content)
        maps = {each.role.key: each.record.id for each in view.maps}
        plan = _Plan()
        for note in notes:
            key = keys.get(folded(note.role)) if note.role else record.role
            made = ImportedNote(note.text, note.section, note.department, dict(note.more))  # type: ignore[arg-type]
            if key in maps:
                plan.present.setdefault(maps[key], []).append(made)
            else:
                plan.added.setdefault(note.role, []).append(made)
        _merge_alike(plan)
        if len(maps) + len(plan.added) > LIMITS.maps_per_board:
            raise LimitError(
                f"The file names {len(plan.added)} new roles; "
                f"a board holds at most {LIMITS.maps_per_board}."
            )
        return plan

    async def _commit(
        self, board: str, lives: Mapping[str, LiveRoom], plan: _Plan, batch: str
    ) -> None:
        """Edit the board and all maps at once: no wait between them, so they share a commit."""
        now = self._clock.now()
        for map_id, notes in plan.present.items():
            _expect_room(lives[map_id], notes)
        edits = {
            map_id: Edit({"notes": add_notes(_content(lives[map_id]), notes, batch, now)})
            for map_id, notes in plan.present.items()
        }
        entries, added = _additions(board, lives[board], plan.added, batch, now)
        futures = [lives[map_id].edit(edit) for map_id, edit in edits.items()]
        if added:
            futures.append(lives[board].edit(Edit({"roles": entries}), added))
        await asyncio.gather(*futures)

    async def undo(self, board: str, batch: str) -> int:
        """Put what is left of an import into the bin; return how many notes and roles it was.

        A role that the import added stays when somebody wrote on its map since.
        """
        view = await self._boards.view(board)
        now, gone, edits = self._clock.now(), [], dict[str, Edit]()
        for each in view.maps:
            content = await self._boards.content(each.record.id)
            edit = take_away(content, batch, now)
            if each.role.batch == batch and is_only_of(content, batch):
                gone.append(each.record)
            elif edit.roots["notes"]:
                edits[each.record.id] = edit
        if gone:
            entries: dict[str, Value] = {each.role: {"deleted": now} for each in gone}
            edits[board] = Edit({"roles": entries})
        await self._edit_all(edits, {board: [MapBinned(each.id, now) for each in gone]})
        self._rooms.dismiss([each.id for each in gone], Close.GONE, "the role is gone")
        return len(gone) + sum(len(edit.roots.get("notes", ())) for edit in edits.values())

    async def _edit_all(
        self, edits: Mapping[str, Edit], records: Mapping[str, Sequence[MapBinned]]
    ) -> None:
        """Edit several documents at once: no wait between them, so they share a commit."""
        async with AsyncExitStack() as visits:
            lives = [
                (await visits.enter_async_context(self._rooms.visit(each)), each) for each in edits
            ]
            await asyncio.gather(
                *(live.edit(edits[each], records.get(each, ())) for live, each in lives)
            )


def _documents(data: bytes) -> tuple[WholeBoard, bytes, list[bytes]]:
    """Read a file and write its documents, all of them within what a document may hold."""
    whole = with_own_authors(read_board_file(data))
    frame = write_board(whole.content)
    contents = [write_map(each.content) for each in whole.maps]
    for title, content in [
        (whole.content.title, frame),
        *((each.entry.title, content) for each, content in zip(whole.maps, contents, strict=True)),
    ]:
        if len(content) > LIMITS.document_bytes:
            raise FileError(
                f"What the file holds of {title[:40]!r} is too large for one map: "
                f"{len(content) / 1024**2:.1f} MB of {LIMITS.document_bytes // 1024**2}."
            )
    return whole, frame, contents


def _participants(board: str, people: Mapping[str, str]) -> list[Participant]:
    """Return the authors of a board: names only, as nobody can come in as one of them."""
    return [
        Participant(key, board, session=f"imported {key}", number=number, name=name)
        for number, (key, name) in enumerate(people.items(), 1)
    ]


def _reading(data: bytes, columns: Columns | None, section: str) -> tuple[Table, Columns, Reading]:
    table = read_table(data)
    columns = columns or guess_columns(table)
    return table, columns, read_rows(table, columns, section)


def _additions(
    board: str, live: LiveRoom, wanted: Mapping[str, list[ImportedNote]], batch: str, now: int
) -> tuple[dict[str, Value], list[MapAdded]]:
    """Return what a board lists of new roles, behind the others, and their maps."""
    roles = read_board([live.room.committed.encoded()]).roles
    ranks = ranks_after((role.rank for role in roles), len(wanted))
    entries: dict[str, Value] = {}
    added: list[MapAdded] = []
    for (title, notes), rank in zip(wanted.items(), ranks, strict=True):
        entry, content = new_role(title, notes, batch, now)
        record = MapRecord(new_id(), board, new_id(), now)
        entries[record.role] = {**entry, "rank": rank}
        added.append(MapAdded(record, content))
    return entries, added


def _content(live: LiveRoom) -> MapContent:
    return read_map([live.room.committed.encoded()])


def _expect_room(live: LiveRoom, notes: Sequence[ImportedNote]) -> None:
    size = sum(len(note.text.encode("utf-8")) + _BYTES_OF_NOTE for note in notes)
    if live.room.committed.size + size > LIMITS.document_bytes:
        raise LimitError(
            "The notes of the file do not fit on this map; split them over several roles."
        )


def _merge_alike(plan: _Plan) -> None:
    """Make one role of titles that differ in case and spaces only."""
    first: dict[str, str] = {}
    for title in list(plan.added):
        kept = first.setdefault(folded(title), title)
        if kept != title:
            plan.added[kept] += plan.added.pop(title)
