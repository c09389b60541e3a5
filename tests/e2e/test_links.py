"""Links, doors and keys as people meet them, in four browsers and two languages."""

import re
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.e2e.access import Owner, fill_in, follow
from tests.e2e.people import People
from tests.e2e.words import foreign_words
from tests.support.pages import Person

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest_asyncio.fixture(loop_scope="session")
async def owner(people: People) -> Owner:
    """Mara, who has a board with a note on it."""
    people.forgive("status of 40", "status of 42")
    owner = await Owner.at_a_new_board(await people.come("Mara"))
    await owner.person.make_note("We wait for a price", "say")
    await owner.person.until_saved()
    return owner


def heading(person: Person) -> Locator:
    """Return the title of a page."""
    return person.page.get_by_role("heading", level=1)


async def test_a_link_made_with_the_keyboard_lets_a_stranger_in(
    people: People, owner: Owner
) -> None:
    page = owner.person.page
    await page.get_by_role("button", name="Share").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Make a link").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("For whom or what")).to_be_focused()
    await page.keyboard.type("The agency")
    await page.keyboard.press("Tab")
    await page.keyboard.type("may edit")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Make link").press("Enter")
    address = page.get_by_label("Address of the link")
    await expect(address).to_have_value(re.compile("/join#"))
    await expect(page.locator(".link-row strong")).to_have_text("The agency")
    path = "/join#" + (await address.input_value()).partition("#")[2]
    guest = await people.come("Sem", "Sales")
    await guest.page.goto(path)
    assert "#" not in guest.page.url
    await fill_in(guest)
    await guest.page.keyboard.press("Enter")
    await guest.make_note("Hello from the agency", "hear")
    await expect(owner.person.note("Hello from the agency")).to_be_visible(timeout=15_000)
    await page.get_by_role("button", name="Close", exact=True).click()
    await owner.open_share()
    await expect(page.locator(".link-row .quiet")).to_contain_text("used by 1 person")
    assert path.partition("#")[2] not in await page.content()


async def test_a_passphrase_is_asked_and_a_wrong_one_refused(people: People, owner: Owner) -> None:
    link = await owner.make_link("edit", passphrase="open sesame")
    guest = await people.come("Sem", "Sales")
    await guest.page.goto(link.path)
    await fill_in(guest)
    await guest.page.get_by_role("button", name="Come in").click()
    field = guest.page.get_by_label("Passphrase")
    await expect(guest.page.locator(".trouble")).to_contain_text("has a passphrase")
    await field.fill("close sesame")
    await field.press("Enter")
    await expect(guest.page.locator(".trouble")).to_contain_text("not the passphrase")
    await guest.page.reload()
    await fill_in(guest)
    await guest.page.get_by_role("button", name="Come in").click()
    await field.fill("open sesame")
    await field.press("Enter")
    await expect(guest.note("We wait for a price")).to_be_visible()


async def test_whoever_waits_is_shown_to_the_facilitator_and_goes_on_when_let_in(
    people: People, owner: Owner
) -> None:
    link = await owner.make_link("edit", approval=True, label="The agency")
    guest = await people.come("Sem", "Sales")
    await guest.page.goto(link.path)
    await fill_in(guest)
    await guest.page.get_by_role("button", name="Come in").click()
    await expect(heading(guest)).to_have_text("Almost there")
    page = owner.person.page
    await expect(page.locator(".toast")).to_contain_text("Sem asks to join")
    await expect(page.locator(".share-button .badge")).to_contain_text("1")
    await guest.page.reload()
    await expect(heading(guest)).to_have_text("Almost there")
    await page.locator(".toast").get_by_role("button", name="Show").click()
    await expect(page.locator(".request")).to_contain_text("The agency")
    await page.get_by_role("button", name="Let Sem in").click()
    await expect(guest.note("We wait for a price")).to_be_visible()
    await expect(page.locator(".request")).to_have_count(0)


async def test_at_a_closed_board_one_asks_to_join_or_is_turned_away(
    people: People, owner: Owner
) -> None:
    await owner.set_general("none")
    for name, answer in (("Sem", "Turn Sem away"), ("Vera", "Let Vera in")):
        guest = await people.come(name)
        await guest.page.goto(f"/b/{owner.board}")
        await expect(heading(guest)).to_have_text("This board is closed")
        assert "Meridian" not in await guest.page.content()
        await fill_in(guest)
        await guest.page.get_by_role("button", name="Ask to join").click()
        await owner.open_share()
        page = owner.person.page
        await page.get_by_role("button", name=answer).click()
        await page.get_by_role("button", name="Close", exact=True).click()
        if name == "Sem":
            await expect(heading(guest)).to_have_text("You were not let in")
    await expect(guest.note("We wait for a price")).to_be_visible()
    await guest.make_note("Let in", "hear")
    await expect(owner.person.note("Let in")).to_be_visible()


async def test_a_link_to_one_map_opens_that_map_and_nothing_else(
    people: People, owner: Owner
) -> None:
    only = await owner.only_map()
    await owner.person.add_role("Head of operations")
    link = await owner.make_link("edit", map=only)
    guest = await people.come("Sem", "Sales")
    await follow(guest, link)
    assert "/m/" in guest.page.url
    await expect(heading(guest)).to_contain_text("CFO")
    await expect(heading(guest)).to_contain_text("Meridian Freight")
    await expect(guest.page.locator(".role-tabs")).to_have_count(0)
    await guest.make_note("From the side", "hear")
    page = await guest.page.content()
    assert owner.board not in page
    assert only not in page
    assert "Head of operations" not in page
    await owner.person.open_role("CFO")
    await expect(owner.person.note("From the side")).to_be_visible()
    await guest.page.goto("/")
    await guest.page.get_by_role("link", name="Meridian Freight").click()
    await expect(guest.note("From the side")).to_be_visible()


async def test_names_that_are_hidden_are_numbers(people: People, owner: Owner) -> None:
    link = await owner.make_link("comment", names_hidden=True)
    guest = await people.come("Vera")
    await follow(guest, link)
    await expect(guest.page.locator(".avatars [role=img]")).to_have_attribute(
        "aria-label", re.compile(r"^Person \d+")
    )
    assert "Mara" not in await guest.page.content()


async def test_the_key_makes_the_board_ones_own_in_another_browser(
    people: People, owner: Owner
) -> None:
    await owner.set_general("none")
    await owner.open_share()
    await owner.person.page.get_by_role("button", name="Show the key").click()
    key = await owner.person.page.get_by_label("Key", exact=True).input_value()
    elsewhere = await people.come("Mara")
    await elsewhere.page.goto(f"/b/{owner.board}")
    await elsewhere.page.get_by_text("I have the key of a board").click()
    await elsewhere.page.get_by_label("Key", exact=True).fill(key[:-1] + "x")
    await elsewhere.page.get_by_role("button", name="Make it mine").click()
    await expect(elsewhere.page.locator(".key-form .trouble")).to_contain_text("does not fit")
    await elsewhere.page.get_by_label("Key", exact=True).fill(key)
    await elsewhere.page.get_by_role("button", name="Make it mine").click()
    await expect(elsewhere.note("We wait for a price")).to_be_visible()
    await elsewhere.join()
    await elsewhere.page.get_by_role("button", name="Share").click()
    await expect(elsewhere.page.get_by_role("button", name="Show the key")).to_be_visible()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
async def test_the_pages_before_a_board_speak_dutch(
    options: dict[str, Any], people: People, owner: Owner
) -> None:
    link = await owner.make_link("view")
    await owner.set_general("none")
    guest = await people.come("Sem", **{"locale": "nl-NL"} | options)
    for path, title in (
        (link.path, "Je bent uitgenodigd"),
        (f"/b/{owner.board}", "Dit bord is gesloten"),
    ):
        await guest.page.goto(path)
        await expect(heading(guest)).to_have_text(title)
        assert await foreign_words(guest.page, "nl") == []
    await link.revoke()
    await guest.page.goto("/")
    await guest.page.goto(link.path)
    await guest.page.get_by_label("Je naam").fill("Sem")
    await guest.page.get_by_role("button", name="Naar binnen").click()
    await expect(heading(guest)).to_have_text("Deze link werkt niet")
    assert await guest.page.evaluate("document.body.scrollWidth <= innerWidth")
