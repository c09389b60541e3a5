"""Notes that lie on one another: told, walked through and opened with the keys alone (D51)."""

import re

import httpx
import pycrdt
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.e2e.people import People
from tests.e2e.program import Program
from tests.support.pages import Person
from tests.support.wire import Doc, joined, new_note

ON_TOP = """
    note => {
        const { x, y, width, height } = note.getBoundingClientRect();
        return note.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }
"""


def pile_up(doc: Doc) -> None:
    """Put three notes in one place, and one beside them."""
    notes = doc.get("notes", type=pycrdt.Map)
    for rank, word in enumerate(("lowest", "middle", "highest")):
        notes[word] = new_note(word, section="see", pos=[2400.0, 504.0], z=f"a{rank}")
    notes["beside"] = new_note("beside", section="see", pos=[2600.0, 504.0], z="a9")


@pytest_asyncio.fixture(loop_scope="session")
async def mara(people: People, http: httpx.AsyncClient, server: Program, board: str) -> Person:
    """Somebody at a map with a pile, who has the focus on its section."""
    maps = (await http.get(f"/api/boards/{board}")).json()["maps"]
    address = f"{server.address.replace('http', 'ws', 1)}/sync/{maps[0]['id']}"
    async with joined(address) as program:
        await program.edit(pile_up)
        await program.until_saved()
    mara = await people.come("Mara")
    await mara.open_board(board)
    await expect(mara.all_notes).to_have_count(4)
    await mara.section("see").focus()
    return mara


async def walk_to(person: Person, word: str) -> Locator:
    """Press the arrow until a note has the focus."""
    note = person.note(word)
    for _ in range(4):
        await person.page.keyboard.press("ArrowRight")
        if await note.evaluate("note => note === document.activeElement"):
            return note
    raise AssertionError(f"no arrow leads to {word}")


async def test_whoever_walks_through_a_pile_sees_the_note_they_are_at(mara: Person) -> None:
    for word in ("lowest", "middle", "highest"):
        assert await (await walk_to(mara, word)).evaluate(ON_TOP), word
    await mara.page.keyboard.press("ArrowRight")
    await expect(mara.note("beside")).to_be_focused()
    assert await mara.note("highest").evaluate(ON_TOP)
    assert not await mara.note("middle").evaluate(ON_TOP)


async def test_a_pile_says_how_many_lie_under_it_and_opens_with_the_keyboard(mara: Person) -> None:
    keyboard = mara.page.keyboard
    top = await walk_to(mara, "highest")
    await expect(top).to_have_attribute("aria-label", re.compile("2 more notes under this one$"))
    await keyboard.press("Tab")
    badge = mara.page.get_by_role("button", name="2 more notes under this one")
    await expect(badge).to_be_focused()
    await keyboard.press("Enter")
    items = mara.page.get_by_role("menuitem")
    await expect(items).to_have_text(["highest", "middle", "lowest"])
    await keyboard.press("End")
    await keyboard.press("Enter")
    lowest = mara.note("lowest")
    await expect(lowest).to_be_focused()
    await expect(lowest.locator(".pile-badge")).to_have_text("+2")
    assert await lowest.evaluate(ON_TOP)
    await mara.undo()
    await expect(top.locator(".pile-badge")).to_have_text("+2")


async def test_keys_of_the_board_work_from_the_button_of_a_pile(mara: Person) -> None:
    await walk_to(mara, "highest")
    await mara.page.keyboard.press("Tab")
    await expect(mara.page.locator(".pile-badge")).to_be_focused()
    await mara.page.keyboard.press("5")
    await expect(mara.section("do")).to_be_focused()
