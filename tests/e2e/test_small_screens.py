"""A phone, a page zoomed to twice its size, and text twice as large."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.people import People
from tests.support.pages import Person

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
ZOOMED: dict[str, Any] = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
WIDTHS = "() => [document.documentElement.scrollWidth, innerWidth]"


async def check_width(person: Person) -> None:
    """The page itself scrolls to no side."""
    content, window = await person.page.evaluate(WIDTHS)
    assert content <= window


async def check_controls(person: Person) -> None:
    """Every control can be pressed, after a scroll at most."""
    page = person.page
    controls = [
        page.get_by_role("button", name="Share"),
        page.get_by_role("button", name="Nederlands"),
        page.get_by_role("button", name="Add role").first,
        page.get_by_role("button", name="Options for CFO"),
        page.get_by_role("link", name="CFO"),
        page.get_by_role("link", name="All boards"),
        page.get_by_role("button", name="New note"),
        page.get_by_role("button", name="Undo"),
        page.get_by_role("button", name="Zoom in"),
        page.get_by_role("button", name="Show the whole sheet"),
        page.locator(".avatar-me"),
    ]
    for control in controls:
        await control.scroll_into_view_if_needed()
        await expect(control).to_be_in_viewport(ratio=0.9)
        if await control.is_enabled():
            await control.click(trial=True)


async def use_board(person: Person, board: str) -> None:
    await person.page.goto("/")
    await check_width(person)
    await person.page.goto(f"/b/{board}")
    await expect(person.page.locator(".join-card")).to_be_visible()
    await check_width(person)
    await person.join()
    await check_width(person)
    await check_controls(person)
    await person.page.get_by_role("button", name="New note").click()
    await expect(person.field).to_be_focused()
    await expect(person.all_notes).to_be_in_viewport()
    await person.page.keyboard.type("from a small screen")
    await person.page.keyboard.press("Escape")
    await person.until_saved()
    await check_width(person)
    await check_dialogs(person)


async def check_dialogs(person: Person) -> None:
    await person.page.get_by_role("button", name="Share").click()
    copy = person.page.get_by_role("button", name="Copy address")
    await expect(copy).to_be_in_viewport(ratio=0.9)
    await check_width(person)
    await person.page.keyboard.press("Escape")
    await person.page.get_by_role("button", name="Add role").first.click()
    create = person.page.get_by_role("dialog").get_by_role("button", name="Add role")
    await create.scroll_into_view_if_needed()
    await expect(create).to_be_in_viewport(ratio=0.9)
    await check_width(person)


@pytest.mark.parametrize("screen", [PHONE, ZOOMED], ids=["phone", "zoomed to 200 %"])
async def test_a_small_screen_reaches_everything(
    screen: dict[str, Any], people: People, board: str
) -> None:
    mara = await people.come("Mara", **screen)
    await use_board(mara, board)


async def test_text_of_twice_the_size_breaks_nothing(people: People, board: str) -> None:
    mara = await people.come("Mara")
    session = await mara.page.context.new_cdp_session(mara.page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    await use_board(mara, board)


async def test_the_keyboard_of_a_phone_leaves_the_note_being_typed(
    people: People, board: str
) -> None:
    mara = await people.come("Mara", **PHONE)
    await mara.open_board(board)
    await mara.page.get_by_role("button", name="New note").click()
    await mara.page.keyboard.type("typed before ")

    await mara.page.set_viewport_size({"width": 390, "height": 430})
    await mara.page.keyboard.type("and after")

    await expect(mara.field).to_be_focused()
    await expect(mara.field).to_have_value("typed before and after")
    await expect(mara.field).to_be_in_viewport()
    await mara.page.set_viewport_size({"width": 390, "height": 844})
    await mara.page.keyboard.press("Escape")
    await mara.until_notes("typed before and after")
