"""Looking around: pan, zoom and the whole sheet."""

from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.e2e.people import People
from tests.e2e.waiting import becomes
from tests.support.pages import Person


@pytest_asyncio.fixture(loop_scope="session")
async def mara(people: People, board: str) -> Person:
    """Somebody at a sheet, with the pointer over it."""
    mara = await people.come("Mara")
    await mara.open_board(board)
    box = await mara.box(mara.section("pains"))
    await mara.page.mouse.move(box["x"] + 20, box["y"] + 60)
    return mara


def percent(person: Person) -> Locator:
    return person.page.locator(".percent")


async def corner(person: Person) -> tuple[float, float]:
    box = await person.box(person.section("who"))
    return box["x"], box["y"]


async def test_the_whole_sheet_is_in_view_at_first(mara: Person) -> None:
    room = await mara.box(mara.page.locator("#sheet"))
    paper = await mara.box(mara.page.locator(".paper"))
    assert paper["x"] >= room["x"]
    assert paper["y"] >= room["y"]
    assert paper["x"] + paper["width"] <= room["x"] + room["width"]
    assert paper["y"] + paper["height"] <= room["y"] + room["height"]


async def test_keys_and_buttons_zoom_and_fit(mara: Person) -> None:
    fitted = await percent(mara).inner_text()
    await mara.page.keyboard.press("Shift+Digit0")
    await expect(percent(mara)).to_have_text("100 %")
    await mara.page.keyboard.press("=")
    await expect(percent(mara)).to_have_text("125 %")
    await mara.page.keyboard.press("-")
    await expect(percent(mara)).to_have_text("100 %")
    await mara.page.keyboard.press("Shift+Digit1")
    await expect(percent(mara)).to_have_text(fitted)

    await mara.page.get_by_role("button", name="Zoom in").click()
    await expect(percent(mara)).not_to_have_text(fitted)
    await mara.page.get_by_role("button", name="Show the whole sheet").click()
    await expect(percent(mara)).to_have_text(fitted)


async def test_the_wheel_pans_and_with_ctrl_zooms_around_the_pointer(mara: Person) -> None:
    x, y = await corner(mara)
    await mara.page.mouse.wheel(30, 20)
    await becomes(lambda: corner(mara), lambda now: now == pytest.approx((x - 30, y - 20), abs=1))

    fitted = await percent(mara).inner_text()
    pains = await mara.box(mara.section("pains"))
    await mara.page.keyboard.down("Control")
    await mara.page.mouse.wheel(0, -40)
    await mara.page.keyboard.up("Control")
    await expect(percent(mara)).not_to_have_text(fitted)
    zoomed = await mara.box(mara.section("pains"))
    growth = zoomed["width"] / pains["width"]
    assert growth > 1.2
    # The pointer was 20 pixels from the section's left edge before the sheet was panned by 30.
    assert zoomed["x"] - pains["x"] == pytest.approx(50 * (1 - growth), abs=2)


@pytest.mark.parametrize("start", ["space", "hand", "middle button"])
async def test_a_drag_pans(start: str, mara: Person) -> None:
    x, y = await corner(mara)
    button: Literal["left", "middle"] = "middle" if start == "middle button" else "left"
    if start == "hand":
        await mara.page.keyboard.press("h")
        await expect(mara.page.locator("#sheet")).to_have_attribute("data-pointer", "grab")
    if start == "space":
        await mara.page.keyboard.down(" ")
    box = await mara.box(mara.section("hear"))
    await mara.page.mouse.move(box["x"] + 100, box["y"] + 100)
    await mara.page.mouse.down(button=button)
    await mara.page.mouse.move(box["x"] + 40, box["y"] + 60, steps=4)
    await mara.page.mouse.up(button=button)
    if start == "space":
        await mara.page.keyboard.up(" ")

    await becomes(lambda: corner(mara), lambda now: now == pytest.approx((x - 60, y - 40), abs=1))
    await expect(mara.all_notes).to_have_count(0)


async def test_the_sheet_cannot_be_lost_out_of_sight(mara: Person) -> None:
    for _ in range(30):
        await mara.page.mouse.wheel(-900, -900)
    await expect(mara.page.locator(".paper")).to_be_in_viewport()

    await mara.page.keyboard.press("Shift+Digit1")

    await expect(mara.section("do")).to_be_in_viewport(ratio=1)
