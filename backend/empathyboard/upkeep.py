"""Commands for whoever looks after a server: backups, restoring one, looking for damage."""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from empathyboard.document.read import read_board, read_map
from empathyboard.domain.board import Kind
from empathyboard.domain.errors import FileError, StartError, StorageError
from empathyboard.main import import_board
from empathyboard.settings import Settings
from empathyboard.stores.backup import back_up, restore
from empathyboard.stores.inspection import Finding, Inspection, inspect_database
from empathyboard.stores.open import FILE, open_store


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands; each sets `run`, which takes the settings and its own options."""
    backup = _add(
        commands, "backup", _back_up, "copy all boards into one file, while they are used"
    )
    backup.add_argument("-o", "--output", type=Path, required=True, help="the file to make")
    putting_back = _add(commands, "restore", _restore, "put a backup in the place of all boards")
    putting_back.add_argument("backup", type=Path, help="the file that `backup` made")
    check = _add(commands, "check", _check, "look for damage in what is kept")
    check.add_argument(
        "--mend",
        action="store_true",
        default=None,
        help="keep the last good state of what is damaged; the server must be stopped",
    )
    importing = _add(commands, "import", _import, "make a board of a file that an export made")
    importing.add_argument("file", type=Path, help="JSON or zip; the server must be stopped")


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[..., int],
    purpose: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
    parser.add_argument("--data", help="the folder that keeps the boards (data)")
    parser.set_defaults(run=run)
    return parser


def _back_up(settings: Settings, output: Path) -> int:
    inspection = back_up(settings.data, output, _read)
    _say(f"{output} holds {_counted(inspection)}, {output.stat().st_size / 1e6:.1f} MB.")
    return _report(inspection.findings, "Every one of them opens.")


def _restore(settings: Settings, backup: Path) -> int:
    inspection = restore(backup, settings.data, _read, _now)
    _say(f"{settings.data} holds {_counted(inspection)} of {backup} now.")
    return 0


def _check(settings: Settings, *, mend: bool = False) -> int:
    inspection = inspect_database(settings.data / FILE, _read)
    damaged = [each.document for each in inspection.findings if each.document]
    if mend and damaged:
        asyncio.run(_mend(settings.data, damaged))
        inspection = inspect_database(settings.data / FILE, _read)
    _say(f"{settings.data} holds {_counted(inspection)}.")
    return _report(inspection.findings, "Nothing is wrong with them.")


def _import(settings: Settings, file: Path) -> int:
    try:
        data = file.read_bytes()
        board, key = asyncio.run(import_board(settings, data))
    except OSError as error:
        raise StartError(f"{file} cannot be read: {error.strerror}.") from error
    except FileError as error:
        raise StartError(f"{file} was not imported. {error}") from error
    _say(f"The board is at /b/{board} of the server; its owner's key is {key}")
    return 0


async def _mend(data: Path, damaged: Sequence[str]) -> None:
    store = open_store(data, _now)
    try:
        for document in damaged:
            try:
                lost = await store.mend(document)
            except StorageError as error:
                _say(f"{document} cannot be mended: {error}")
            else:
                _say(f"{document} is mended; {lost} updates went into quarantine.")
    finally:
        await store.close()


def _report(findings: Sequence[Finding], otherwise: str) -> int:
    for each in findings:
        _say(f"! {each.what}\n  {each.advice}")
    if not findings:
        _say(otherwise)
    return 1 if findings else 0


def _counted(inspection: Inspection) -> str:
    boards, maps = inspection.boards, inspection.maps
    return f"{_several(boards, 'board')} with {_several(maps, 'map')}"


def _several(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _read(kind: Kind, contents: Sequence[bytes]) -> None:
    reading: dict[Kind, Callable[[Sequence[bytes]], Any]] = {
        Kind.BOARD: read_board,
        Kind.MAP: read_map,
    }
    reading[kind](contents)


def _now() -> int:
    return time.time_ns() // 1_000_000


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
