"""Levels as people meet them: no tools that do nothing, and no work that is lost silently."""

import asyncio

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.access import Owner, follow
from tests.e2e.people import People
from tests.support.pages import Person

EDIT_TOOLS = (
    ".section-add",
    "[aria-label='New note']",
    "[aria-label='Undo']",
    "[aria-label='Add role']",
    "[aria-label='Which questions the guide asks']",
    "button.guide-question",
    ".role-menu-button",
    ".board-title button",
    ".selection-bar",
    ".share-button",
)
"""What only those who may edit have, and the way to let others in."""


@pytest_asyncio.fixture(loop_scope="session")
async def owner(people: People) -> Owner:
    """Mara, who has a board with one note on it."""
    people.forgive("status of 40")
    owner = await Owner.at_a_new_board(await people.come("Mara"))
    await owner.person.make_note("We wait for a price", "say")
    await owner.person.until_saved()
    return owner


async def test_owner_editor_viewer_and_stranger_see_and_do_what_they_may(
    people: People, owner: Owner
) -> None:
    await owner.set_general("none")
    editing, viewing = await owner.make_link("edit"), await owner.make_link("view")
    editor, viewer = await people.come("Sem", "Sales"), await people.come("Vera")
    stranger = await people.come("Otto")
    await asyncio.gather(follow(editor, editing), follow(viewer, viewing))
    await stranger.page.goto(f"/b/{owner.board}")
    await expect(stranger.page.get_by_role("heading")).to_have_text("This board is closed")
    await editor.make_note("They said next quarter", "hear")
    for person in (owner.person, viewer):
        await expect(person.note("They said next quarter")).to_be_visible()
    # Who only looks is seen by nobody (A2).
    await expect(owner.person.page.locator(".avatars > li")).to_have_count(2)
    assert owner.board not in viewer.page.url


@pytest.mark.parametrize("level", ["view", "comment"])
async def test_who_may_not_edit_sees_no_edit_tools_and_changes_nothing(
    level: str, people: People, owner: Owner
) -> None:
    viewer = await people.come("Vera")
    await follow(viewer, await owner.make_link(level))
    mark = {"view": "You can look", "comment": "You can comment"}[level]
    await expect(viewer.page.locator(".level-mark")).to_have_text(mark)
    note = viewer.note("We wait for a price")
    await expect(note).to_be_visible()
    for tool in EDIT_TOOLS:
        await expect(viewer.page.locator(tool)).to_have_count(0)
    await _try_everything(viewer)
    await expect(viewer.field).to_have_count(0)
    await expect(viewer.all_notes).to_have_count(1)
    await expect(owner.person.all_notes).to_have_count(1)
    await expect(owner.person.section("say").locator(".section-count")).to_have_text("1")


async def _try_everything(viewer: Person) -> None:
    note = viewer.note("We wait for a price")
    await note.dblclick()
    await viewer.drag(note, "see")
    await viewer.page.mouse.up()
    await viewer.section("see").dblclick()
    for key in ("n", "Enter", "Delete", "a", "ControlOrMeta+d", "ControlOrMeta+z", "ArrowRight"):
        await note.click()
        await viewer.page.keyboard.press(key)
    await note.click(button="right")
    await expect(viewer.page.get_by_role("menuitem")).to_have_text(["Copy Ctrl+C"])
    await viewer.page.keyboard.press("Escape")


async def test_a_level_lowered_during_a_drag_puts_the_note_back_and_says_so(
    people: People, owner: Owner
) -> None:
    editor = await people.come("Sem", "Sales")
    await editor.open_board(owner.board)
    note = editor.note("We wait for a price")
    await expect(note).to_be_visible()
    before = await editor.box(note)
    await editor.drag(note, "see")
    await owner.set_general("view")
    await expect(editor.page.locator(".toast")).to_contain_text("no longer change anything")
    await editor.page.mouse.up()
    await expect(editor.page.locator(".level-mark")).to_be_visible()
    assert await editor.box(note) == before
    for tool in EDIT_TOOLS[:-1]:
        await expect(editor.page.locator(tool)).to_have_count(0)
    await owner.set_general("edit")
    await expect(editor.page.locator(".section-add").first).to_be_visible()
    await editor.make_note("Back at work", "hear")
    await expect(owner.person.note("Back at work")).to_be_visible()


async def test_a_link_revoked_while_one_types_ends_the_page_and_loses_no_saved_word(
    people: People, owner: Owner
) -> None:
    editing = await owner.make_link("edit")
    await owner.set_general("none")
    editor = await people.come("Sem", "Sales")
    await follow(editor, editing)
    await editor.type_in_note(editor.note("We wait for a price"), " since May")
    await expect(owner.person.note("since May")).to_be_visible()
    await editing.revoke()
    title = editor.page.get_by_role("heading", level=1)
    await expect(title).to_have_text("You no longer have access")
    await expect(owner.person.note("We wait for a price since May")).to_be_visible()
    kept = await editor.page.evaluate("async () => (await indexedDB.databases()).map(d => d.name)")
    assert not [name for name in kept if name.startswith("empathyboard:") and "probe" not in name]
    await editor.page.goto("/")
    await expect(editor.page.locator(".board-card-facts")).to_have_text("The link has ended")


async def test_words_that_came_too_late_can_be_copied(people: People, owner: Owner) -> None:
    editing = await owner.make_link("edit")
    await owner.set_general("none")
    editor = await people.come("Sem", "Sales")
    await follow(editor, editing)
    people.forgive("net::ERR_", "WebSocket connection to")
    await editor.page.context.set_offline(True)
    await editor.make_note("Written in a tunnel", "hear")
    await editing.revoke()
    await editor.page.context.set_offline(False)
    await expect(editor.page.get_by_role("heading", level=1)).to_have_text(
        "You no longer have access"
    )
    words = editor.page.get_by_label("Your words that were not saved")
    await expect(words).to_have_value("Written in a tunnel")
