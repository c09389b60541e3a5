"""What axe, the rule checker for WCAG, finds on every page and panel: nothing."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from scripts.frontend import ROOT
from tests.support.browser import new_context_async
from tests.support.server import Served

AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
# Popovers and what is read out live beside the page's landmarks, as their library puts them.
FINDINGS = """async () => {
    const { violations } = await axe.run({ rules: { region: { enabled: false } } });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
}"""


async def findings(page: Page) -> list[str]:
    """Return the violations with what they are about."""
    if not await page.evaluate("() => 'axe' in window"):
        # Not as a script of the page: its content policy takes none from elsewhere.
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(FINDINGS)
    return found


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


@pytest.mark.parametrize("path", ["/", "/nowhere", f"/b/{'x' * 22}"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_pages_without_a_board(
    path: str, scheme: str, served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served, path, color_scheme=scheme, **DESKTOP)
    await expect(page.get_by_role("heading").first).to_be_visible()
    assert await findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_filled_board_with_its_guide(
    scheme: str, served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served, await example(served), color_scheme=scheme, **DESKTOP)
    await expect(page.locator("[data-note-id]").first).to_be_visible()
    assert await findings(page) == []
    await look_around(page)
    assert await findings(page) == []


@pytest.mark.parametrize("opener", ["Share", "Add role"])
async def test_dialogs_of_a_board(opener: str, served: Served, chromium: Browser) -> None:
    page = await come(chromium, served, await example(served), **DESKTOP)
    await look_around(page)
    await page.get_by_role("button", name=opener, exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await findings(page) == []


async def test_a_phone(served: Served, chromium: Browser) -> None:
    page = await come(chromium, served, await example(served), **PHONE)
    await page.get_by_role("button", name="Just look around").click()
    await expect(page.get_by_role("button", name="New note")).to_be_visible()
    assert await findings(page) == []
