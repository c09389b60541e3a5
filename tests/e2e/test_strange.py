"""Content and addresses that no page of ours would make."""

import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pycrdt
import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.program import Program
from tests.support.server import new_board, new_map
from tests.support.wire import Client, Doc, joined, new_note

MARKUP = '<img src=x onerror="document.title=1;window.ran=true"><b>bold</b>'
ARABIC = "\u202e\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645"


async def map_of(http: httpx.AsyncClient, board: str) -> str:
    return str((await http.get(f"/api/boards/{board}")).json()["maps"][0]["id"])


@pytest_asyncio.fixture(loop_scope="session")
async def program(http: httpx.AsyncClient, server: Program, board: str) -> AsyncIterator[Client]:
    """A program on the socket of the board's map."""
    address = f"{server.address.replace('http', 'ws', 1)}/sync/{await map_of(http, board)}"
    async with joined(address) as client:
        yield client


def put(key: str, note: Any) -> Callable[[Doc], None]:
    def edit(doc: Doc) -> None:
        doc.get("notes", type=pycrdt.Map)[key] = note

    return edit


async def test_strange_notes_are_shown_in_the_parking_strip(
    people: People, board: str, program: Client
) -> None:
    mara = await people.come("Mara")
    await mara.open_board(board)
    strange: dict[str, Any] = {
        "nowhere": new_note("unknown section", section="heaven"),
        "half": pycrdt.Map({"text": pycrdt.Text("half a note")}),
        "misplaced": new_note("no place", pos="left"),
        "empty": pycrdt.Map({}),
        "number": new_note("", text=42),
        "no-note": "just a string",
        "nothing": new_note("not a number", pos=[float("nan"), float("inf")]),
    }
    for key, note in strange.items():
        await program.edit(put(key, note))
    await program.until_saved()

    strip = mara.section("park")
    await expect(strip).to_have_attribute("aria-label", "Parking strip, 5 notes")
    for text in ("unknown section", "half a note", "no place", "not a number"):
        await expect(mara.note(text)).to_have_count(1)
    await expect(mara.section("see")).to_have_attribute("aria-label", re.compile("1 note$"))
    await mara.page.keyboard.press("Shift+Digit1")
    await expect(mara.note("unknown section")).to_be_in_viewport(ratio=1)
    await mara.make_note("goes on", "who")
    await mara.until_saved()
    await mara.page.reload()
    await expect(strip).to_have_attribute("aria-label", "Parking strip, 5 notes")
    await mara.page.keyboard.press("Shift+Digit1")
    await mara.drag(mara.note("half a note"), "do")
    await mara.page.mouse.up()
    await expect(mara.section("do")).to_have_attribute("aria-label", re.compile("1 note$"))


async def test_strange_texts_are_shown_as_text(people: People, board: str, program: Client) -> None:
    mara = await people.come("Mara")
    await mara.open_board(board)
    texts = [MARKUP, ARABIC, "a\x00b\x07c", "x" * 9000, "\n\n\n", "{{7*7}} {name}"]
    for number, text in enumerate(texts):
        await program.add_note(f"note-{number}", text, pos=[700.0 + 200 * number, 1500.0])
    await program.until_saved()

    await expect(mara.all_notes).to_have_count(len(texts))
    await expect(mara.note("onerror").locator(".note-text")).to_have_text(MARKUP)
    await expect(mara.note(ARABIC)).to_have_count(1)
    await expect(mara.page.locator(".note img, .note b")).to_have_count(0)
    await mara.edit(mara.note("onerror"))
    await expect(mara.field).to_have_value(MARKUP)
    assert await mara.page.evaluate("() => window.ran") is None
    await expect(mara.page).to_have_title("CFO · Acme")


async def test_a_note_far_away_does_not_lose_the_sheet(
    people: People, board: str, program: Client
) -> None:
    mara = await people.come("Mara")
    await mara.open_board(board)
    await program.add_note("far", "far away", pos=[1e15, -1e15])
    await program.until_saved()

    await expect(mara.section("park")).to_have_attribute("aria-label", re.compile("1 note$"))
    await mara.page.keyboard.press("Shift+Digit1")
    await expect(mara.section("do")).to_be_in_viewport(ratio=0.99)
    await mara.make_note("still here")
    await mara.until_saved()


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_titles_of_markup_are_shown_as_text(
    language: str, people: People, http: httpx.AsyncClient
) -> None:
    board = (await new_board(http, MARKUP, locale=language))["id"]
    await new_map(http, board, MARKUP)
    mara = await people.come("", locale=language)
    await mara.open_board(board)

    await expect(mara.page.locator(".board-title button")).to_have_text(MARKUP)
    await expect(mara.tabs).to_have_text([MARKUP])
    await expect(mara.page.locator(".sheet-role")).to_have_text(MARKUP)
    await expect(mara.page.locator("img, .board-title b")).to_have_count(0)
    await mara.page.goto("/")
    await expect(mara.page.locator(".recent")).to_contain_text(MARKUP)
    assert await mara.page.evaluate("() => window.ran") is None


async def test_a_board_that_its_owner_deletes_says_so_where_it_is_open(
    people: People, http: httpx.AsyncClient
) -> None:
    people.forgive("404")
    made = await new_board(http)
    await new_map(http, made["id"], "CFO")
    mara = await people.come("Mara")
    await mara.open_board(made["id"])
    await mara.make_note("was here")
    await mara.until_saved()

    key = {"Authorization": f"Bearer {made['key']}"}
    assert (await http.delete(f"/api/boards/{made['id']}", headers=key)).status_code == 204

    await expect(mara.page.get_by_role("alert")).to_contain_text("This board is in the bin")
    await mara.until_notes("was here")
    await mara.page.reload()
    await expect(mara.page.get_by_role("heading")).to_have_text("This board is in the bin")


@pytest.mark.parametrize("address", ["/b/no-board", "/b/%3Cimg%3E", "/nothing/here", "/b/"])
async def test_addresses_of_nothing_are_friendly_pages(address: str, people: People) -> None:
    people.forgive("404", "422")
    mara = await people.come()
    await mara.page.goto(address)
    await expect(mara.page.get_by_role("heading")).to_be_visible()
    await mara.page.get_by_role("link", name="To the start page").click()
    await expect(mara.page.get_by_role("button", name="Make board")).to_be_visible()


async def test_a_role_that_the_address_invents_is_told_apart_from_the_others(
    people: People, board: str
) -> None:
    mara = await people.come()
    await mara.page.goto(f"/b/{board}?role=nobody")
    await expect(mara.page.get_by_role("heading", name="This role was removed")).to_be_visible()
    await mara.join()
    await mara.open_role("CFO")
