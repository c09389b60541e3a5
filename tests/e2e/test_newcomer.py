"""Somebody who never heard of the product, and the one they bring in."""

from typing import Any

from playwright.async_api import expect

from tests.e2e.people import People

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


async def test_newcomer_sees_the_example_makes_a_board_and_brings_a_colleague_in(
    people: People,
) -> None:
    """The colleague's first note takes fewer than six actions."""
    mara = await people.come("Mara")
    page = mara.page
    await page.goto("/")
    await page.get_by_role("button", name="Open the example").click()
    await expect(page.locator("[data-note-id]").first).to_be_visible()
    await page.get_by_role("link", name="All boards").click()

    board = await mara.make_board("Our first account")
    await mara.add_role("CFO")
    await page.get_by_role("button", name="Share").click()
    await expect(page.get_by_label("Address of this board")).to_have_value(
        f"{people.origin}/b/{board}"
    )
    await page.keyboard.press("Escape")

    sem = await people.come("Sem", "Sales", **PHONE)
    await sem.page.goto(f"/b/{board}")  # 1: open the link
    await sem.page.get_by_role("textbox", name="Your name").fill("Sem")  # 2
    await sem.page.get_by_role("button", name="Join in").click()  # 3
    await sem.page.get_by_role("button", name="New note").click()  # 4
    await sem.page.keyboard.type("Signs what the controller has read")  # 5

    await expect(mara.note("Signs what the controller has read")).to_be_visible()
    await sem.until_saved()
