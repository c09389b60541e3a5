"""The sheet in a real browser: its boxes, its guide, strange content, light and dark."""

import re
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.browser import new_context_async
from tests.support.layout import layout_faults
from tests.support.server import Served
from tests.support.wire import joined

PERSON = """localStorage.setItem('empathyboard.person',
  JSON.stringify({ id: 'anouk-00000000000001', name: 'Anouk', department: 'marketing' }))"""

LONG = "Senior vice president of " + "everything that can be planned, counted and invoiced " * 9
WORDS = {
    "word": "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3,
    "cjk": "顧客は毎月末に請求書を三回確認し、それでも合わない。" * 4,
    "rtl": "الفواتير لا تتطابق أبدا مع ما نقلته الشاحنات",
    "emoji": "👩🏽‍💻🚚📉" * 20,
    "endless": "one thought after another " * 200,
}


async def open_board(browser: Browser, served: Served, board: str, **options: Any) -> Page:
    """Open a board as Anouk and wait until the sheet stands."""
    context = await new_context_async(browser, served.address, **options)
    await context.add_init_script(PERSON)
    page = await context.new_page()
    await page.goto(f"/b/{board}")
    await expect(page.locator(".sheet-header")).to_be_visible()
    await expect(page.locator(".save-badge[data-state=saved]")).to_be_visible()
    await page.evaluate("document.fonts.ready")
    return page


def size(width: int, height: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": height}}


async def example(served: Served, locale: str) -> str:
    answer = await served.http.post("/api/boards/example", json={"locale": locale})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.mark.parametrize("locale", ["en", "nl"])
@pytest.mark.parametrize("width", [1440, 1180])
async def test_example_lies_in_its_sections_and_nothing_overlaps(
    served: Served, chromium: Browser, locale: str, width: int
) -> None:
    board = await example(served, locale)
    page = await open_board(
        chromium, served, board, locale=locale, **size(width, 900), color_scheme="light"
    )
    await expect(page.locator(".note").nth(20)).to_be_visible()
    for step in range(7):
        await page.locator(".guide-steps button").nth(step).click()
        assert await layout_faults(page) == [], step


async def test_long_titles_and_foreign_names_are_shortened_side_by_side(
    served: Served, chromium: Browser
) -> None:
    made = await served.new_board("משלוחים ומשלוחים 配送と請求 " * 5, account="شركة الشحن " * 9)
    await served.http.post(
        f"/api/boards/{made['id']}/maps",
        json={
            "job_title": LONG[:500],
            "person": "محمد 田中太郎 " * 8,
            "committee_roles": ["champion"],
        },
    )
    page = await open_board(chromium, served, made["id"], **size(1440, 900))
    assert await layout_faults(page) == []
    await expect(page.locator(".sheet-date")).to_be_visible()


async def test_strange_notes_are_parked_within_reach_and_fit_their_paper(
    served: Served, chromium: Browser
) -> None:
    board = (await served.new_board())["id"]
    mapped = await served.new_map(board)
    async with joined(served.wire(mapped["id"])) as writer:
        await writer.add_note("attic", "In no section", section="attic")
        await writer.add_note("far", "A mile off", pos=[9e8, -9e8])
        for at, (key, words) in enumerate(WORDS.items()):
            await writer.add_note(key, words, section="do", pos=[96.0 + 176 * at, 1520.0])
        await writer.until_saved()
        page = await open_board(chromium, served, board, **size(1440, 900))
        for key in ("attic", "far"):
            parked = re.compile(rf"\bnote-{key}\b")
            await expect(page.locator("[data-section=park]")).to_have_attribute("aria-owns", parked)
        await expect(page.locator("#note-far")).to_be_in_viewport()
        await expect(page.locator("#note-endless .more-text")).to_be_visible()
        direction = await page.locator("#note-rtl .note-text").evaluate(
            "(text) => getComputedStyle(text).direction"
        )
        assert direction == "rtl"
        assert await layout_faults(page) == []


async def test_question_of_the_guide_makes_a_note_that_answers_it(
    served: Served, chromium: Browser
) -> None:
    board = (await served.new_board())["id"]
    await served.new_map(board)
    page = await open_board(chromium, served, board, **size(1440, 900))
    await page.locator(".guide-steps button").nth(5).click()
    question = page.locator(".guide-question").first
    await question.click()
    await page.keyboard.type("Late again with the figures?")
    await page.keyboard.press("Escape")
    await expect(question.locator(".guide-count")).to_have_text("1 note")
    await expect(page.locator(".guide-silence")).to_contain_text("have not written here yet")


async def test_narrow_guide_is_a_drawer_that_starts_closed(
    served: Served, chromium: Browser
) -> None:
    board = await example(served, "en")
    page = await open_board(chromium, served, board, **size(1024, 768))
    guide = page.locator("#guide")
    await expect(guide).to_have_count(0)
    assert await layout_faults(page) == []
    await page.get_by_role("button", name="Show the guide").click()
    await expect(guide).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(guide).to_have_count(0)


async def test_folded_guide_and_dark_appearance_are_remembered(
    served: Served, chromium: Browser
) -> None:
    board = await example(served, "en")
    page = await open_board(chromium, served, board, **size(1440, 900), color_scheme="light")
    await page.locator("#guide").get_by_role("button", name="Fold the guide away").click()
    await page.get_by_role("button", name="Board menu").click()
    await page.get_by_role("menuitemradio", name="Dark").click()
    await page.keyboard.press("Escape")
    await page.reload()
    await expect(page.locator(".sheet-header")).to_be_visible()
    await expect(page.locator("#guide")).to_have_count(0)
    colours = await page.locator(".sheet-role").evaluate(
        "(one) => [one, document.documentElement].map((each) => getComputedStyle(each))"
        ".map(({ color, backgroundColor }, at) => (at ? backgroundColor : color))"
    )
    assert colours == ["rgb(244, 242, 236)", "rgb(29, 28, 34)"]
