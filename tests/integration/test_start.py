"""What keeps a server from starting is told in one line, with an exit code and no traceback."""

import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from empathyboard.__main__ import main
from empathyboard.stores.open import FILE
from tests.support.process import run_program, running
from tests.support.stores import sql_store


async def expect_one_line(*arguments: str, **environment: str) -> str:
    """Run the program and return its one line on stderr."""
    return expect_told(*await run_program("serve", *arguments, **environment))


@pytest.fixture
def tell(capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run the program's main function here, which is faster, and return its one line."""

    def run(*arguments: str) -> str:
        code = main(["serve", *arguments])
        return expect_told(code, *capfd.readouterr())

    return run


def expect_told(code: int, out: str, err: str) -> str:
    assert code != 0
    assert out == ""
    assert err.startswith("empathyboard: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


async def test_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        line = await expect_one_line("--port", port, "--data", str(tmp_path / "data"))

    assert port in line
    assert "--port" in line
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--port", "abc"), "port"),
        (("--port", "65536"), "port"),
        (("--port", "-1"), "port"),
        (("--host", "nobody.invalid"), "--host"),
        (("--host", "a..b"), "--host"),
        (("--host", "ä..b"), "--host"),
        (("--public-url", "maps.example"), "public_url"),
        (("--public-url", "ftp://maps.example"), "public_url"),
    ],
)
def test_wrong_setting_is_named(
    tell: Callable[..., str], tmp_path: Path, given: tuple[str, str], told: str
) -> None:
    assert told in tell("--data", str(tmp_path), "--port", "0", *given)


async def test_wrong_port_in_the_environment_is_named(tmp_path: Path) -> None:
    line = await expect_one_line("--data", str(tmp_path), EMPATHYBOARD_PORT="abc")

    assert "port" in line
    assert "'abc'" in line


def a_file(folder: Path) -> Path:
    file = folder / "data"
    file.write_text("mine")
    return file


def below_a_file(folder: Path) -> Path:
    return a_file(folder) / "data"


def no_database(folder: Path) -> Path:
    (folder / FILE).write_text("these are my shopping lists\n" * 100)
    return folder


def a_folder_for_a_database(folder: Path) -> Path:
    (folder / FILE).mkdir()
    return folder


def another_programs_database(folder: Path) -> Path:
    database = sqlite3.connect(folder / FILE)
    database.execute("CREATE TABLE recipes (name)")
    database.close()
    return folder


def in_proc(folder: Path) -> Path:
    return Path("/proc/empathyboard")


@pytest.mark.parametrize(
    "place",
    [
        a_file,
        below_a_file,
        no_database,
        a_folder_for_a_database,
        another_programs_database,
        in_proc,
    ],
)
def test_data_folder_that_cannot_be_used_is_named(
    tell: Callable[..., str], tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    folder = place(tmp_path)

    assert str(folder) in tell("--port", "0", "--data", str(folder))


async def test_database_of_a_newer_version_is_named_and_left_alone(tmp_path: Path) -> None:
    await sql_store(tmp_path).close()
    database = sqlite3.connect(tmp_path / FILE)
    database.execute("UPDATE alembic_version SET version_num = '9999_future'")
    database.commit()
    database.close()
    before = (tmp_path / FILE).read_bytes()

    line = await expect_one_line("--port", "0", "--data", str(tmp_path))

    assert "newer" in line
    assert (tmp_path / FILE).read_bytes() == before


async def test_second_server_on_the_same_data_is_refused(tmp_path: Path) -> None:
    """S60."""
    async with running(tmp_path) as first:
        line = await expect_one_line("--port", "0", "--data", str(tmp_path))

        assert "in use" in line
        async with first.http() as http:
            assert (await http.get("/healthz")).status_code == 200


async def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    public = "https://maps.example"
    async with (
        running(tmp_path, EMPATHYBOARD_PUBLIC_URL=public) as program,
        program.http() as http,
    ):
        board = (await http.post("/api/boards", json={"title": "a", "locale": "en"})).json()

    assert board["url"].startswith("https://maps.example/b/")


async def test_no_such_command_says_how_to_go_on() -> None:
    code, _, err = await run_program("sevre")

    assert code == 2
    assert "usage: empathyboard" in err
    assert "Traceback" not in err
