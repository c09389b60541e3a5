"""Tables of any program are read as notes: encodings, separators, headings, sections, skips."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from empathyboard.imports.rows import Columns, Reading, guess_columns, read_rows
from empathyboard.imports.table import Table, read_table
from empathyboard.imports.words import section_of
from tests.support.random_boards import texts

MIRO = b"Interview notes\r\n\r\nWe export to Excel\r\nNobody trusts the dashboard\r\n"
MURAL = (
    b'"ID","BG COLOR","BORDER STYLE","TEXT","TYPE","AREA","TAGS","LAST UPDATED BY"\n'
    b'"0-1","#FCFE7D","solid","Closes the month by hand","sticky note","Do","finance, monthly",""\n'
    b'"0-2","#FCFE7D","solid","I just want it to work","sticky note","Say","",""\n'
)
JIRA = (
    b"Summary;Issue key;Priority;Labels;Description\n"
    b"Login is slow;AB-1;High;speed;Every morning it takes minutes\n"
)


def read(data: bytes, section: str = "park") -> Reading:
    table = read_table(data)
    return read_rows(table, guess_columns(table), section)


def told(data: bytes) -> list[tuple[str, str]]:
    return [(note.section, note.text) for note in read(data).notes]


def test_list_without_a_heading_is_one_note_a_row() -> None:
    assert [text for _, text in told(MIRO)] == [
        "Interview notes",
        "We export to Excel",
        "Nobody trusts the dashboard",
    ]


def test_export_of_a_whiteboard_with_areas_and_tags() -> None:
    assert told(MURAL) == [("do", "Closes the month by hand"), ("say", "I just want it to work")]
    assert read(MURAL).notes[0].more == {"tags": {"finance": True, "monthly": True}}


@pytest.mark.parametrize(
    ("table", "notes"),
    [
        ("tekst;sectie\nKlaagt;zegt\nRekent;doet\n", [("say", "Klaagt"), ("do", "Rekent")]),
        # Headings that nobody knows: what is in the columns says it.
        ("woorden;waar\nKlaagt;zegt\nRekent;doet\n", [("say", "Klaagt"), ("do", "Rekent")]),
        ("Klaagt;zegt\nRekent;doet\n", [("say", "Klaagt"), ("do", "Rekent")]),
        ("words;where\nComplains;attic\nCounts;do\n", [("park", "words"), ("park", "Complains")]),
        ("Do\nSay\nHear\n", [("park", "Do"), ("park", "Say"), ("park", "Hear")]),
    ],
)
def test_column_of_sections_is_known_by_its_heading_or_its_words(
    table: str, notes: list[tuple[str, str]]
) -> None:
    assert told(table.encode())[: len(notes)] == notes


def test_column_of_departments_is_known_by_its_words() -> None:
    columns = guess_columns(read_table(b"who,note\nMarketing,Reads a lot\nSales,Calls often\n"))
    assert (columns.places, columns.has_heading) == ({"department": 0, "text": 1}, True)


def test_export_of_a_tracker_takes_the_summary() -> None:
    assert told(JIRA) == [("park", "Login is slow")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found_out(encoding: str, separator: str) -> None:
    """I20."""
    rows = [["section", "text"], ["zien", "Één café, twee; drie"], ["doen", "naïef 😀"]]
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    table = read_table(text.getvalue().encode(encoding))
    assert (table.separator, [list(row) for row in table.rows]) == (separator, rows)


def test_old_spreadsheets_in_cp1252_are_read() -> None:
    """I20."""
    assert told("text;vak\nCafé… “één”;zegt\n".encode("cp1252")) == [("say", "Café… “één”")]


def test_lines_and_quotes_within_a_cell_stay() -> None:
    assert told(b'text,section\n"He said ""no"".\r\nTwice, really",hear\n') == [
        ("hear", 'He said "no".\nTwice, really')
    ]


def test_commas_in_sentences_are_no_separators() -> None:
    data = b"First, we wait\nThen nothing\nAnd, again, and again, we wait\nSo it is\n"
    assert [text for _, text in told(data)] == data.decode().splitlines()


@pytest.mark.parametrize(
    ("word", "section"),
    [
        ("SEE", "see"),
        ("What do they hear?", "hear"),
        ("Wat doen zij?", "do"),
        ("6. Wat horen zij?", "hear"),
        ("Think & Feel", "other"),
        ("Pijnpunten", "pains"),
        ("gain", "gains"),
        ("Parkeerstrook", "park"),
        ("Mars", None),
        ("", None),
    ],
)
def test_sections_are_known_by_key_by_title_and_by_habit(word: str, section: str | None) -> None:
    assert section_of(word) == section


def test_section_that_nobody_knows_is_told_and_its_note_kept() -> None:
    """I11."""
    reading = read(b"text,section\nA,Mars\nB,see\nC,Mars\n", "gains")
    assert [(note.text, note.section) for note in reading.notes] == [
        ("A", "gains"),
        ("B", "see"),
        ("C", "gains"),
    ]
    assert reading.unknown_sections == ["Mars"]


def test_rows_without_text_or_with_too_much_are_skipped_with_their_number() -> None:
    """I10: the number is the row's in the file, blank rows left out."""
    data = f"text,section\n,see\nshort,see\n{'x' * 10_001},do\n".encode()
    reading = read(data)
    assert [(each.row, each.reason) for each in reading.skipped] == [(2, "empty"), (4, "long")]
    assert [(note.row, note.text) for note in reading.notes] == [(3, "short")]


def test_column_that_is_not_there_is_empty() -> None:
    table = Table("utf-8", ",", [["a", "b"], ["c"]])
    reading = read_rows(table, Columns({"text": 1, "section": 7}, has_heading=False), "do")
    assert [note.text for note in reading.notes] == ["b"]
    assert [each.row for each in reading.skipped] == [2]


def test_mark_that_kept_a_cell_from_being_a_formula_is_taken_off() -> None:
    """I21: and a formula itself is a text like others."""
    cells = ["'=SUM(A1)", "' -5", "'tis", "=1+1"]
    data = "text,tags\n" + "".join(f'"{cell}",x\n' for cell in cells)
    assert [text for _, text in told(data.encode())] == ["=SUM(A1)", "-5", "'tis", "=1+1"]


def test_control_characters_are_left_out() -> None:
    assert told(b"text,section\na\x07b\x1b[31m,see\n") == [("see", "ab[31m")]


@given(st.lists(texts.map(str.strip).filter(bool), min_size=2, max_size=20))
@example(["a;b", "c;d"])
@example(["'=x", "+1"])
def test_texts_that_were_written_as_csv_come_back(written: list[str]) -> None:
    """I21."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["text", "section"])
    writer.writerows([each, "see"] for each in written)
    table = read_table(text.getvalue().encode())
    notes = read_rows(table, Columns({"text": 0, "section": 1}, has_heading=True), "park").notes
    clean = [each.text for each in notes]
    assert clean == [kept for each in written if (kept := expected(each))]


def expected(written: str) -> str:
    lines = written.replace("\r\n", "\n").replace("\r", "\n")
    if lines.startswith("'") and lines[1:].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\n")):
        lines = lines[1:]
    return "".join(letter for letter in lines if letter in "\n\t" or not is_control(letter)).strip()


def is_control(letter: str) -> bool:
    return ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0
