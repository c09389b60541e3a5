"""The owner of a board shows it in a wiki, and looks whether it will show there."""

import re
from typing import Any

import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.e2e.access import Owner
from tests.e2e.axe import findings
from tests.e2e.people import People
from tests.e2e.words import foreign_words
from tests.support.wiki import serving_wiki

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest_asyncio.fixture(loop_scope="session")
async def owner(people: People) -> Owner:
    """Mara, who has a board with a note on it."""
    people.forgive("status of 4")
    owner = await Owner.at_a_new_board(await people.come("Mara"))
    await owner.person.make_note("We wait for a price", "say")
    await owner.person.until_saved()
    return owner


async def make_view(dialog: Locator, label: str, sites: str = "") -> Locator:
    """Make a view with the form; returns what is told of it."""
    await dialog.get_by_role("button", name="Show it in a wiki").click()
    await dialog.get_by_label("For which page").fill(label)
    await dialog.get_by_label("Only on pages of these sites").fill(sites)
    await dialog.get_by_role("button", name="Make", exact=True).click()
    fresh = dialog.get_by_role("region", name="The new view for a wiki")
    await expect(fresh).to_be_visible()
    return fresh


async def test_owner_makes_a_view_copies_what_the_wiki_needs_and_ends_it(owner: Owner) -> None:
    page = owner.person.page
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = await owner.open_share()

    await dialog.get_by_role("button", name="Show it in a wiki").click()
    await dialog.get_by_label("Only on pages of these sites").fill("https://wiki.example ftp://x")
    await dialog.get_by_role("button", name="Make", exact=True).click()
    await expect(owner.person.message("ftp://x")).to_be_visible()
    await dialog.get_by_role("button", name="Cancel").click()
    await expect(dialog.locator(".embeds .link-row")).to_have_count(0)
    fresh = await make_view(dialog, "Account plan")
    preview = page.frame_locator(".embed-preview iframe")
    await expect(preview.locator(".stage .note", has_text="We wait for a price")).to_be_visible()
    assert await findings(page) == []
    await fresh.get_by_role("button", name="Copy: The live frame:").click()
    frame = await page.evaluate("navigator.clipboard.readText()")
    await fresh.get_by_label("Your wiki").select_option("MediaWiki")
    await expect(fresh.locator(".wiki-steps textarea").first).to_have_value(
        re.compile(r"^\$wgAllowExternalImagesFrom = \[ 'http")
    )
    await fresh.locator("summary").click()
    await fresh.get_by_role("button", name="Markdown").click()
    await expect(fresh.get_by_label("Markdown", exact=True)).to_have_value(
        re.compile("We wait for a price")
    )
    await fresh.get_by_role("button", name="Done").click()

    assert await shows_note(page, frame)
    row = dialog.locator(".embeds .link-row")
    await expect(row).to_contain_text("Account plan")
    await row.get_by_role("button", name="End: Account plan").click()
    await row.get_by_role("button", name="End", exact=True).click()
    await expect(row).to_have_count(0)
    assert not await shows_note(page, frame)


async def shows_note(page: Page, frame: str) -> bool:
    """Tell whether a frame as it was copied shows the board in somebody's wiki."""
    with serving_wiki() as wiki:
        reader = await (await page.context.browser.new_context()).new_page()  # type: ignore[union-attr]
        await reader.goto(wiki.page(frame))
        inside = reader.frame_locator("iframe")
        await expect(inside.locator(".live, strong").first).to_be_visible()
        count = await inside.locator(".note", has_text="We wait for a price").count()
        await reader.context.close()
    return count == 1


async def test_check_page_says_where_a_view_will_show(people: People, owner: Owner) -> None:
    dialog = await owner.open_share()
    fresh = await make_view(dialog, "Account plan", "http://wiki.example")
    async with owner.person.page.context.expect_page() as opened:
        await fresh.get_by_role("link", name="Will it show there?").click()
    page = await opened.value
    await expect(page.get_by_label("Address of the view")).to_have_value(re.compile("/embed/"))
    assert "#" not in page.url
    verdict = page.get_by_role("status")

    async def ask(wiki: str, way: str = "in a frame (") -> None:
        await page.get_by_label("Address of the page in the wiki").fill(wiki)
        option = page.get_by_role("option", name=re.compile(re.escape(way)))
        await page.get_by_label("How the wiki shows it").select_option(
            await option.get_attribute("value")
        )
        await page.get_by_role("button", name="Check").click()

    await ask("http://wiki.example/page")
    await expect(verdict).to_contain_text("lets that page show it")
    note = page.frame_locator(".frame-preview").locator(".stage .note")
    await expect(note).to_contain_text("We wait for a price")
    assert await findings(page) == []
    await ask("http://other.example/page")
    await expect(verdict).to_contain_text("refuses it")
    await expect(page.locator(".frame-preview")).to_have_count(0)
    await ask("http://wiki.example/page", "a page that is in a sandbox itself")
    await expect(verdict).to_contain_text("no list of sites")
    await ask("https://wiki.example/page")
    await expect(verdict).to_contain_text("is encrypted")
    await ask("wiki.example", "as a picture")
    await expect(page.get_by_role("img", name="This is what readers see")).to_be_visible()
    await page.get_by_label("Address of the view").fill("https://else.example/embed/x")
    await ask("http://wiki.example")
    await expect(verdict).to_contain_text("another server")


async def test_check_page_is_dutch_and_fits_a_phone(people: People) -> None:
    person = await people.come("Mara", locale="nl-NL", **PHONE)
    await person.page.goto("/embed-check")
    await expect(person.page.get_by_role("heading", level=1)).to_have_text(
        "Is het in die wiki te zien?"
    )

    assert await foreign_words(person.page, "nl") == []
    assert await person.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    assert await findings(person.page) == []
