"""XLSX: all notes on one sheet that can be sorted and filtered, and the sources on another."""

from datetime import datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from empathyboard.export.clean import one_line, plain
from empathyboard.export.facts import Told
from empathyboard.export.rows import COLUMNS, harmless, headings, rows
from empathyboard.export.wish import Wish

_LONGEST_CELL = 32_767
_WIDTHS = {"text": 60, "sources": 40, "section": 30, "role": 26}


def write(told: Told, _: Wish) -> bytes:
    """Return the notes of a board as a workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has a sheet
    sheet.title = told.texts("exported.notes")
    _fill(sheet, headings(told), list(rows(told)))
    for at, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(column, 16)
    if told.board.content.sources:
        _fill(book.create_sheet(told.texts("exported.sources")), *_sources(told))
    # Made alike from alike: no time of making.
    book.properties.created = book.properties.modified = datetime.combine(told.day, time())
    book.properties.title = told.title()
    book.properties.creator = told.texts("product.name")
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _fill(sheet: Worksheet, heads: list[str], body: list[list[str]]) -> None:
    for number, row in enumerate([heads, *body], 1):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at, value[:_LONGEST_CELL])
            # As text whatever it looks like: a formula is never made of it.
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _sources(told: Told) -> tuple[list[str], list[list[str]]]:
    names = ("title", "kind", "date", "publisher", "link", "quote")
    heads = [told.texts(f"source.{name}") for name in names]
    body = [
        [
            harmless(plain(source.title)),
            told.texts.known(f"sourceKind.{source.kind}", one_line(source.kind)),
            *(harmless(plain(getattr(source, name))) for name in names[2:]),
        ]
        for source in told.board.content.sources
    ]
    return heads, body
