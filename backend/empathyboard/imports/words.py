"""What people and programs call the things of a map, in either language."""

import json
import re
from functools import cache
from typing import Any

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.paths import shared_dir

_COLUMNS = {
    "text": "text note content sticky title summary idea comment tekst notitie inhoud titel idee "
    "opmerking",
    "section": "section area category quadrant frame zone block vak sectie onderdeel gebied "
    "categorie kwadrant blok",
    "role": "role persona person stakeholder jobtitle rol functie persoon",
    "department": "department team afdeling",
    "speaker": "speaker saidby spreker gezegddoor",
    "channel": "channel kanaal",
    "tags": "tags tag labels label trefwoorden",
}
_SECTIONS = {
    "who": "who wie",
    "goal": "goal goals doel doelen",
    "see": "see sees zien ziet",
    "say": "say says zeggen zegt",
    "do": "do does doen doet",
    "hear": "hear hears horen hoort",
    "pains": "pain pains pijn pijnpunt frustrations frustraties",
    "gains": "gain gains winst wensen wants",
    "other": "think thinks feel feels thinkfeel thinkandfeel thinksandfeels denken voelen "
    "denkenenvoelen denktenvoelt head hoofd",
    "park": "parking parkinglot parkeren",
}


def column_of(heading: str) -> str | None:
    """Return which field of a note a column's heading names."""
    return _by_word("columns").get(_letters(heading))


def section_of(word: str) -> str | None:
    """Return the key of a section by its key, its title or what people call it."""
    return _by_word("section").get(_letters(word))


def department_of(word: str) -> str | None:
    """Return the key of a department of the catalogue by its key or its name."""
    return _by_word("department").get(_letters(word))


def _letters(word: str) -> str:
    return re.sub(r"[\W\d_]+", "", word.casefold())


@cache
def _by_word(kind: str) -> dict[str, str]:
    if kind == "columns":
        return {word: key for key, words in _COLUMNS.items() for word in words.split()}
    known = (
        list(CATALOGUE.sections)
        if kind == "section"
        else [department.key for department in CATALOGUE.departments]
    )
    titles = {_letters(texts[kind][key]): key for texts in _locales() for key in known}
    said = {word: key for key, words in _SECTIONS.items() for word in words.split()}
    return {
        **(said if kind == "section" else {}),
        **titles,
        **{_letters(key): key for key in known},
    }


@cache
def _locales() -> tuple[dict[str, Any], ...]:
    files = sorted((shared_dir() / "locales").glob("*.json"))
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in files)
