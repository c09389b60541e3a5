"""`empathyboard export`, as whoever runs a server uses it: beside it or without it."""

import asyncio
import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from empathyboard.__main__ import main
from empathyboard.stores.open import FILE
from tests.support.stores import sql_store
from tests.support.whole_boards import AT, board_of, note, write_json


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def one_of(data: Path, table: str) -> str:
    """Return the id of the newest row of a table."""
    with closing(sqlite3.connect(data / FILE)) as connection:
        found = connection.execute(f"SELECT id FROM {table} ORDER BY rowid DESC").fetchone()
    return str(found[0])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a board that somebody signed."""
    file = tmp_path / "board.json"
    file.write_bytes(write_json(board_of([note("late again")], people={"p1": "Anouk"}), AT))
    assert run("import", file, "--data", tmp_path / "data") == 0
    return tmp_path / "data"


def test_board_goes_out_with_the_names_of_its_authors_and_without_when_asked(
    data: Path, tmp_path: Path
) -> None:
    board, file = one_of(data, "board"), tmp_path / "out.json"
    assert run("export", board, "--format", "json", "--data", data, "-o", file) == 0
    told = json.loads(file.read_text())
    assert told["people"] == {told["maps"][0]["notes"][0]["author"]: "Anouk"}

    export = ("export", board, "--format", "csv", "--data", data, "-o", file)
    assert run(*export) == 0
    assert "Anouk" in file.read_text()
    assert run(*export, "--hide-names") == 0
    assert "Anouk" not in file.read_text()


async def test_map_goes_out_alone_while_a_server_runs(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    serving = sql_store(data)
    arguments = ("export", one_of(data, "map"), "--format", "csv", "--data", data, "-o", file)
    assert await asyncio.to_thread(run, *arguments) == 0
    await serving.close()
    with file.open(newline="", encoding="utf-8-sig") as table:
        assert [row[3] for row in csv.reader(table)][1:] == ["late again"]


def test_what_is_not_there_is_one_line_and_leaves_no_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out.csv"
    assert run("export", "nobody", "--format", "csv", "--data", data, "-o", file) == 1
    assert capsys.readouterr().err == "empathyboard: There is no board and no map 'nobody' here.\n"
    assert run("export", one_of(data, "board"), "--format", "csv", "-o", file) == 1
    assert not file.exists()
