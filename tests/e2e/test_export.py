"""Somebody takes a board out of here; lines on notes end where the exports end them."""

import json
from typing import Any

import pytest_asyncio
from playwright.async_api import expect

from empathyboard.paths import shared_dir
from tests.e2e.people import People
from tests.support.pages import Person

_VECTORS = shared_dir() / "vectors" / "layout.json"

_LINES = """note => {
    const range = document.createRange();
    range.selectNodeContents(note.querySelector('.note-text'));
    const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top);
    return new Set(tops.map(Math.round)).size;
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def mara(people: People, board: str) -> Person:
    mara = await people.come("Mara")
    await mara.open_board(board)
    return mara


async def test_board_is_saved_from_the_dialog_as_a_table(mara: Person) -> None:
    page = mara.page
    await page.get_by_role("button", name="Board menu").click()
    await page.get_by_role("menuitem", name="Export…").click()
    await page.get_by_label("Format").select_option("csv")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Export", exact=True).click()
    saved = await download.value
    assert saved.suggested_filename.endswith(".csv")
    await expect(page.locator(".export-state")).to_contain_text(saved.suggested_filename)
    # The button that was busy still has the focus, so the keyboard goes on from there.
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


def vectors() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(_VECTORS.read_text(encoding="utf-8"))["layout"]
    spoken = [each for each in cases if each["name"].startswith(("en ", "nl "))]
    return [each for each in spoken if each["side"] == 160][::24]


async def test_notes_have_the_lines_of_the_layout(mara: Person) -> None:
    for case in vectors():
        note = await mara.make_note(case["text"], "see")
        await mara.page.keyboard.press("Escape")
        assert await note.evaluate(_LINES) == len(case["lines"]), case["text"]
