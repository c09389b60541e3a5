"""Versions, then and now, restoring with undo, and the bin, as people use them."""

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.axe import findings
from tests.e2e.people import People
from tests.support.pages import Person


async def come_to_own_board(people: People) -> Person:
    """Return somebody at a board of their own with one note."""
    mara = await people.come("Mara")
    await mara.make_board("Acme")
    await mara.add_role("CFO")
    await mara.make_note("wants proof")
    return mara


async def open_history(person: Person) -> Locator:
    """Open the history from the menu of the board."""
    await person.until_saved()
    await person.page.get_by_role("button", name="Board menu").click()
    await person.page.get_by_role("menuitem", name="History and bin").click()
    dialog = person.page.get_by_role("dialog", name="History")
    await expect(dialog).to_be_visible()
    return dialog


async def keep(person: Person, name: str) -> None:
    """Keep a version, with the keyboard alone."""
    dialog = await open_history(person)
    await dialog.get_by_label("Keep this moment").fill(name)
    await person.page.keyboard.press("Tab")
    await person.page.keyboard.press("Enter")
    await expect(dialog.get_by_text(name, exact=True)).to_be_visible()
    await person.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)


async def choose_for_version(person: Person, name: str, command: str) -> None:
    """Choose something from the menu of a version."""
    await person.page.get_by_role("button", name=f"More about {name}").click()
    await person.page.get_by_role("menuitem", name=command).click()


async def test_a_version_is_looked_at_compared_restored_and_the_restore_undone(
    people: People,
) -> None:
    mara = await come_to_own_board(people)
    await keep(mara, "March")
    await mara.type_in_note(mara.note("wants proof"), " and a discount")
    await mara.page.keyboard.press("Escape")
    await mara.make_note("reads reports", "do")

    dialog = await open_history(mara)
    await dialog.get_by_role("button", name="Look: March").click()
    await expect(mara.page.locator(".still-note")).to_have_text(["wants proof"])
    assert await findings(mara.page, ".modal") == []
    await mara.page.get_by_role("button", name="Back").click()
    await mara.page.get_by_role("button", name="Compare with now: March").click()
    counts = mara.page.locator(".history-counts")
    await expect(counts).to_contain_text("1 Added")
    await expect(counts).to_contain_text("1 Reworded")
    await expect(mara.page.locator(".history-fates del")).to_have_text("wants proof")
    assert await findings(mara.page, ".modal") == []
    await mara.page.get_by_role("button", name="On the sheet").click()
    await expect(mara.page.locator(".still-note[data-mark=new]")).to_contain_text("reads reports")

    await mara.page.get_by_role("button", name="Back").click()
    await choose_for_version(mara, "March", "Go back to this")
    question = mara.page.get_by_role("alertdialog")
    await question.get_by_role("button", name="Go back to this").click()
    await mara.until_notes("wants proof")

    await mara.message("The board is as it was on").get_by_role("button", name="Undo").click()
    await expect(mara.message("Everything is as it was before.")).to_be_visible()
    await mara.until_notes("wants proof and a discount", "reads reports")


async def test_a_deleted_note_comes_back_from_the_bin_and_another_goes_for_good(
    people: People,
) -> None:
    mara = await come_to_own_board(people)
    await mara.make_note("a mistake", "do")
    for text in ("wants proof", "a mistake"):
        await mara.note(text).click()
        await mara.page.keyboard.press("Delete")
    await mara.until_notes()

    dialog = await open_history(mara)
    await dialog.get_by_role("button", name="Bin").click()
    await dialog.get_by_role("button", name="Put all back: the notes of CFO").click()
    await expect(dialog.get_by_text("The bin is empty.")).to_be_visible()
    await mara.page.keyboard.press("Escape")
    await mara.until_notes("wants proof", "a mistake")
    for text in ("wants proof", "a mistake"):
        await mara.note(text).click()
        await mara.page.keyboard.press("Delete")

    dialog = await open_history(mara)
    await dialog.get_by_role("button", name="Bin").click()
    await dialog.get_by_role("button", name="Put back: wants proof").click()
    await expect(dialog.get_by_text("wants proof", exact=True)).to_have_count(0)
    await dialog.get_by_role("button", name="Delete for good: a mistake").click()
    question = mara.page.get_by_role("alertdialog")
    await question.get_by_role("button", name="Delete for good").click()

    await expect(dialog.get_by_text("The bin is empty.")).to_be_visible()
    await mara.page.keyboard.press("Escape")
    await mara.until_notes("wants proof")


async def test_whoever_may_not_facilitate_looks_and_changes_nothing(people: People) -> None:
    mara = await come_to_own_board(people)
    await keep(mara, "March")
    sem = await people.come("Sem", "Sales")
    await sem.open_board(mara.page.url.split("/b/")[1].partition("/")[0].partition("?")[0])

    dialog = await open_history(sem)

    await expect(dialog.get_by_role("button", name="Look: March")).to_be_visible()
    await expect(dialog.get_by_label("Keep this moment")).to_have_count(0)
    await sem.page.get_by_role("button", name="More about March").click()
    await expect(sem.page.get_by_role("menuitem")).to_have_text(["Open as a new board"])


@pytest.mark.parametrize("width", [320, 390])
async def test_history_fits_a_phone(people: People, width: int) -> None:
    mara = await come_to_own_board(people)
    await keep(mara, "A name that is rather long for the width of a telephone")
    await mara.page.set_viewport_size({"width": width, "height": 700})
    await mara.page.get_by_role("button", name="Board menu").click()
    await mara.page.get_by_role("menuitem", name="History and bin").click()
    dialog = mara.page.get_by_role("dialog", name="History")
    await expect(dialog.get_by_role("button", name="Compare with now")).to_be_visible()

    for element in await dialog.locator("button, a, input, select").all():
        box = await element.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert min(box["width"], box["height"]) >= 24
