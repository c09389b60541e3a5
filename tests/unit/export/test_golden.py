"""Exports of a small board are what they were: note by note, and as a picture."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat
from pptx import Presentation
from pypdf import PageObject, PdfReader

from empathyboard.export.formats import export
from empathyboard.export.wish import Wish
from tests.support.golden import PICTURE, SEEN, golden_board, kept, picture, seen
from tests.support.whole_boards import AT, example_board

_MEAN = 1.0
"""So far, of 255, may pictures differ in the mean: other rounding, and what 32 greys lose."""
_FAR, _MOST_FAR = 40, 0.0005
"""Hardly a pixel may differ by so much: a note that moved makes many."""


@pytest.mark.parametrize("kind", SEEN)
def test_libraries_read_what_they_read_before(kind: str) -> None:
    assert seen(kind) == kept(kind).read_text(encoding="utf-8")


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """Return the mean difference, and which part of the pixels differs much."""
    found = ImageChops.difference(one, other)
    far = sum(found.histogram()[_FAR:]) / (found.width * found.height)
    return ImageStat.Stat(found).mean[0], far


def test_picture_looks_as_it_did() -> None:
    before, now = Image.open(PICTURE).convert("L"), picture()
    assert now.size == before.size
    mean, far = difference(before, now)
    assert mean < _MEAN
    assert far < _MOST_FAR


def test_picture_with_a_note_moved_by_half_its_side_is_another() -> None:
    """The tolerance is none for what anybody would see."""
    before = Image.open(PICTURE).convert("L")
    moved = before.copy()
    note = before.crop((600, 110, 640, 150))
    moved.paste(note, (620, 110))
    assert difference(before, moved)[1] > _MOST_FAR


def test_nothing_crosses_the_edge_of_a_slide() -> None:
    for board in (golden_board(), example_board()):
        deck = Presentation(io.BytesIO(export(board, Wish("pptx", at=AT)).content))
        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.top >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_text_crosses_the_edge_of_a_page(paper: str) -> None:
    for board in (golden_board(), example_board("nl")):
        made = export(board, Wish("pdf", at=AT, paper=paper)).content
        for page in PdfReader(io.BytesIO(made)).pages:
            places = places_of_text(page)
            assert places
            assert all(0 < x < page.mediabox.width for x, _ in places)
            assert all(0 < y < page.mediabox.height for _, y in places)


def places_of_text(page: PageObject) -> list[tuple[float, float]]:
    """Return where the texts of a page begin."""
    places: list[tuple[float, float]] = []

    def note_place(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            places.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

    page.extract_text(visitor_text=note_place)
    return places
