"""All formats in one table: how a file is called, what it is, and who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from empathyboard.domain.content import WholeBoard
from empathyboard.domain.errors import LimitError, UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.clean import file_stem
from empathyboard.export.csv_writer import write_csv
from empathyboard.export.drawing import draw_pdf, draw_png
from empathyboard.export.facts import Told
from empathyboard.export.fonts import missing
from empathyboard.export.json_writer import write_json
from empathyboard.export.markdown_writer import write_markdown
from empathyboard.export.pictures import board_scene
from empathyboard.export.pptx_writer import write_pptx
from empathyboard.export.scope import Scope, select
from empathyboard.export.svg_writer import write_svg
from empathyboard.export.texts import Texts
from empathyboard.export.xlsx_writer import write_xlsx
from empathyboard.export.zip_writer import write_zip


@dataclass(frozen=True)
class Wish:
    """What somebody wants to have exported, and how."""

    format: str
    scope: Scope = field(default_factory=Scope)
    language: str = "en"
    paper: str = "a4"
    at: int = 0
    """Now, in milliseconds since 1970: the date on the sheet and the age of evidence."""


@dataclass(frozen=True)
class Export:
    """A finished file."""

    name: str
    media_type: str
    content: bytes
    missing: tuple[str, ...] = ()
    """Letters that no font here has: `emoji`, `wide` or `other`."""


@dataclass(frozen=True)
class _Format:
    suffix: str
    media_type: str
    write: Callable[[Told, Wish], bytes]
    draws: bool = False
    """Whether it needs fonts of this machine."""


def _svg(told: Told, _: Wish) -> bytes:
    return write_svg(board_scene(told))


def _png(told: Told, _: Wish) -> bytes:
    return draw_png(board_scene(told), told)


FORMATS: Mapping[str, _Format] = {
    "png": _Format("png", "image/png", _png, draws=True),
    "svg": _Format("svg", "image/svg+xml", _svg),
    "pdf": _Format("pdf", "application/pdf", lambda told, wish: draw_pdf(told, wish.paper), True),
    "pptx": _Format(
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        lambda told, _: write_pptx(told),
    ),
    "xlsx": _Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda told, _: write_xlsx(told),
    ),
    "csv": _Format("csv", "text/csv; charset=utf-8", lambda told, _: write_csv(told)),
    "markdown": _Format("md", "text/markdown; charset=utf-8", lambda told, _: write_markdown(told)),
    "json": _Format("json", "application/json", lambda told, wish: write_json(told.board, wish.at)),
    "zip": _Format(
        "zip", "application/zip", lambda told, wish: write_zip(told, wish.paper, wish.at), True
    ),
}
"""By the name that one asks for."""


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
    kind = FORMATS[wish.format]
    lacking = missing(_texts(chosen)) if kind.draws else ()
    content = kind.write(told, wish)
    return Export(f"{_stem(told, wish)}.{kind.suffix}", kind.media_type, content, lacking)


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
