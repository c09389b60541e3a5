"""What axe, the rule checker for WCAG, finds on every page: nothing. Dialogs are in test_looks."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.e2e.axe import findings
from tests.support.browser import new_context_async
from tests.support.layout import surface_faults
from tests.support.server import Served

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


async def come(browser: Browser, served: Served, path: str, **options: Any) -> Page:
    context = await new_context_async(browser, served.address, locale="en-GB", **options)
    page = await context.new_page()
    await page.goto(path)
    return page


async def example(served: Served) -> str:
    answer = await served.http.post("/api/boards/example", json={"locale": "en"})
    return f"/b/{answer.json()['id']}"


async def look_around(page: Page) -> None:
    await page.get_by_role("button", name="Just look around").click()
    await expect(page.locator("[data-note-id]").first).to_be_visible()


async def closed_board(served: Served) -> tuple[str, str]:
    """Make a board that only a link opens; returns its path and the link's, which asks."""
    made = await served.new_board("Meridian Freight")
    await served.new_map(made["id"])
    key = {"Authorization": f"Bearer {made['key']}"}
    path = f"/api/boards/{made['id']}"
    await served.http.patch(f"{path}/access", json={"general": "none"}, headers=key)
    wanted = {"level": "edit", "approval": True}
    link = (await served.http.post(f"{path}/links", json=wanted, headers=key)).json()
    return f"/b/{made['id']}", f"/join#{link['secret']}"


@SCHEMES
async def test_pages_without_a_board(scheme: str, served: Served, chromium: Browser) -> None:
    page = await come(chromium, served, "/", color_scheme=scheme, **DESKTOP)
    for path in ("/", "/nowhere", f"/b/{'x' * 22}", "/join#nothing"):
        await page.goto(path)
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert await surface_faults(page) == [], path
        assert await findings(page) == [], path


@SCHEMES
async def test_the_way_in_by_a_link_and_at_a_closed_door(
    scheme: str, served: Served, chromium: Browser
) -> None:
    board, link = await closed_board(served)
    for path in (board, link):
        page = await come(chromium, served, path, color_scheme=scheme, **PHONE)
        await page.get_by_label("Your name").fill("Sem")
        assert await surface_faults(page) == []
        assert await findings(page) == []
        await page.locator("button[type=submit]").first.click()
        await expect(page.get_by_role("heading", name="Almost there")).to_be_visible()
        assert await surface_faults(page) == []
        assert await findings(page) == []


async def test_paper(served: Served, chromium: Browser) -> None:
    page = await come(chromium, served, await example(served), color_scheme="dark", **DESKTOP)
    await look_around(page)
    # What the browser does first; the dialog that it opens then would wait for somebody.
    await page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    await page.get_by_role("button", name="Board menu").click()
    await page.get_by_role("menuitem", name="Print this map").click()
    await page.emulate_media(media="print")
    await expect(page.locator(".print-root h1")).to_be_visible()
    assert await findings(page) == []


async def test_a_phone(served: Served, chromium: Browser) -> None:
    page = await come(chromium, served, await example(served), **PHONE)
    await page.get_by_role("button", name="Just look around").click()
    await expect(page.get_by_role("button", name="New note")).to_be_visible()
    assert await surface_faults(page) == []
    assert await findings(page) == []
