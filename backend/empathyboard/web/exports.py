"""REST: boards and maps as files."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from empathyboard.domain.access import Action
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.errors import UnknownError
from empathyboard.export.formats import FORMATS
from empathyboard.export.scope import Scope
from empathyboard.export.wish import Export, Wish
from empathyboard.live.admissions import Admission
from empathyboard.live.exports import Exports
from empathyboard.web.admission import access_of, at_board, at_map
from empathyboard.web.state import exports_of

router = APIRouter(prefix="/api", tags=["exports"])
InExports = Annotated[Exports, Depends(exports_of)]

_MOST_CHOSEN = 500
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {kind.media_type.partition(";")[0]: {} for kind in FORMATS.values()},
        "description": "The file.",
    }
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

    def wish(self, language: str, role: str | None, *, hides_names: bool) -> Wish:
        """Return it as what the exports understand; UnknownError for a section of no sheet."""
        if self.section is not None and self.section not in CATALOGUE.sections:
            raise UnknownError(f"There is no section {self.section!r}.")
        notes = frozenset(self.note) if self.note else None
        scope = Scope(role, self.section, notes, hides_names=hides_names)
        return Wish(self.format, scope, self.language or language, self.paper)


Wished = Annotated[Asked, Query()]


@router.get("/boards/{board}/export", response_class=Response, responses=_FILES)
async def export_board(
    asked: Wished,
    request: Request,
    exports: InExports,
    asker: Annotated[Admission, Depends(at_board(Action.EXPORT))],
) -> Response:
    """Return a board as a file, as committed."""
    return await _export(request, exports, asker, asked, None)


@router.get("/maps/{map}/export", response_class=Response, responses=_FILES)
async def export_map(
    asked: Wished,
    request: Request,
    exports: InExports,
    asker: Annotated[Admission, Depends(at_map(Action.EXPORT))],
) -> Response:
    """Return a map as a file, as committed."""
    return await _export(request, exports, asker, asked, asker.map.role)


async def _export(
    request: Request, exports: Exports, asker: Admission, asked: Asked, role: str | None
) -> Response:
    """Export for someone: from whom names are hidden, the file hides them too."""
    hides = asked.hide_names or asker.names_hidden
    known = [] if hides else await access_of(request).sessions.people(asker.board.id)
    people = {each.id: each.name for each in known if each.name}
    wish = asked.wish(asker.board.locale, role, hides_names=hides)
    return _download(await exports.export(asker.board.id, wish, people))


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
