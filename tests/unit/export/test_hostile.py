"""Two hundred hostile texts go into every format; none comes out as anything but text."""

import csv
import io
import re
import zipfile
from functools import cache
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from markdown_it import MarkdownIt

from empathyboard.domain.content import WholeBoard
from empathyboard.export.clean import file_stem, plain
from empathyboard.export.formats import FORMATS, PIECES, export
from empathyboard.export.rows import COLUMNS
from empathyboard.export.wish import Wish
from tests.support.browser import launch
from tests.support.hostile import HOSTILE
from tests.support.whole_boards import AT, board_of, note

_NAMING = {"speaker": 0, "channel": 1}


def hostile_board() -> WholeBoard:
    """A board on which every field that people write holds such a text, a note for each."""
    notes = [
        note(text, at, more={name: HOSTILE[at - shift] for name, shift in _NAMING.items()})
        for at, text in enumerate(HOSTILE)
    ]
    return board_of(notes, people={"p1": HOSTILE[0]})


ADDRESS = "https://maps.example/embed/AAAA"


@cache
def made(kind: str, address: str = "") -> bytes:
    return export(hostile_board(), Wish(kind, at=AT, address=address)).content


def test_there_are_two_hundred_of_them() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("kind", [*FORMATS, *PIECES])
def test_every_format_takes_them(kind: str) -> None:
    assert made(kind)


def test_svg_has_no_element_and_no_attribute_that_could_run_or_load() -> None:
    root = ET.fromstring(made("svg"))
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    allowed = {"svg", "title", "desc", "style", "g", "rect", "path", "circle", "text"}
    assert names <= allowed
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not any(name.lower().startswith("on") or "href" in name for name in attributes)


@pytest.mark.timeout(60)
def test_svg_runs_no_script_in_a_browser() -> None:
    picture = made("svg").decode()
    with launch() as opened:
        page = opened.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(f"<!doctype html><body>{picture}</body>")
        assert page.evaluate("() => window.pwned") is None
        assert page.locator("script, iframe, img, a").count() == 0
        assert [url for url in asked if not url.startswith("data:")] == []


def cells(kind: str) -> list[list[str]]:
    if kind == "csv":
        return list(csv.reader(io.StringIO(made("csv").decode("utf-8-sig"), newline="")))[1:]
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx"))).worksheets[0]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return [[str(value or "") for value in row] for row in sheet.iter_rows(2, values_only=True)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_a_table_is_a_formula(kind: str) -> None:
    for row in cells(kind):
        for cell in row:
            assert not re.match(r"\s*[=+\-@\t\r\0]", cell), cell


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_each_text_is_in_its_cell_but_for_a_quote_in_front(kind: str) -> None:
    column = COLUMNS.index("text")
    found = {row[column].removeprefix("'") for row in cells(kind)}
    for text in HOSTILE:
        assert plain(text).removeprefix("'") in found


def test_markdown_makes_nothing_of_them_but_text() -> None:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    page = reader.render(made("markdown").decode())
    tags = set(re.findall(r"<([a-z0-9]+)", page))
    assert tags <= {"h1", "h2", "h3", "p", "ul", "li", "em", "br"}


def test_presentation_has_no_link_and_no_action() -> None:
    with zipfile.ZipFile(io.BytesIO(made("pptx"))) as deck:
        for name in deck.namelist():
            content = deck.read(name)
            assert b"hlinkClick" not in content
            assert b'TargetMode="External"' not in content


def test_file_names_are_safe_whatever_the_title_is() -> None:
    for text in HOSTILE:
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", file_stem(text, "board"))
