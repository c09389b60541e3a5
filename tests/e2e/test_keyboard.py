"""Nothing but the keyboard, and what a screen reader is told."""

import re

import httpx
from playwright.async_api import Locator, expect

from tests.e2e.people import People
from tests.support.pages import Person


async def tab_to(person: Person, wanted: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if await wanted.evaluate_all("found => found.includes(document.activeElement)"):
            return
        await person.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not come to {wanted}")


async def press(person: Person, *keys: str) -> None:
    for key in keys:
        await person.page.keyboard.press(key)


async def choose(person: Person, name: str) -> None:
    """Go down a menu to an item."""
    item = person.page.get_by_role("menuitem", name=name)
    for _ in range(12):
        if await item.evaluate("item => item === document.activeElement"):
            return
        await person.page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not come to {name}")


async def make_board(person: Person) -> None:
    page = person.page
    await page.goto("/")
    await tab_to(person, page.get_by_label("Title"))
    await page.keyboard.type("Keys only")
    await press(person, "Enter")
    await page.wait_for_url(re.compile("/b/"))


async def join(person: Person) -> None:
    await tab_to(person, person.page.get_by_role("textbox", name="Your name"))
    await person.page.keyboard.type("Kai")
    await tab_to(person, person.page.get_by_role("radio", name="Marketing"))
    await press(person, "ArrowDown", "Enter")
    await expect(person.page.locator(".join-card")).to_have_count(0)


async def add_role(person: Person) -> None:
    await tab_to(person, person.page.get_by_role("button", name="Add role"))
    await press(person, "Enter")
    await expect(person.page.get_by_label("Job title")).to_be_focused()
    await person.page.keyboard.type("CFO")
    await press(person, "Enter")
    await expect(person.sheet("CFO")).to_be_visible()


async def test_a_first_map_with_the_keyboard_alone(people: People, http: httpx.AsyncClient) -> None:
    kai = await people.come()
    await make_board(kai)
    await join(kai)
    await add_role(kai)

    await tab_to(kai, kai.section("say"))
    await press(kai, "Enter")
    await expect(kai.field).to_be_focused()
    await kai.page.keyboard.type("we need this by May")
    await press(kai, "Escape")
    note = kai.note("we need this")
    await expect(note).to_be_focused()

    await press(kai, "Shift+F10")
    await expect(kai.page.get_by_role("menu")).to_be_visible()
    await choose(kai, "Move to section…")
    await press(kai, "ArrowRight")
    await choose(kai, "2. What do they need to do?")
    await press(kai, "Enter")
    await expect(kai.section("goal")).to_have_attribute("aria-label", re.compile("1 note$"))
    await kai.until_saved()
    board = kai.page.url.rpartition("/")[2].partition("?")[0]
    (one,) = (await http.get(f"/api/boards/{board}")).json()["maps"]
    (saved,) = (await http.get(f"/api/maps/{one['id']}/notes")).json()["notes"]
    assert (saved["text"], saved["section"]) == ("we need this by May", "goal")
    assert saved["department"] == "sales"

    await expect(note).to_be_focused()
    await press(kai, "Delete")
    await kai.until_notes()
    await expect(kai.section("goal")).to_be_focused()


async def test_arrows_walk_through_the_notes_of_a_section(people: People, board: str) -> None:
    kai = await people.come("Kai")
    await kai.open_board(board)
    for text in ("one", "two", "three"):
        await kai.make_note(text, "do")
    await press(kai, "Escape")
    await kai.section("do").focus()
    for text in ("one", "two", "three"):
        await press(kai, "ArrowRight")
        await expect(kai.note(text)).to_be_focused()
    await press(kai, "F2")
    await kai.page.keyboard.type(", changed")
    await press(kai, "Escape")
    await expect(kai.note("three, changed")).to_be_focused()


async def test_a_screen_reader_is_told_sections_with_name_and_count(
    people: People, board: str
) -> None:
    kai, sem = await people.come("Kai"), await people.come("Sem", "Sales")
    await kai.open_board(board)
    await sem.open_board(board)
    await kai.make_note("prices rise", "see")

    await expect(kai.sheet("CFO")).to_match_aria_snapshot("""
        - main "Empathy map of CFO":
          - group "1. Who are we empathizing with?, 0 notes"
          - group "2. What do they need to do?, 0 notes"
          - group "3. What do they see?, 1 note":
            - group /prices rise. Marketing/
          - group "4. What do they say?, 0 notes"
          - group "5. What do they do?, 0 notes"
          - group "6. What do they hear?, 0 notes"
          - group "Pains, 0 notes"
          - group "Gains, 0 notes"
          - group "Other thoughts and feelings, 0 notes"
          - group "Parking strip, 0 notes"
    """)
    told = sem.page.locator("[data-live]")
    await expect(told).to_have_text("Kai added 1 note to What do they see?.")


async def test_letters_act_only_while_the_board_has_the_focus(people: People, board: str) -> None:
    kai = await people.come("Kai")
    await kai.open_board(board)
    await kai.page.get_by_role("button", name="Acme").click()
    await kai.page.get_by_label("Board title").fill("")
    await kai.page.keyboard.type("n hand v - = ")
    await press(kai, "Escape")
    await expect(kai.all_notes).to_have_count(0)
    await expect(kai.page.locator("#sheet")).to_have_attribute("data-pointer", "select")
