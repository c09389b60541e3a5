"""The layout of a text is the one that the browser has: both keep to the shared vectors."""

import json
from typing import Any

import pytest

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.export.layout import Room, fit_text, shorten, text_width, wrap
from empathyboard.export.typeface import REGULAR
from empathyboard.paths import shared_dir

_FILE = shared_dir() / "vectors" / "layout.json"
VECTORS: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))["layout"]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: f"{case['name']}, {case['side']}")
def test_text_has_the_size_and_lines_of_the_vectors(case: dict[str, Any]) -> None:
    fit = fit_text(case["text"], case["side"])
    assert list(fit.lines) == case["lines"]
    assert (fit.size, fit.is_clipped) == (case["size"], case["clipped"])


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: f"{case['name']}, {case['side']}")
def test_no_line_is_wider_and_no_text_higher_than_the_room(case: dict[str, Any]) -> None:
    fit, room = fit_text(case["text"], case["side"]), Room.of(case["side"])
    assert len(fit.lines) * fit.size * CATALOGUE.note.line_height <= room.height
    assert all(text_width(line, fit.size) <= room.width for line in fit.lines)


def test_vectors_speak_both_languages_and_need_every_size() -> None:
    names = {case["name"].split()[0] for case in VECTORS}
    assert {"en", "nl"} <= names
    assert {case["size"] for case in VECTORS} == set(CATALOGUE.text_sizes)


def test_wrapped_text_loses_no_word() -> None:
    text = "Nobody asked us, they showed us: a follow-up of the roll-out"
    lines = wrap(text, 20, 120)
    assert all(text_width(line, 20) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_shortened_text_says_so_and_fits() -> None:
    assert shorten("CFO", 40, 400) == "CFO"
    short = shorten("Head of operations and of everything else", 40, 300, REGULAR)
    assert short.endswith("…")
    assert text_width(short, 40) <= 300
