"""The command `export`: a board out of the database into a file, server running or not."""

import argparse  # noqa: TC003 - beside its quoted private name
import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from empathyboard.document.whole import RawBoard, RawMap, read_whole
from empathyboard.domain.board import BoardRecord, MapRecord
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.errors import StartError, UnknownError
from empathyboard.domain.links import Participant
from empathyboard.export.formats import FORMATS, export
from empathyboard.export.scope import Scope
from empathyboard.export.texts import LANGUAGES
from empathyboard.export.wish import PAPERS, Export, Wish
from empathyboard.live.clock import SystemClock
from empathyboard.settings import Settings
from empathyboard.stores.open import open_reader
from empathyboard.stores.sql.store import SqlStore

_LACKING = {
    "emoji": "pictures (emoji); install the font Noto Color Emoji",
    "wide": "letters of East Asia; install the font Noto Sans CJK",
    "other": "some letters; install a font that has them",
}


def add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the program's others."""
    parser = commands.add_parser(
        "export",
        help="write a board or a map into a file",
        description="Write a board or a map into a file, whether the server runs or not.",
    )
    parser.add_argument("board", metavar="BOARD", help="the id of a board or of a map")
    parser.add_argument("--format", required=True, choices=list(FORMATS), help="the kind of file")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write; - for stdout")
    parser.add_argument("--data", help="the folder that keeps the boards (data)")
    parser.add_argument("--section", choices=list(CATALOGUE.sections), help="one section only")
    parser.add_argument("--note", action="append", default=[], metavar="ID", help="this note only")
    parser.add_argument("--language", choices=LANGUAGES, help="of titles; the board's own if not")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="of a PDF (a4)")
    parser.add_argument(
        "--hide-names", action="store_true", help="leave out authors, persons and who is quoted"
    )
    parser.set_defaults(run=_run)


@dataclass(frozen=True)
class _Order:
    """The options of the command."""

    board: str
    format: str
    note: list[str]
    paper: str
    hide_names: bool
    output: str | None = None
    section: str | None = None
    language: str | None = None

    def wish(self, role: str | None, language: str) -> Wish:
        notes = frozenset(self.note) or None
        scope = Scope(role, self.section, notes, hides_names=self.hide_names)
        now = SystemClock().now()
        return Wish(self.format, scope, self.language or language, self.paper, now)


def _run(settings: Settings, **options: Any) -> int:
    """Export as the options say; returns the exit code. Raises errors that one line explains."""
    order = _Order(**options)
    made = asyncio.run(_export(settings.data, order))
    for kind in made.missing:
        sys.stderr.write(f"empathyboard: no font here has {_LACKING[kind]}.\n")
    return _write(made, order.output)


def _write(made: Export, output: str | None) -> int:
    if output == "-":
        sys.stdout.buffer.write(made.content)
        return 0
    file = Path(output or made.name)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        # Whole or not at all, also when the disk is full.
        unfinished.write_bytes(made.content)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StartError(f"{file} cannot be written: {error.strerror}.") from error
    if output is None:
        sys.stdout.write(f"{file}\n")
    return 0


async def _export(data: Path, order: _Order) -> Export:
    store = open_reader(data)
    try:
        board, only = await _find(store, order.board)
        raw = await _gather(store, board, only)
    finally:
        await store.close()
    return export(read_whole(raw), order.wish(only.role if only else None, board.locale))


async def _find(store: SqlStore, asked: str) -> tuple[BoardRecord, MapRecord | None]:
    """Return the board that was asked for, or the board of the map that was."""
    only: MapRecord | None = None
    try:
        board = await store.board(asked)
    except UnknownError:
        try:
            only = await store.map(asked)
        except UnknownError as error:
            raise UnknownError(f"There is no board and no map {asked!r} here.") from error
        board = await store.board(only.board)
    if board.deleted is not None or (only and only.deleted is not None):
        raise UnknownError(f"{asked} is in the bin; take it out first.")
    return board, only


async def _gather(store: SqlStore, board: BoardRecord, only: MapRecord | None) -> RawBoard:
    maps = [only] if only else [m for m in await store.maps(board.id) if m.deleted is None]
    frame = await store.load(board.id)
    found: list[RawMap] = []
    for each in maps:
        stored = await store.load(each.id)
        found.append(RawMap(each.role, each.person, [stored.checkpoint, *stored.updates]))
    known = await store.access.find(Participant, board=board.id)
    people = {each.id: each.name for each in known if each.name}
    return RawBoard(board.locale, [frame.checkpoint, *frame.updates], found, people)
