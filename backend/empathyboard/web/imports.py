"""REST: tables of notes, from spreadsheets and other whiteboards, put on a map."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from empathyboard.domain.access import Action
from empathyboard.imports.rows import Columns
from empathyboard.live.admissions import Admission
from empathyboard.live.imports import Imports, Preview
from empathyboard.web.admission import access_of, at_board, at_map
from empathyboard.web.state import imports_of

router = APIRouter(prefix="/api", tags=["imports"])
InImports = Annotated[Imports, Depends(imports_of)]
Editor = Annotated[Admission, Depends(at_map(Action.EDIT, whole=True))]
"""An editor of the whole board: rows of a table may name other roles."""
FILE_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""How the interface tells of a route that takes a file as it is."""
_SHOWN = 20
"""So many rows of each kind are shown in a preview."""

Section = Literal["who", "goal", "see", "say", "do", "hear", "pains", "gains", "other", "park"]
Column = Annotated[int | None, Field(ge=0, lt=200)]


class TableColumns(BaseModel):
    """Which column of a table holds what, counted from 0; and where notes go that name nothing."""

    model_config = ConfigDict(extra="forbid")

    into: Section = "park"
    heading: bool | None = None
    """Whether the first row names the columns; without it, columns are guessed."""
    text: Column = None
    section: Column = None
    role: Column = None
    department: Column = None
    speaker: Column = None
    channel: Column = None
    tags: Column = None

    def chosen(self) -> Columns | None:
        """Return the columns, or None when they are to be guessed."""
        if self.heading is None or self.text is None:
            return None
        fields = self.model_dump(exclude={"into", "heading"}, exclude_none=True)
        return Columns(fields, self.heading)


class RowModel(BaseModel):
    """A row that becomes a note."""

    row: int
    text: str
    section: str
    role: str
    department: str | None


class SkippedRow(BaseModel):
    """A row that becomes nothing, and why."""

    row: int
    reason: Literal["empty", "long"]
    text: str


class TablePreview(BaseModel):
    """What a table would come to."""

    encoding: str
    separator: str
    first_rows: list[list[str]]
    columns: TableColumns
    notes: int
    shown: list[RowModel]
    skipped: int
    skipped_shown: list[SkippedRow]
    unknown_sections: list[str]
    new_roles: list[str]


class ImportedNotes(BaseModel):
    """What an import did; its batch names it for undoing."""

    batch: str
    notes: int
    roles: int


class Undone(BaseModel):
    """How many notes and roles went to the bin."""

    count: int


@router.post("/maps/{map}/import/preview", openapi_extra=FILE_BODY)
async def preview_import(
    columns: Annotated[TableColumns, Query()], request: Request, imports: InImports, asker: Editor
) -> TablePreview:
    """Say what a table would come to on this map; nothing is changed."""
    data = await request.body()
    return _preview(
        await imports.preview(asker.map.id, data, columns.chosen(), columns.into), columns
    )


@router.post("/maps/{map}/import", status_code=201, openapi_extra=FILE_BODY)
async def import_notes(
    columns: Annotated[TableColumns, Query()], request: Request, imports: InImports, asker: Editor
) -> ImportedNotes:
    """Put the notes of a table on this map, and on those of the roles that its rows name."""
    data = await request.body()
    author = await access_of(request).name_of(asker)
    done = await imports.add_notes(asker.map.id, data, columns.chosen(), columns.into, author)
    return ImportedNotes(**vars(done))


@router.delete("/boards/{board}/imports/{batch}")
async def undo_import(
    batch: str, imports: InImports, asker: Annotated[Admission, Depends(at_board(Action.EDIT))]
) -> Undone:
    """Put what an import brought, and is still there, into the bin."""
    return Undone(count=await imports.undo(asker.board.id, batch))


def _preview(preview: Preview, asked: TableColumns) -> TablePreview:
    table, reading, columns = preview.table, preview.reading, preview.columns
    used = TableColumns(into=asked.into, heading=columns.has_heading, **columns.places)
    return TablePreview(
        encoding=table.encoding,
        separator=table.separator,
        first_rows=[[cell[:200] for cell in row] for row in table.rows[:5]],
        columns=used,
        notes=len(reading.notes),
        shown=[
            RowModel(
                row=note.row,
                text=note.text[:200],
                section=note.section,
                role=note.role,
                department=note.department,
            )
            for note in reading.notes[:_SHOWN]
        ],
        skipped=len(reading.skipped),
        skipped_shown=[SkippedRow(**vars(each)) for each in reading.skipped[:_SHOWN]],
        unknown_sections=list(reading.unknown_sections),
        new_roles=list(preview.new_roles),
    )
