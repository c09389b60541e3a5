"""Databases of older versions: a copy first, then all of the way or nothing."""

import logging
import multiprocessing
import shutil
import signal
import sqlite3
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from zlib import crc32

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext

from empathyboard.domain.errors import StartError
from empathyboard.stores.migrate import SCRIPTS, migrate
from empathyboard.stores.open import FILE
from empathyboard.stores.sql.engine import writer_engine
from empathyboard.stores.tables import Tables
from tests.support.stores import FIRST, add_board, content, run_sql, sql_store

HEAD = max(
    script.name[:4]
    for script in (files("empathyboard.stores") / "migrations/versions").iterdir()
    if script.name[:4].isdigit()
)
ADDS_COLUMN = 'op.add_column("board", sa.Column("colour", sa.String()))'
MAKES_BOARD_ANEW = """
    with op.batch_alter_table("board", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.String()))
"""
FAILS = f'{ADDS_COLUMN}; op.create_table("half", sa.Column("a")); op.execute("NONSENSE")'
RAISES = f'{ADDS_COLUMN}; raise RuntimeError("a mistake of ours")'
IS_KILLED = f"{ADDS_COLUMN}; __import__('os').kill(__import__('os').getpid(), 9)"
ORPHANS = 'op.execute("DELETE FROM board")'


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    """A database of this version, with one board."""
    store = sql_store(tmp_path)
    await add_board(store)
    await store.close()
    return tmp_path / FILE


@pytest.fixture
def plant(tmp_path: Path) -> Callable[[str], str]:
    """Plants a next migration of the given body; returns where the scripts are."""

    def planted(body: str) -> str:
        scripts = tmp_path / "migrations"
        shutil.copytree(str(files("empathyboard.stores") / "migrations"), scripts)
        (scripts / "versions" / "planted.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "planted"\ndown_revision = "{HEAD}"\n'
            f"def upgrade():\n    {body}\n"
        )
        return str(scripts)

    return planted


def bring_up(database: Path, scripts: str) -> None:
    """Migrate a file with the given scripts."""
    engine = writer_engine(f"sqlite:///{database}")
    try:
        migrate(engine, scripts)
    finally:
        engine.dispose()


def read(file: Path) -> bytes:
    """Return a file's bytes."""
    return file.read_bytes()


def databases(folder: Path) -> list[str]:
    """Return the names of the database and its copies."""
    return sorted(path.name for path in folder.glob(f"{FILE}*"))


def restored(copy: Path) -> Path:
    """Put a copy into a new data folder."""
    folder = copy.parent / "restored"
    folder.mkdir()
    copy.rename(folder / FILE)
    return folder


def columns(database: Path, table: str = "board") -> set[str]:
    """Return the names of a table's columns; empty for no table."""
    connection = sqlite3.connect(database)
    names = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    connection.close()
    return names


def test_migrations_make_the_tables_that_the_code_uses(database: Path) -> None:
    engine = writer_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Tables) == []
    engine.dispose()


def test_migrations_are_part_of_the_package() -> None:
    assert (files("empathyboard.stores") / "migrations" / "versions" / "0001_first.py").is_file()


async def test_current_database_is_neither_copied_nor_changed(database: Path) -> None:
    before = read(database)

    await sql_store(database.parent).close()

    assert databases(database.parent) == [FILE]
    assert read(database) == before


async def test_older_database_is_copied_and_brought_up_to_date(
    database: Path, plant: Callable[[str], str]
) -> None:
    """S61."""
    bring_up(database, plant(ADDS_COLUMN))

    assert "colour" in columns(database)
    copy = database.with_name(f"{FILE}.before-planted")
    assert "colour" not in columns(copy)
    assert databases(database.parent) == [FILE, copy.name]

    store = sql_store(restored(copy))
    assert await content(store) == [FIRST]
    await store.close()


def test_table_made_anew_keeps_the_rows_that_refer_to_it(
    database: Path, plant: Callable[[str], str]
) -> None:
    bring_up(database, plant(MAKES_BOARD_ANEW))

    connection = sqlite3.connect(database)
    assert connection.execute("SELECT count(*) FROM document_update").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize(
    ("body", "error"), [(FAILS, StartError), (RAISES, RuntimeError), (ORPHANS, StartError)]
)
async def test_migration_that_fails_half_way_leaves_the_old_database(
    database: Path, plant: Callable[[str], str], body: str, error: type[Exception]
) -> None:
    """S61."""
    with pytest.raises(error):
        bring_up(database, plant(body))

    await _assert_as_it_was(database)


async def test_migration_that_is_killed_half_way_leaves_the_old_database(
    database: Path, plant: Callable[[str], str]
) -> None:
    """S61."""
    processes = multiprocessing.get_context("forkserver")
    process = processes.Process(target=bring_up, args=(database, plant(IS_KILLED)))
    process.start()
    process.join()

    assert process.exitcode == -signal.SIGKILL
    await _assert_as_it_was(database)


async def test_fresh_database_whose_making_is_killed_is_made_the_next_time(
    tmp_path: Path, plant: Callable[[str], str]
) -> None:
    """S61: the first migration was done and the second not, so neither is there."""
    processes = multiprocessing.get_context("forkserver")
    process = processes.Process(target=bring_up, args=(tmp_path / FILE, plant(IS_KILLED)))
    process.start()
    process.join()
    assert columns(tmp_path / FILE) == set()

    store = sql_store(tmp_path)
    await add_board(store)
    await store.close()


def test_migrating_says_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    bring_up(tmp_path / FILE, "empathyboard.stores:migrations")

    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


async def test_database_of_the_first_version_keeps_its_content_and_its_damage(
    tmp_path: Path,
) -> None:
    """S21, S61: rows that were sound are hashed anew; what was damaged stays so."""
    _make_first_version(tmp_path / FILE, [FIRST, b"2", b"damaged", b"4"], damaged=3)

    store = sql_store(tmp_path)
    stored = await store.load("board")
    await store.close()

    assert (stored.covered, list(stored.updates), stored.epoch) == (1, [b"2"], 1)
    assert stored.damage == "Update 3 of document board is damaged."


def _make_first_version(database: Path, updates: list[bytes], damaged: int) -> None:
    engine = writer_engine(f"sqlite:///{database}")
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        run = connection.exec_driver_sql
        run("INSERT INTO board VALUES ('board', x'00', 'en', 1, NULL)")
        run("INSERT INTO document VALUES ('board', 'board', 'board', ?)", (len(updates),))
        for seq, content in enumerate(updates, 1):
            row = ("board", seq, content, crc32(content) ^ (seq == damaged), 1)
            run("INSERT INTO document_update VALUES (?, ?, ?, ?, ?)", row)
        checkpoint = ("board", 1, updates[0], crc32(updates[0]), 1)
        run("INSERT INTO document_checkpoint VALUES (?, ?, ?, ?, ?)", checkpoint)
    engine.dispose()


async def _assert_as_it_was(database: Path) -> None:
    store = sql_store(database.parent)
    assert run_sql(store, "SELECT version_num FROM alembic_version") == HEAD
    assert await content(store) == [FIRST]
    await store.close()
    assert columns(database) == {"id", "key_hash", "locale", "created", "deleted", "general"}
    assert columns(database, "half") == set()
    assert columns(database.with_name(f"{FILE}.before-planted")) == columns(database)
