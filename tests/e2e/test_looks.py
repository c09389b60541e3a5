"""Every dialog, menu and panel: nothing is cut, hidden or hard to read, and axe finds nothing."""

from typing import Any

import pycrdt
import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import findings
from tests.e2e.surfaces import PHONE_SURFACES, SURFACES, Surface
from tests.support.browser import new_context_async
from tests.support.layout import surface_faults
from tests.support.server import Served
from tests.support.wire import Doc, joined, new_note

PERSON = """localStorage.setItem('empathyboard.person',
  JSON.stringify({ id: 'anouk-00000000000001', name: 'Anouk', department: 'marketing' }))"""
DESKTOP = {"width": 1440, "height": 900}
LOOKS = {
    "light": {"viewport": DESKTOP, "locale": "en-GB"},
    "dark, Dutch": {"viewport": DESKTOP, "locale": "nl-NL", "color_scheme": "dark"},
    "text of twice the size": {"viewport": DESKTOP, "locale": "nl-NL"},
}
PHONE: dict[str, Any] = {
    "viewport": {"width": 320, "height": 640},
    "has_touch": True,
    "is_mobile": True,
}
FOREIGN = "משלוחים ומשלוחים 配送と請求 " * 4
ENDLESS = ("Senior vice president of " + "everything that is planned and invoiced " * 12)[:500]
LARGE = {"standard": 32, "fixed": 26}


async def come(browser: Browser, served: Served, look: str, **options: Any) -> Page:
    """Open a window with a look."""
    context = await new_context_async(browser, served.address, **(LOOKS[look] | options))
    await context.add_init_script(PERSON)
    page = await context.new_page()
    if "twice" in look:
        session = await context.new_cdp_session(page)
        await session.send("Page.setFontSizes", {"fontSizes": LARGE})
    return page


async def own_example(page: Page) -> str:
    """Open the example as its owner, who may do everything; returns the id of the board."""
    await page.goto("/")
    await page.locator(".example-card button").click()
    await expect(page.locator("[data-note-id], .phone-note").first).to_be_visible()
    return page.url.rpartition("/")[2].partition("?")[0]


async def pile_up(served: Served, board: str) -> None:
    """Put two notes in one place of the board's first map."""
    first = (await served.http.get(f"/api/boards/{board}")).json()["maps"][0]["id"]

    def add(doc: Doc) -> None:
        for key, rank in (("under", "a1"), ("over", "a2")):
            note = new_note(f"The one {key}", section="see", pos=[2400.0, 744.0], z=rank)
            doc.get("notes", type=pycrdt.Map)[key] = note

    async with joined(served.wire(first)) as program:
        await program.edit(add)
        await program.until_saved()


@pytest.mark.parametrize("look", LOOKS)
async def test_whatever_opens_over_a_board_is_whole_and_readable(
    look: str, served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served, look)
    await pile_up(served, await own_example(page))
    await expect(page.locator(".pile-badge")).to_be_visible()
    await check(page, SURFACES)


async def test_whatever_opens_on_a_narrow_phone_is_whole_and_readable(
    served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served, "dark, Dutch", **PHONE)
    await own_example(page)
    await check(page, PHONE_SURFACES)


async def test_titles_that_nobody_expected_fit_a_phone(served: Served, chromium: Browser) -> None:
    made = await served.new_board(FOREIGN, account=FOREIGN)
    for title in (ENDLESS, "مدير الشؤون المالية 財務部長", "x" * 500):
        await served.new_map(made["id"], title)
    page = await come(chromium, served, "light", **PHONE)
    await page.goto(f"/b/{made['id']}")
    await expect(page.locator(".role-chooser")).to_be_visible()
    await check(page, PHONE_SURFACES)


async def check(page: Page, surfaces: list[Surface]) -> None:
    """Look at a board, then at all that opens over it, one after the other."""
    await expect(page.locator("#sheet")).to_be_visible()  # the desk comes after the bar
    faults = [f"board: {each}" for each in await findings(page)]
    for surface in surfaces:
        await surface.show(page)
        found = [
            *(await surface_faults(page, surface.selector)),
            *(await findings(page, surface.selector)),
        ]
        faults += [f"{surface.name}: {each}" for each in found]
        await surface.close(page)
    assert not faults, "\n".join(faults)
