"""Opening a data folder: what works, and the one line when it does not."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from empathyboard.domain.errors import StartError
from empathyboard.stores.open import FILE, LOCK, open_store
from tests.support.stores import FIRST, add_board, content, run_sql, sql_store


def refusal(data: Path, url: str | None = None) -> str:
    """Return the one line with which a folder is refused."""
    with pytest.raises(StartError) as caught:
        open_store(data, now=lambda: 0, url=url)
    line = str(caught.value)
    assert "\n" not in line
    assert line.endswith(".")
    return line


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def read(file: Path) -> bytes:
    """Return a file's bytes; none for a folder."""
    return b"" if file.is_dir() else file.read_bytes()


def mode(folder: Path) -> int:
    """Return who may do what in a folder."""
    return folder.stat().st_mode


def remove(file: Path) -> None:
    """Delete a file."""
    file.unlink()


async def test_new_folder_is_made_with_a_database_and_shut_to_others(tmp_path: Path) -> None:
    data = tmp_path / "a" / "b"

    store = sql_store(data)
    await add_board(store)
    await store.close()

    assert names(data) == [FILE, LOCK]
    assert mode(data) & 0o077 == 0


async def test_folder_with_odd_characters_works(tmp_path: Path) -> None:
    data = tmp_path / "50% off? #1 & ümläut"
    store = sql_store(data)
    await add_board(store)
    await store.close()

    reopened = sql_store(data)
    assert await content(reopened) == [FIRST]
    await reopened.close()


async def test_second_server_on_one_folder_is_refused_until_the_first_ends(
    tmp_path: Path,
) -> None:
    """S60."""
    store = sql_store(tmp_path)
    assert "in use by another server" in refusal(tmp_path)
    await store.close()

    await sql_store(tmp_path).close()


async def test_refused_database_leaves_the_folder_unlocked(tmp_path: Path) -> None:
    """S60."""
    _database_of_another_program(tmp_path / FILE)
    refusal(tmp_path)
    remove(tmp_path / FILE)

    await sql_store(tmp_path).close()


async def test_database_of_a_url_is_used(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/elsewhere.db"
    store = open_store(tmp_path / "data", now=lambda: 0, url=url)
    await add_board(store)
    await store.close()

    assert "elsewhere.db" in names(tmp_path)
    assert names(tmp_path / "data") == [LOCK]


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://host/name"])
def test_url_that_means_nothing_is_refused(tmp_path: Path, url: str) -> None:
    """S62."""
    assert "database URL" in refusal(tmp_path, url)


def test_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """S62."""
    (tmp_path / "data").write_text("not a folder")

    assert str(tmp_path / "data") in refusal(tmp_path / "data")
    assert "cannot be written" in refusal(tmp_path / "data" / "below")


def test_folder_that_nobody_may_make_is_refused() -> None:
    """S62: not even the superuser makes folders there."""
    assert "cannot be written" in refusal(Path("/proc/empathyboard"))


def _directory(file: Path) -> None:
    file.mkdir()


def _text(file: Path) -> None:
    file.write_text("These are my notes. " * 500)


def _cut_short(file: Path) -> None:
    _database_of_another_program(file)
    file.write_bytes(file.read_bytes()[:1000])


def _database_of_another_program(file: Path) -> None:
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE invoices (id INTEGER, amount INTEGER)")
    other.close()


@pytest.mark.parametrize("put", [_directory, _text, _cut_short, _database_of_another_program])
def test_what_is_no_database_of_ours_is_refused_and_left_alone(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    """S62."""
    file = tmp_path / FILE
    put(file)
    before = read(file)

    assert str(file) in refusal(tmp_path)

    assert read(file) == before


async def test_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    """S62."""
    store = sql_store(tmp_path)
    run_sql(store, "UPDATE alembic_version SET version_num = '9999'")
    await store.close()
    before = read(tmp_path / FILE)

    line = refusal(tmp_path)

    assert "newer version" in line
    assert "9999" in line
    assert str(tmp_path / FILE) in line
    assert read(tmp_path / FILE) == before


async def test_database_with_a_writer_of_another_program_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S62."""
    await sql_store(tmp_path).close()
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("empathyboard.stores.sql.engine.BUSY_MILLISECONDS", 0)

    assert "locked" in refusal(tmp_path)

    other.close()


async def test_damaged_table_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    """SQLite says what it found there, in bytes that the driver cannot read."""
    await sql_store(tmp_path).close()
    file = tmp_path / FILE
    whole = file.read_bytes()
    damaged = whole.replace(b"CREATE TABLE snapshot ", b"CREATE TABL\x95 snapshot ")
    assert damaged != whole
    file.write_bytes(damaged)

    assert "damaged" in refusal(tmp_path)
