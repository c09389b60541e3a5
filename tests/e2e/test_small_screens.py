"""A page zoomed to twice its size, and text twice as large; phones are in test_phone.py."""

from typing import Any

from playwright.async_api import expect

from tests.e2e.people import People
from tests.support.pages import Person

ZOOMED: dict[str, Any] = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
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
        page.get_by_role("button", name="Board menu"),
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


async def test_a_page_zoomed_to_twice_its_size_reaches_everything(
    people: People, board: str
) -> None:
    mara = await people.come("Mara", **ZOOMED)
    await use_board(mara, board)


async def test_text_of_twice_the_size_breaks_nothing(people: People, board: str) -> None:
    mara = await people.come("Mara", viewport={"width": 1440, "height": 900})
    session = await mara.page.context.new_cdp_session(mara.page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    await use_board(mara, board)
