"""JSON carries all of a board and keeps to its schema."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.export.json_writer import FORMAT, VERSION, board_data, write
from empathyboard.export.wish import Wish
from empathyboard.paths import shared_dir
from tests.support.whole_boards import AT, board_of, example_board, note, told

WISH = Wish("json", at=AT)


def schema() -> dict[str, Any]:
    text = (shared_dir() / "board.schema.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


@pytest.mark.parametrize("locale", ["en", "nl"])
def test_example_board_keeps_to_the_schema(locale: str) -> None:
    written = json.loads(write(told(example_board(locale)), WISH))
    jsonschema.Draft202012Validator(schema()).validate(written)


def test_schema_says_what_the_writer_writes() -> None:
    parts = schema()["properties"]
    assert (parts["format"]["const"], parts["version"]["const"]) == (FORMAT, VERSION)
    sections = schema()["$defs"]["note"]["properties"]["section"]["enum"]
    assert sections == list(CATALOGUE.sections)


def test_every_field_of_a_note_is_there_and_what_nobody_set_is_not() -> None:
    more = {"voice": "verbatim", "evidence": {"s1": "supports"}, "unheard": [1]}
    plain = note("Late again", author=None, department=None, more=more)
    (written,) = board_data(board_of([plain]), AT)["maps"][0]["notes"]
    assert written == {
        "id": "n0",
        "section": "see",
        "pos": list(plain.pos),
        "size": "m",
        "z": "a00000",
        "colour": "yellow",
        "text": "Late again",
        "created": AT,
        "updated": AT,
        **more,
    }


def test_field_of_a_note_that_hides_behind_a_known_name_does_not_replace_it() -> None:
    (written,) = board_data(board_of([note("True", more={"text": "False"})]), AT)["maps"][0][
        "notes"
    ]
    assert written["text"] == "True"


def test_role_has_person_priority_and_what_else_is_written_of_it() -> None:
    (written,) = board_data(board_of([]), AT)["maps"]
    assert (written["person"], written["priority"]) == ("Helen Marsh", "must")
    assert written["role"] == {
        "job_title": "CFO",
        "committee_roles": ["champion"],
        "situation": "Closes by hand",
    }


def test_half_an_emoji_does_not_stop_the_export() -> None:
    written = json.loads(write(told(board_of([note("broken \ud83d")])), WISH))
    assert written["maps"][0]["notes"][0]["text"] == "broken ?"


def test_clusters_and_themes_go_with_it() -> None:
    whole = board_of([])
    content = replace(whole.maps[0].content, more={"clusters": {"c1": {"title": "Trust"}}})
    board = replace(whole.content, more={"themes": {"t1": {"title": "Fear"}}})
    whole = replace(whole, content=board, maps=(replace(whole.maps[0], content=content),))
    written = board_data(whole, AT)
    assert written["maps"][0]["clusters"] == {"c1": {"title": "Trust"}}
    assert written["board"]["themes"] == {"t1": {"title": "Fear"}}
