"""REST: boards and maps as files."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from empathyboard.domain.access import Action
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.errors import UnknownError
from empathyboard.export.scope import Scope
from empathyboard.export.wish import Export, Wish
from empathyboard.live.boards import Boards
from empathyboard.live.exports import Exports
from empathyboard.web.access import require
from empathyboard.web.state import boards_of, exports_of

router = APIRouter(prefix="/api", tags=["exports"])
InBoards = Annotated[Boards, Depends(boards_of)]
InExports = Annotated[Exports, Depends(exports_of)]

_MOST_CHOSEN = 500
_FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {}}, "description": "The file."}
}


class Asked(BaseModel):
    """What to export, and how."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["png", "svg", "pdf", "pptx", "xlsx", "csv", "markdown", "json", "zip"]
    """The kind of file."""
    language: Literal["en", "nl"] | None = None
    """The language of titles and legend; the board's own if not given."""
    paper: Literal["a4", "a3", "letter"] = "a4"
    """The paper of a PDF, lying down."""
    hide_names: bool = False
    """Leave out authors, persons and who is quoted."""
    section: str | None = None
    """One section of the sheet only."""
    note: list[str] = Field(default=[], max_length=_MOST_CHOSEN)
    """These notes only, by id."""

    def wish(self, language: str, role: str | None) -> Wish:
        """Return it as what the exports understand; UnknownError for a section of no sheet."""
        if self.section is not None and self.section not in CATALOGUE.sections:
            raise UnknownError(f"There is no section {self.section!r}.")
        notes = frozenset(self.note) if self.note else None
        scope = Scope(role, self.section, notes, hides_names=self.hide_names)
        return Wish(self.format, scope, self.language or language, self.paper)


Query_ = Annotated[Asked, Query()]


@router.get("/boards/{board}/export", response_class=Response, responses=_FILES)
async def export_board(
    board: str, asked: Query_, request: Request, boards: InBoards, exports: InExports
) -> Response:
    """Return a board as a file, as committed."""
    record = await boards.find(board)
    require(request, record, Action.EXPORT)
    wish = asked.wish(record.locale, None)
    return _download(await exports.export(board, wish))


@router.get("/maps/{map}/export", response_class=Response, responses=_FILES)
async def export_map(
    map: str,  # noqa: A002
    asked: Query_,
    request: Request,
    boards: InBoards,
    exports: InExports,
) -> Response:
    """Return a map as a file, as committed."""
    record = await boards.find_map(map)
    board = await boards.find(record.board)
    require(request, board, Action.EXPORT)
    wish = asked.wish(board.locale, record.role)
    return _download(await exports.export(board.id, wish))


def _download(made: Export) -> Response:
    """Return a file that a browser saves and never runs."""
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    if made.missing:
        headers["X-Empathyboard-Missing-Fonts"] = ", ".join(made.missing)
    return Response(made.content, media_type=made.media_type, headers=headers)
