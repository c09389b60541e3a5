"""What exports of one small board look like to the libraries that others open them with.

`python -m tests.support.golden` writes the files anew; look at what changed before keeping it.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pypdf
from PIL import Image
from pptx import Presentation

from empathyboard.domain.content import DepartmentEntry, Source, WholeBoard
from empathyboard.export.formats import export
from empathyboard.export.wish import Wish
from tests.support.whole_boards import AT, board_of, note

FOLDER = Path(__file__).parents[1] / "golden"
PICTURE = FOLDER / "board.png"
_WIDTH = 800


def golden_board() -> WholeBoard:
    """Return a board with a bit of everything."""
    links = {"s1": "supports"}
    notes = [
        note("Ends the month in a spreadsheet", 0, author="p1", more={"evidence": links}),
        note("“We close in two days.”", 1, section="say", pos=(2400, 1000), more={
            "voice": "verbatim", "speaker": "The controller", "channel": "call",
            "tags": {"closing": True}, "evidence": {"s1": "contradicts"},
        }),
        note("=1+1", 2, department="x7", colour="mint", created=AT),
        note("<b>Één</b> idée & half\nin two lines", 3, size="s", colour="blue"),
        note("Nobody told us that the figures come late again. " * 20, 4, size="l"),
        note("Put aside", 5, section="park", pos=(3250.0, 200.0)),
    ]  # fmt: skip
    board = board_of(notes)
    content = replace(
        board.content,
        departments=(
            DepartmentEntry("sales", "a0", None, None),
            DepartmentEntry("x7", "a1", "Field Service", "mint"),
        ),
        sources=(Source("s1", "interview", "A talk", "2026-10-01", "Them", "https://a.b/", ""),),
    )
    return replace(board, content=content)


def _made(kind: str) -> bytes:
    return export(golden_board(), Wish(kind, at=AT)).content


def _pdf() -> Iterator[str]:
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(_made("pdf"))).pages, 1):
        yield f"--- page {number}, {page.mediabox.width} x {page.mediabox.height}"
        yield page.extract_text()


def _pptx() -> Iterator[str]:
    for number, slide in enumerate(Presentation(io.BytesIO(_made("pptx"))).slides, 1):
        yield f"--- slide {number}"
        for shape in slide.shapes:
            words = shape.text_frame.text if shape.has_text_frame else ""
            if words.strip() or shape.has_table:
                at = [round(part / 12_700) for part in (shape.left, shape.top, shape.width)]
                yield f"{at} {words!r}"
        if slide.has_notes_slide:
            yield f"notes: {slide.notes_slide.notes_text_frame.text!r}"


def _xlsx() -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(_made("xlsx"))).worksheets:
        yield f"--- {sheet.title}"
        for row in sheet.iter_rows():
            yield " | ".join(f"{cell.data_type}:{cell.value!r}" for cell in row)


def _csv() -> Iterator[str]:
    text = _made("csv").decode("utf-8-sig")
    yield from (repr(row) for row in csv.reader(io.StringIO(text, newline="")))


def _svg() -> Iterator[str]:
    for element in ET.fromstring(_made("svg")).iter():
        name = element.tag.rpartition("}")[2]
        if name in {"title", "desc", "text"}:
            place = [element.get(key) for key in ("x", "y", "font-size") if element.get(key)]
            yield f"{name} {place} {element.text!r}"


def _plain(kind: str) -> Callable[[], Iterator[str]]:
    return lambda: iter([_made(kind).decode().rstrip("\n")])


SEEN: dict[str, Callable[[], Iterator[str]]] = {
    "pdf": _pdf,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "csv": _csv,
    "svg": _svg,
    "markdown": _plain("markdown"),
    "json": _plain("json"),
}


def seen(kind: str) -> str:
    """Return what a library reads of an export."""
    return "\n".join(SEEN[kind]()) + "\n"


def kept(kind: str) -> Path:
    """Return where that is kept."""
    return FOLDER / f"board.{kind}.txt"


def picture() -> Image.Image:
    """Return the picture, small enough to be kept."""
    whole = Image.open(io.BytesIO(_made("png"))).convert("L")
    height = round(whole.height * _WIDTH / whole.width)
    return whole.resize((_WIDTH, height), Image.Resampling.BOX)


def main() -> None:
    """Write all of them anew."""
    for kind in SEEN:
        kept(kind).write_text(seen(kind), encoding="utf-8")
    picture().quantize(32).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
