"""A phone: one section at a time, a list that edits, the keyboard that takes half the screen."""

import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.support.browser import new_context_async
from tests.support.server import Served

WIDTH, HEIGHT, KEYBOARD = 390, 844, 420


@pytest_asyncio.fixture(loop_scope="session")
async def phone(served: Served, chromium: Browser) -> Page:
    """A board with two roles on a phone."""
    return await open_phone(chromium, served)


async def open_phone(browser: Browser, served: Served) -> Page:
    board = await served.new_board()
    for role in ("CFO", "Planner"):
        await served.new_map(board["id"], role)
    context = await new_context_async(
        browser,
        served.address,
        locale="en-GB",
        viewport={"width": WIDTH, "height": HEIGHT},
        has_touch=True,
        is_mobile=True,
    )
    page = await context.new_page()
    await page.goto(f"/b/{board['id']}")
    await page.get_by_role("button", name="Just look around").tap()
    await expect(page.locator(".phone-list")).to_be_visible()
    return page


async def add(page: Page, text: str) -> None:
    await page.get_by_role("button", name="New note").tap()
    await page.keyboard.type(text)


async def test_note_is_written_edited_moved_and_deleted(phone: Page) -> None:
    await add(phone, "fourteen years in freight")
    await phone.get_by_role("button", name="Done").tap()
    note = phone.locator(".phone-note")
    await expect(note).to_contain_text("fourteen years in freight")
    await note.get_by_role("button").tap()
    await phone.keyboard.type(", Utrecht")
    await phone.get_by_role("button", name="Move to…").tap()
    await phone.get_by_role("menuitem", name="2. What do they need to do?").tap()
    await expect(phone.locator(".phone-note")).to_have_count(0)
    await phone.get_by_role("button", name="Next section").tap()
    await expect(note).to_contain_text("freight, Utrecht")


async def test_typing_goes_on_when_the_keyboard_takes_the_screen(phone: Page) -> None:
    for at in range(6):
        await add(phone, f"note {at}")
        await phone.get_by_role("button", name="Done").tap()
    await add(phone, "the last")
    field = phone.locator("textarea")
    await phone.set_viewport_size({"width": WIDTH, "height": KEYBOARD})
    await expect(field).to_be_focused()
    await expect(field).to_have_value("the last")
    await expect(field).to_be_in_viewport(ratio=1)
    await phone.keyboard.type(" one")
    await expect(field).to_have_value("the last one")
    await expect(phone.get_by_role("button", name="Done")).to_be_in_viewport(ratio=1)
    await phone.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    await expect(field).to_be_focused()


async def test_sheet_is_one_press_away_and_nothing_is_wider_than_the_phone(phone: Page) -> None:
    await add(phone, "seen by all")
    await phone.get_by_role("button", name="Done").tap()
    await phone.get_by_role("button", name="Sheet", exact=True).tap()
    await expect(phone.locator(".canvas .note")).to_have_count(1)
    wide = await phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= WIDTH
    await phone.get_by_role("button", name="List", exact=True).tap()
    await expect(phone.locator(".phone-note")).to_have_count(1)


async def test_role_is_chosen_from_a_menu(phone: Page) -> None:
    await phone.get_by_role("button", name="Role: CFO. Choose another").tap()
    await phone.get_by_role("menuitem", name="Planner").tap()
    await expect(phone.get_by_role("button", name="Role: Planner")).to_be_visible()
    await expect(phone.get_by_role("main", name="Empathy map of Planner")).to_be_visible()
