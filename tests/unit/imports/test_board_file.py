"""A file that an export made is read back whole; any other is refused with a reason."""

import json
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from empathyboard.document.first_content import write_board, write_map
from empathyboard.document.read import read_board, read_map
from empathyboard.domain.content import WholeBoard
from empathyboard.domain.errors import FileError
from empathyboard.domain.limits import LIMITS
from empathyboard.imports.board_file import read_board_file
from tests.support.random_boards import whole_boards
from tests.support.whole_boards import AT, board_of, example_board, note, write_json


def packed(*entries: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        read_board_file(data)
    return str(caught.value)


def changed(change: Callable[[Any], None]) -> bytes:
    """Return the file of a board with something in it changed."""
    value = json.loads(write_json(board_of([note("Late again")]), AT))
    change(value)
    return json.dumps(value).encode()


@given(whole_boards())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_board_comes_back_from_its_file_as_it_was(whole: WholeBoard) -> None:
    """I1."""
    assert read_board_file(write_json(whole, AT)) == whole


@given(whole_boards())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_board_comes_back_from_its_documents_as_it_was(whole: WholeBoard) -> None:
    """I1."""
    assert read_board([write_board(whole.content)]) == whole.content
    for each in whole.maps:
        assert read_map([write_map(each.content)]) == each.content


@pytest.mark.parametrize("locale", ["en", "nl"])
def test_example_comes_back_from_a_zip(locale: str) -> None:
    whole = example_board(locale)
    file = packed(("board.json", write_json(whole, AT)), ("01-cfo.pdf", b"%PDF"))
    assert read_board_file(file) == whole


def test_file_that_an_editor_saved_with_a_mark_is_read() -> None:
    file = write_json(board_of([]), AT)
    assert read_board_file(b"\xef\xbb\xbf" + file) == read_board_file(file)


def test_file_without_ranks_keeps_its_order() -> None:
    def strip(value: Any) -> None:
        del value["maps"][0]["notes"][0]["z"]
        value["maps"][0]["notes"].append({"id": "n9", "section": "do", "pos": [1, 2], "text": "B"})

    notes = read_board_file(changed(strip)).maps[0].content.notes
    assert [each.text for each in notes] == ["Late again", "B"]
    assert notes[0].z < notes[1].z


def test_markup_scripts_and_formulas_are_texts_like_others() -> None:
    hostile = '<script>alert(1)</script> =HYPERLINK("x") \u202e {{7*7}} \'; DROP TABLE board'
    whole = board_of([note(hostile)])
    assert read_board_file(write_json(whole, AT)).maps[0].content.notes[0].text == hostile


def test_half_characters_and_nul_are_mended() -> None:
    def break_text(value: Any) -> None:
        value["maps"][0]["notes"][0]["text"] = "a\ud83d\0b"

    assert read_board_file(changed(break_text)).maps[0].content.notes[0].text == "a?b"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no JSON"),
        (b"\x89PNG\r\n", "no UTF-8 text"),
        (b"Role,Text\r\nCFO,Hello", "is no JSON"),
        (b"[1, 2]", "no board of Empathyboard"),
        (b'{"type": "excalidraw", "version": 2}', "no board of Empathyboard"),
        (b"[" * 100_000 + b"]" * 100_000, "far too deep"),
        (b"[" * 60 + b"]" * 60, "deeper than"),
        (b"[1e999]", "none may be above"),
        (b"[NaN]", "NaN is no number"),
        (b"[123456789012345678901234567890]", "none may be above"),
        (b'["' + b"x" * 10_001 + b'"]', "a text of 10001 letters"),
    ],
)
def test_what_is_no_board_is_refused_with_the_reason(data: bytes, said: str) -> None:
    """I3."""
    assert said in refusal(data)


def set_in(path: str, value: Any) -> bytes:
    def change(file: Any) -> None:
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        for part in parents:
            file = file[part]
        file[last] = value

    return changed(change)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("version", 2, "made by a newer Empathyboard (its version is 2"),
        ("version", "1", "damaged at version"),
        ("maps", {}, "damaged at maps"),
        ("maps.0.notes.0.section", "mars", "damaged at maps.0.notes.0.section: 'mars'"),
        ("maps.0.notes.0.pos", [1], "damaged at maps.0.notes.0.pos"),
        ("maps.0.notes.0.text", None, "damaged at maps.0.notes.0.text"),
        ("board.title", "x" * 201, "The title of the board"),
        ("maps.0.role.job_title", "x" * 501, "The job title"),
        ("maps.0.person", "x" * 201, "The person"),
    ],
)
def test_damaged_file_is_refused_with_the_place(path: str, value: Any, said: str) -> None:
    """I3."""
    assert said in refusal(set_in(path, value))


def test_twice_the_same_role_or_note_is_refused() -> None:
    assert "same key" in refusal(changed(lambda file: file["maps"].append(file["maps"][0])))
    notes = "same id"
    assert notes in refusal(
        changed(lambda file: file["maps"][0]["notes"].append(file["maps"][0]["notes"][0]))
    )


def test_more_roles_than_a_board_holds_are_refused() -> None:
    def add(file: Any) -> None:
        file["maps"] = [{**file["maps"][0], "key": f"k{number}"} for number in range(301)]

    assert "301 roles" in refusal(changed(add))


# --- zips --------------------------------------------------------------------------------


def test_zip_that_swells_is_refused_unopened() -> None:
    """I4."""
    assert "packed more than 100 times" in refusal(packed(("board.json", b" " * 20_000_000)))
    assert "more than 50 MB" in refusal(packed(("board.json", b" " * 60_000_000)))


def test_zip_that_lies_about_the_size_of_an_entry_is_refused() -> None:
    """I4: reading stops where the limit is, whatever the entry says."""
    data = packed(("board.json", b" " * (LIMITS.import_inflated_bytes + 10)))
    swollen = struct.pack("<I", LIMITS.import_inflated_bytes + 10)
    assert refusal(data.replace(swollen, struct.pack("<I", 1000)))


@pytest.mark.parametrize("name", ["../board.json", "/etc/passwd", "a\\..\\b", "x/../../y"])
def test_zip_with_paths_that_lead_out_is_refused(name: str) -> None:
    """I4."""
    assert "no plain name" in refusal(packed(("board.json", b"{}"), (name, b"")))


def test_zip_of_too_many_entries_is_refused() -> None:
    """I4."""
    assert "1001 files" in refusal(packed(*((f"{number}.txt", b"") for number in range(1001))))


def test_zip_within_a_zip_is_not_looked_into() -> None:
    inner = packed(("board.json", write_json(board_of([]), AT)))
    assert "holds no board.json" in refusal(packed(("inner.zip", inner)))


def test_damaged_or_foreign_zips_are_refused() -> None:
    whole = packed(("board.json", write_json(example_board(), AT)))
    assert "cannot be opened" in refusal(whole[: len(whole) // 2])
    middle = len(whole) // 3
    assert refusal(whole[:middle] + bytes(50) + whole[middle + 50 :])
    assert "holds no board.json" in refusal(packed(("word/document.xml", b"<w/>")))


def test_board_of_two_thousand_notes_is_read_in_time() -> None:
    whole = board_of([note(f"Note {number}", number) for number in range(2000)])
    assert len(read_board_file(write_json(whole, AT)).maps[0].content.notes) == 2000
