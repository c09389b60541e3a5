"""All formats in one table: how a file is called, what it is, and who writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import cast

from empathyboard.domain.content import WholeBoard
from empathyboard.domain.errors import LimitError, UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.clean import file_stem
from empathyboard.export.facts import Told
from empathyboard.export.scope import select
from empathyboard.export.texts import Texts
from empathyboard.export.wish import Export, Wish

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Format:
    """A kind of file; the module `<name>_writer` writes it, or another one's."""

    suffix: str
    media_type: str
    draws: bool = False
    """Whether it is drawn with the fonts of this machine."""
    writer: str | None = None


FORMATS: Mapping[str, Format] = {
    "png": Format("png", "image/png", draws=True),
    "svg": Format("svg", "image/svg+xml"),
    "pdf": Format("pdf", "application/pdf", draws=True),
    "pptx": Format("pptx", f"{_OFFICE}.presentationml.presentation"),
    "xlsx": Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "csv": Format("csv", "text/csv; charset=utf-8"),
    "markdown": Format("md", "text/markdown; charset=utf-8"),
    "json": Format("json", "application/json"),
    "zip": Format("zip", "application/zip", draws=True),
}
"""By the name that one asks for."""

PIECES: Mapping[str, Format] = {
    "page": Format("json", "application/json"),
    "html": Format("html", "text/html; charset=utf-8"),
    "mediawiki": Format("wiki", "text/x-wiki; charset=utf-8"),
    "confluence": Format("xml", "application/xml; charset=utf-8"),
    "gone-png": Format("png", "image/png", writer="gone"),
    "gone-svg": Format("svg", "image/svg+xml", writer="gone"),
}
"""What is made for pages of others, and no file that one asks for."""


def export(board: WholeBoard, wish: Wish) -> Export:
    """Return a board, or what of it is in the wish's scope, as a file.

    Raises UnknownError when the scope names a role that the board does not have, LimitError when
    it is more than the format can hold.
    """
    chosen = select(board, wish.scope)
    if wish.scope.role is not None and not chosen.maps:
        raise UnknownError("The board has no such role.")
    _refuse_too_much(chosen)
    told = Told(chosen, Texts(wish.language), datetime.fromtimestamp(wish.at / 1000, UTC).date())
    kind = FORMATS.get(wish.format) or PIECES[wish.format]
    content = _write(told, wish, kind.writer or wish.format)
    lacking = _missing(chosen) if kind.draws else ()
    return Export(f"{_stem(told, wish)}.{kind.suffix}", kind.media_type, content, lacking)


def _write(told: Told, wish: Wish, name: str) -> bytes:
    # Only the one that is asked for: to load them all takes longer than to write most files.
    writer = import_module(f"empathyboard.export.{name}_writer")
    return cast("bytes", writer.write(told, wish))


def _missing(board: WholeBoard) -> tuple[str, ...]:
    missing = import_module("empathyboard.export.fonts").missing
    return cast("tuple[str, ...]", missing(_texts(board)))


def _refuse_too_much(board: WholeBoard) -> None:
    count = sum(len(each.content.notes) for each in board.maps)
    if count > LIMITS.export_notes:
        raise LimitError(
            f"An export holds at most {LIMITS.export_notes} notes and this would have {count}: "
            "export one map or one section at a time."
        )


def _texts(board: WholeBoard) -> list[str]:
    found = [board.content.title, board.content.account]
    for whole in board.maps:
        found += [whole.content.job_title, whole.person or ""]
        found += [note.text for note in whole.content.notes]
    return found


def _stem(told: Told, wish: Wish) -> str:
    stem = file_stem(told.board.content.title, "board")
    if wish.scope.role is not None:
        stem += "-" + file_stem(told.board.maps[0].content.job_title, "map")
    return f"{stem}-{wish.scope.section}" if wish.scope.section else stem
