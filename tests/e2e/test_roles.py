"""Roles as tabs: added, renamed, ordered and removed, for everybody at once."""

import asyncio

import httpx
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.people import Pair, People
from tests.support.server import new_map

TITLES = ("CFO", "Head of operations", "IT manager")


@pytest_asyncio.fixture(loop_scope="session")
async def three(people: People, board: str, http: httpx.AsyncClient) -> Pair:
    """Two people on one board with three roles, Mara at the last of them."""
    for title in TITLES[1:]:
        await new_map(http, board, title)
    mara, sem = await people.come("Mara"), await people.come("Sem", "Sales")
    await asyncio.gather(mara.open_board(board), sem.open_board(board))
    await both_see((mara, sem), *TITLES)
    await mara.open_role(TITLES[-1])
    return mara, sem


async def both_see(pair: Pair, *titles: str) -> None:
    for person in pair:
        await expect(person.tabs).to_have_text(list(titles))


async def test_a_role_that_one_adds_the_others_can_open(three: Pair) -> None:
    mara, sem = three
    await mara.add_role("Buyer")
    await mara.make_note("wants three offers")
    await both_see(three, "CFO", "Head of operations", "IT manager", "Buyer")

    await sem.open_role("Buyer")

    await sem.until_notes("wants three offers")


async def test_a_role_that_one_renames_has_its_new_name_for_the_others(three: Pair) -> None:
    mara, sem = three
    await mara.choose_for_role("IT manager", "Rename or change…")
    await mara.page.get_by_label("Job title").fill("CIO")
    await mara.page.get_by_text("Gatekeeper").click()
    await mara.page.get_by_role("button", name="Save", exact=True).click()

    await both_see(three, "CFO", "Head of operations", "CIO")
    await sem.open_role("CIO")
    await expect(sem.page.locator(".sheet-header")).to_contain_text("Gatekeeper")
    await sem.page.reload()
    await expect(sem.sheet("CIO")).to_be_visible()


async def test_a_role_moves_by_its_menu_with_the_keyboard(three: Pair) -> None:
    mara, _ = three
    await mara.page.get_by_role("button", name="Options for IT manager").focus()
    await mara.page.keyboard.press("Enter")
    await expect(mara.page.get_by_role("menuitem", name="Rename or change…")).to_be_focused()
    await mara.page.keyboard.press("ArrowDown")
    await mara.page.keyboard.press("Enter")

    await both_see(three, "CFO", "IT manager", "Head of operations")
    await expect(mara.message("IT manager is now number 2 of 3.")).to_be_visible()


async def test_a_role_moves_by_dragging_its_tab(three: Pair) -> None:
    mara, sem = three
    await sem.open_role("CFO")
    first = await mara.box(mara.tab("CFO"))
    await mara.tab("IT manager").drag_to(
        mara.tab("CFO"), target_position={"x": 4, "y": first["height"] / 2}
    )

    await both_see(three, "IT manager", "CFO", "Head of operations")
    await expect(sem.sheet("CFO")).to_be_visible()


async def test_a_role_that_was_removed_comes_back_with_undo(three: Pair) -> None:
    mara, sem = three
    await mara.make_note("worth keeping")
    await mara.until_saved()
    await mara.choose_for_role("IT manager", "Remove role")
    await both_see(three, "CFO", "Head of operations")
    await expect(mara.sheet("Head of operations")).to_be_visible()

    await mara.message("IT manager was removed.").get_by_role("button", name="Undo").click()

    await both_see(three, "CFO", "Head of operations", "IT manager")
    await expect(mara.sheet("IT manager")).to_be_visible()
    await mara.until_notes("worth keeping")
    await sem.open_role("IT manager")
    await sem.until_notes("worth keeping")


async def test_who_works_on_a_role_that_another_removes_is_told_so(three: Pair) -> None:
    mara, sem = three
    await sem.open_role("IT manager")
    await mara.choose_for_role("IT manager", "Remove role")

    await expect(sem.page.get_by_role("heading", name="This role was removed")).to_be_visible()

    await sem.open_role("CFO")
    await sem.make_note("goes on")
    await sem.until_saved()


async def test_a_board_that_one_renames_has_its_new_title_for_the_others(three: Pair) -> None:
    mara, sem = three
    await mara.page.get_by_role("button", name="Acme").click()
    await mara.page.get_by_label("Board title").fill("Meridian & Sons")
    await mara.page.keyboard.press("Enter")

    for person in three:
        await expect(person.page.locator(".board-title")).to_contain_text("Meridian & Sons")
    await expect(sem.page).to_have_title("CFO · Meridian & Sons")
