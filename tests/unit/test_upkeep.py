"""Backups, putting them back and looking for damage, as whoever runs a server does it (S70-S75)."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from empathyboard.__main__ import main
from empathyboard.document.write import Edit, first_content, new_board, new_map
from empathyboard.domain.board import Commit, MapAdded
from empathyboard.stores.open import FILE
from tests.support.stores import BOARD, MAP, sql_store
from tests.support.whole_boards import AT, example_board, write_json

DAMAGED_UPDATE = "UPDATE document_update SET content = x'00'"
OF_BOARD = "WHERE document = 'board' AND seq = 2"
OF_MAP = "WHERE document = 'board-map'"
UPDATE = first_content(Edit({"meta": {"account": "Acme"}}))


async def fill(data: Path, boards: Sequence[str] = ("board",)) -> None:
    """Keep boards of one map each, as a server leaves them."""
    store = sql_store(data)
    for board in boards:
        await store.add_board(replace(BOARD, id=board), new_board(board, ""))
        added = MapAdded(replace(MAP, id=f"{board}-map", board=board), new_map("CFO", []))
        await store.append([Commit(board, [UPDATE], [added])])
    await store.close()


async def run(*arguments: str | Path) -> int:
    """Run the program beside the event loop, as it may need one of its own."""
    return await asyncio.to_thread(main, [str(each) for each in arguments])


def run_sql(data: Path, *statements: str) -> None:
    with closing(sqlite3.connect(data / FILE)) as connection:
        for each in statements:
            connection.execute(each)
        connection.commit()


def boards_in(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / FILE)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM board ORDER BY id")]


def epochs_in(data: Path) -> set[int]:
    with closing(sqlite3.connect(data / FILE)) as connection:
        return {row[0] for row in connection.execute("SELECT epoch FROM document")}


async def test_backup_is_made_while_a_server_writes_and_holds_all_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S70: the log beside the database counts as well."""
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data)
    serving = sql_store(data)
    await serving.append([Commit("board", [UPDATE])])

    assert await run("backup", "--data", data, "-o", file) == 0

    await serving.append([Commit("board", [UPDATE])])
    await serving.close()
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT head FROM document WHERE id = 'board'").fetchone() == (3,)
    assert "1 board with 1 map," in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.db", "data"]
    assert file.stat().st_mode & 0o077 == 0


async def test_backup_of_damaged_boards_is_made_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data)
    run_sql(data, f"{DAMAGED_UPDATE} {OF_BOARD}")

    assert await run("backup", "--data", data, "-o", file) == 1
    assert "Update 2 of document board is damaged." in capsys.readouterr().out
    assert file.exists()


async def test_backup_takes_no_file_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(tmp_path / "data")
    file = tmp_path / "thesis.txt"
    file.write_text("mine")

    assert await run("backup", "--data", tmp_path / "data", "-o", file) == 1
    assert "exists already" in capsys.readouterr().err
    assert file.read_text() == "mine"


async def test_backup_without_a_database_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run("backup", "--data", tmp_path / "no", "-o", tmp_path / "backup.db") == 1
    assert "There is no database in" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


async def test_restored_boards_are_those_of_the_backup_and_what_was_there_is_kept(
    tmp_path: Path,
) -> None:
    """S71."""
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data, ["a"])
    await run("backup", "--data", data, "-o", file)
    await fill(data, ["b"])

    assert await run("restore", file, "--data", data) == 0

    assert boards_in(data) == ["a"]
    (aside,) = data.glob(f"{FILE}.before-restore-*")
    with closing(sqlite3.connect(aside)) as before:
        assert before.execute("SELECT count(*) FROM board").fetchone() == (2,)
    assert sorted(each.name for each in data.iterdir()) == [FILE, aside.name, "lock"]


async def test_restoring_begins_another_epoch_each_time(tmp_path: Path) -> None:
    """S50: a browser from before must not merge its later edits into an older state."""
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data)
    await run("backup", "--data", data, "-o", file)

    await run("restore", file, "--data", data)
    (first,) = epochs_in(data)
    await run("restore", file, "--data", data)
    (second,) = epochs_in(data)

    assert 1 < first < second


async def test_backup_is_restored_into_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    await fill(tmp_path / "data")
    await run("backup", "--data", tmp_path / "data", "-o", tmp_path / "backup.db")

    assert await run("restore", tmp_path / "backup.db", "--data", tmp_path / "new") == 0

    store = sql_store(tmp_path / "new")
    assert (await store.load("board-map")).board == "board"
    await store.close()


async def test_restore_is_refused_while_a_server_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data, ["a"])
    await run("backup", "--data", data, "-o", file)
    await fill(data, ["b"])
    serving = sql_store(data)

    assert await run("restore", file, "--data", data) == 1

    assert "in use by another server" in capsys.readouterr().err
    assert [(await serving.board(each)).id for each in "ab"] == ["a", "b"]
    await serving.close()


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" * 99])
async def test_restore_of_what_is_no_backup_changes_nothing(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data)
    before = (data / FILE).read_bytes()
    file.write_bytes(content)

    assert await run("restore", file, "--data", data) == 1

    assert capsys.readouterr().err.count("\n") == 1
    assert (data / FILE).read_bytes() == before
    assert sorted(each.name for each in data.iterdir()) == [FILE, "lock"]


async def test_restore_of_a_damaged_backup_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, file = tmp_path / "data", tmp_path / "backup.db"
    await fill(data)
    await run("backup", "--data", data, "-o", file)
    broken = tmp_path / "broken"
    broken.mkdir()
    file = file.rename(broken / FILE)
    run_sql(broken, "UPDATE document_update SET content = x'00' WHERE document = 'board-map'")

    assert await run("restore", file, "--data", data) == 1
    assert "is not sound, nothing was changed" in capsys.readouterr().err
    assert epochs_in(data) == {1}


async def test_check_of_sound_boards_says_so_while_a_server_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S72."""
    await fill(tmp_path)
    serving = sql_store(tmp_path)

    assert await run("check", "--data", tmp_path) == 0

    assert capsys.readouterr().out.endswith("Nothing is wrong with them.\n")
    await serving.close()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            [f"{DAMAGED_UPDATE} {OF_BOARD}"],
            "In the board board: Update 2 of document board is damaged.",
        ),
        (
            [f"DELETE FROM document_update {OF_BOARD}"],
            "In the board board: The log of document board has a hole after 1.",
        ),
        (
            [f"{DAMAGED_UPDATE} {OF_MAP}"],
            "Nothing of the map board-map can be opened: Update 1 of document board-map",
        ),
        (["UPDATE map SET board = 'gone'"], "A row of the table map belongs to nothing."),
        (
            [
                f"DELETE FROM document_update {OF_MAP}",
                "DELETE FROM document WHERE id = 'board-map'",
            ],
            "The map board-map has no document.",
        ),
    ],
)
async def test_check_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, damage: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """S72."""
    await fill(tmp_path)
    run_sql(tmp_path, *damage)

    assert await run("check", "--data", tmp_path) == 1

    _, finding, advice = capsys.readouterr().out.splitlines()
    assert finding.startswith(f"! {said}")
    assert "empathyboard restore" in advice or "--mend" in advice


async def test_update_that_the_library_cannot_take_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hash proves that bytes are those that were put in, not that they are a document."""
    await fill(tmp_path)
    store = sql_store(tmp_path)
    await store.append([Commit("board", [b"\xff\xff\xff"])])
    await store.close()

    assert await run("check", "--data", tmp_path) == 1
    assert "Nothing of the board board can be opened" in capsys.readouterr().out


async def test_damaged_checkpoint_that_is_passed_over_is_told_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(tmp_path)
    store = sql_store(tmp_path)
    await store.add_checkpoint("board", 1, new_board("board", ""))
    await store.trim("board", 1)
    await store.close()
    run_sql(tmp_path, "UPDATE document_checkpoint SET content = x'00'")

    assert await run("check", "--data", tmp_path) == 1
    assert "checkpoint 1 is damaged" in capsys.readouterr().out


async def test_mending_makes_the_last_good_state_the_whole_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """S73."""
    await fill(tmp_path)
    run_sql(tmp_path, f"{DAMAGED_UPDATE} {OF_BOARD}")

    assert await run("check", "--mend", "--data", tmp_path) == 0

    assert "board is mended; 1 updates went into quarantine." in capsys.readouterr().out
    assert await run("check", "--data", tmp_path) == 0


async def test_database_of_another_version_is_not_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await fill(tmp_path)
    run_sql(tmp_path, "UPDATE alembic_version SET version_num = '9999'")

    assert await run("check", "--data", tmp_path) == 1
    assert "of another version (its revision is 9999)" in capsys.readouterr().err


async def test_board_is_imported_without_a_server(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """I1."""
    file = tmp_path / "board.json"
    file.write_bytes(write_json(example_board(), AT))

    assert await run("import", file, "--data", tmp_path / "data") == 0

    (board,) = boards_in(tmp_path / "data")
    assert f"The board is at /b/{board} of the server" in capsys.readouterr().out
    assert await run("check", "--data", tmp_path / "data") == 0


@pytest.mark.parametrize("content", [None, b"{}"])
async def test_file_that_is_no_board_makes_none(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """I3."""
    file = tmp_path / "board.json"
    if content is not None:
        file.write_bytes(content)

    assert await run("import", file, "--data", tmp_path / "data") == 1

    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "data" / FILE).exists() or boards_in(tmp_path / "data") == []
