"""A browser, a server and people for the end-to-end tests."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from empathyboard.paths import static_dir
from scripts.frontend import ROOT, is_built
from tests.e2e.people import TEAM, Pair, People
from tests.e2e.program import Program, running
from tests.support.browser import launch_async
from tests.support.pages import Person
from tests.support.server import Served, new_board, new_map, serving

FOLDER = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One browser for all tests here, so one event loop too."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def frontend() -> None:
    """The pages, built from the present sources."""
    if not is_built():
        target = "backend/empathyboard/static/index.html"
        subprocess.run(["make", "-s", target], cwd=ROOT, check=True)


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A Chromium."""
    # Every call to the browser would write down its stack.
    asyncio.get_running_loop().set_debug(False)
    expect.set_options(timeout=15_000)
    async with launch_async() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def server(
    frontend: None, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Program]:
    """A server that all tests share, each with its own boards."""
    async with running(Program(tmp_path_factory.mktemp("data"))) as program:
        yield program


@pytest_asyncio.fixture(loop_scope="session")
async def served(frontend: None) -> AsyncIterator[Served]:
    """A server in this process, whose boards the test makes by hand."""
    async with serving(static=static_dir()) as served:
        yield served


@pytest_asyncio.fixture(loop_scope="session")
async def chromium(browser: Browser) -> AsyncIterator[Browser]:
    """The browser; what a test opens in it is closed after the test."""
    before = set(browser.contexts)
    yield browser
    for context in set(browser.contexts) - before:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def own_server(frontend: None, tmp_path: Path) -> AsyncIterator[Program]:
    """A server that the test may stop and kill."""
    async with running(Program(tmp_path / "data")) as program:
        yield program


@pytest_asyncio.fixture(loop_scope="session")
async def people(browser: Browser, server: Program) -> AsyncIterator[People]:
    """People who come to the shared server; nothing may go wrong on their pages."""
    people = People(browser, server.address)
    try:
        yield people
    finally:
        await people.leave()
    assert people.complaints() == []


@pytest_asyncio.fixture(loop_scope="session")
async def team(people: People) -> list[Person]:
    """One person of each department."""
    return [await people.come(name, department) for name, department in TEAM.items()]


@pytest_asyncio.fixture(loop_scope="session")
async def http(server: Program) -> AsyncIterator[httpx.AsyncClient]:
    """A program that asks the shared server."""
    async with httpx.AsyncClient(base_url=server.address, timeout=30) as http:
        yield http


@pytest_asyncio.fixture(loop_scope="session")
async def board(http: httpx.AsyncClient) -> str:
    """The id of a board with one role, a CFO."""
    made = await new_board(http)
    await new_map(http, made["id"], "CFO")
    return str(made["id"])


@pytest_asyncio.fixture(loop_scope="session")
async def pair(people: People, board: str) -> Pair:
    """Two people at the sheet of the board's one role."""
    mara, sem = await people.come("Mara"), await people.come("Sem", "Sales")
    await asyncio.gather(mara.open_board(board), sem.open_board(board))
    return mara, sem
