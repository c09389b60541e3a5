"""In every format every note is found, by the library that others open it with."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import openpyxl
import pypdf
import pytest
from pptx import Presentation

from empathyboard.domain.content import WholeBoard
from empathyboard.domain.errors import LimitError, UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.fonts import missing
from empathyboard.export.formats import export
from empathyboard.export.scene import map_scene
from empathyboard.export.scope import Scope
from empathyboard.export.shapes import Sticky
from empathyboard.export.wish import PAPERS, Wish
from tests.support.shapes import extent
from tests.support.whole_boards import AT, board_of, example_board, note, told

LONG = "Nobody told us that the figures come late again, and nobody will. " * 150


def made(board: WholeBoard, kind: str, **more: object) -> bytes:
    return export(board, Wish(kind, at=AT, language=board.locale, **more)).content  # type: ignore[arg-type]


def letters(text: str) -> str:
    """Without what a format may put between words."""
    return re.sub(r"\s+", "", text)


def pdf_text(content: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def svg_text(content: bytes) -> str:
    return "".join(ET.fromstring(content).itertext())


def pptx_text(content: bytes) -> str:
    slides = Presentation(io.BytesIO(content)).slides
    shown = [s.text_frame.text for each in slides for s in each.shapes if s.has_text_frame]
    spoken = [s.notes_slide.notes_text_frame.text for s in slides if s.has_notes_slide]
    return "".join(shown + spoken)


def xlsx_text(content: bytes) -> str:
    rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return "".join(str(value) for row in rows for value in row)


def csv_text(content: bytes) -> str:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return "".join(cell for row in rows for cell in row)


def zip_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("board.json").decode()


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text,
    "svg": svg_text,
    "pptx": pptx_text,
    "xlsx": xlsx_text,
    "csv": csv_text,
    "markdown": lambda content: re.sub(r"\\(.)", r"\1", content.decode()),
    "json": bytes.decode,
    "zip": zip_text,
}


@pytest.mark.parametrize("locale", ["en", "nl"])
@pytest.mark.parametrize("kind", READERS)
def test_every_note_of_the_example_is_found(kind: str, locale: str) -> None:
    board = example_board(locale)
    found = letters(READERS[kind](made(board, kind)))
    found = found.replace("&#58;", ":").replace("&#64;", "@")
    for whole in board.maps:
        for each in whole.content.notes:
            wanted = each.text if kind not in {"json", "zip"} else each.text.replace('"', '\\"')
            assert letters(wanted) in found


@pytest.mark.parametrize("kind", READERS)
def test_all_of_a_text_that_no_paper_holds_is_found(kind: str) -> None:
    board = board_of([note(LONG)])
    # The foot of a page stands between what is before and behind it.
    foot = letters(told(board).texts("product.credit"))
    found = letters(READERS[kind](made(board, kind))).replace(foot, "")
    assert letters(LONG) in found


@pytest.mark.parametrize("paper", PAPERS)
def test_pdf_has_each_sheet_on_a_page_with_five_percent_around(paper: str) -> None:
    board = example_board()
    pages = pypdf.PdfReader(io.BytesIO(made(board, "pdf", paper=paper))).pages
    sizes = {"a4": (842, 595), "a3": (1191, 842), "letter": (792, 612)}
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {sizes[paper]}
    sheets = [page for page in pages if "XPLANE" in page.extract_text()]
    assert len(sheets) >= len(board.maps)


def test_pdf_reads_section_by_section_on_the_page_of_texts() -> None:
    board = example_board()
    text = pypdf.PdfReader(io.BytesIO(made(board, "pdf"))).pages[1].extract_text()
    order = [text.index(told(board).section(key)) for key in ("who", "goal", "see", "say", "hear")]
    assert order == sorted(order)


@pytest.mark.parametrize("locale", ["en", "nl"])
def test_nothing_crosses_the_edge_of_the_picture(locale: str) -> None:
    board = example_board(locale)
    far = note("far", 1, pos=(-900.0, 5000.0), size="l"), note("out", 2, pos=(9e9, -9e9))
    crowded = board_of([*far, note("parked", 3, section="park", pos=(3300.0, 1700.0))])
    for whole, of in [*((each, board) for each in board.maps), (crowded.maps[0], crowded)]:
        scene = map_scene(whole, told(of))
        shapes = [s for i in scene.items for s in (i.shapes if isinstance(i, Sticky) else [i])]
        for shape in shapes:
            left, top, right, bottom = extent(shape)
            assert left >= 0, shape
            assert top >= 0, shape
            assert right <= scene.width, shape
            assert bottom <= scene.height, shape


def test_presentation_has_a_slide_with_all_roles_and_one_for_each() -> None:
    board = example_board()
    slides = list(Presentation(io.BytesIO(made(board, "pptx"))).slides)
    assert len(slides) == 1 + len(board.maps)
    table = next(shape for shape in slides[0].shapes if shape.has_table).table
    assert len(table.rows) == 1 + len(board.maps)
    squares = [shape for shape in slides[1].shapes if shape.has_text_frame]
    texts = {shape.text_frame.text for shape in squares}
    assert {each.text for each in board.maps[0].content.notes} <= texts


@pytest.mark.parametrize("kind", ["pdf", "svg", "csv", "json", "zip", "xlsx"])
def test_same_board_on_the_same_day_gives_the_same_text(kind: str) -> None:
    board = board_of([note("Again late?", 1), note("Yes", 2)])
    read = READERS[kind]
    assert read(made(board, kind)) == read(made(board, kind))


@pytest.mark.parametrize("kind", [*READERS, "png"])
def test_board_without_roles_and_map_without_notes_are_files_too(kind: str) -> None:
    assert made(board_of([]), kind)
    assert made(replace(board_of([]), maps=()), kind)


def test_hidden_names_are_in_no_format() -> None:
    board = board_of([note("Late", more={"speaker": "Zanzibar"})], people={"p1": "Quixote"})
    for kind, read in READERS.items():
        text = read(made(board, kind, scope=Scope(hides_names=True)))
        assert not {"Helen Marsh", "Quixote", "Zanzibar"} & set(re.findall(r"\w+ Marsh|\w+", text))


def test_deleted_notes_and_roles_stay_where_they_are() -> None:
    board = board_of([note("here", 1), note("gone", 2, deleted=AT)])
    assert "gone" not in csv_text(made(board, "csv"))
    entry = replace(board.maps[0].entry, deleted=AT)
    binned = replace(board, maps=(replace(board.maps[0], entry=entry),))
    assert "here" not in csv_text(made(binned, "csv"))


def test_part_of_a_board_takes_along_only_the_sources_that_it_names() -> None:
    board = example_board()
    scope = Scope(role=board.maps[1].entry.key, section="say")
    part = made(board, "json", scope=scope).decode()
    named = {
        key
        for n in board.maps[1].content.notes
        if n.section == "say"
        for key in n.more.get("evidence", {})
    }
    for source in board.content.sources:
        assert (source.title in part) == (source.id in named)


def test_role_that_is_not_there_and_too_many_notes_are_refused_with_a_way_out() -> None:
    with pytest.raises(UnknownError):
        made(board_of([]), "csv", scope=Scope(role="nobody"))
    many = board_of([note("x", at) for at in range(LIMITS.export_notes + 1)])
    with pytest.raises(LimitError, match=f"{LIMITS.export_notes + 1}.*one map or one section"):
        made(many, "pdf")


def test_more_maps_than_a_picture_shows_are_refused_with_a_way_out() -> None:
    one = board_of([])
    many = replace(one, maps=one.maps * (LIMITS.export_picture_maps + 1))
    with pytest.raises(LimitError, match="export a PDF"):
        made(many, "png")


def test_letters_that_no_font_has_are_named() -> None:
    class Bare:
        def fonts(self) -> list[object]:
            return []

    bare = Bare()
    assert missing(["Één idée"], bare) == ()  # type: ignore[arg-type]
    found = missing(["Ship it 🚀", "我们", "Где"], bare)  # type: ignore[arg-type]
    assert found == ("emoji", "other", "wide")
