"""Sticky notes: made, recoloured, moved and deleted by one, seen by the other."""

import re
from typing import Any

import httpx
import pytest
from playwright.async_api import WebSocket, expect

from empathyboard.domain.protocol import Message, Step
from tests.e2e.people import Pair, People
from tests.support.pages import Person

EDIT = bytes([Message.SYNC, Step.UPDATE])


async def only_note(http: httpx.AsyncClient, board: str) -> dict[str, Any]:
    """Read the one note of the board's one map, as saved."""
    maps = (await http.get(f"/api/boards/{board}")).json()["maps"]
    notes = (await http.get(f"/api/maps/{maps[0]['id']}/notes")).json()["notes"]
    assert len(notes) == 1
    note: dict[str, Any] = notes[0]
    return note


async def make_by_double_click(person: Person) -> None:
    box = await person.box(person.section("goal"))
    await person.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


async def make_by_key(person: Person) -> None:
    box = await person.box(person.section("goal"))
    await person.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await person.page.keyboard.press("n")


async def make_by_plus(person: Person) -> None:
    await person.section("goal").locator(".section-add").click()


@pytest.mark.parametrize("make", [make_by_double_click, make_by_key, make_by_plus])
async def test_a_note_is_made_where_one_wants_it(
    make: Any, people: People, board: str, http: httpx.AsyncClient
) -> None:
    mara = await people.come("Mara")
    await mara.open_board(board)
    await make(mara)
    await expect(mara.field).to_be_focused()
    await mara.page.keyboard.type("no new tools")
    await mara.page.keyboard.press("Escape")

    await mara.until_saved()
    note = await only_note(http, board)
    assert (note["text"], note["section"], note["department"]) == (
        "no new tools",
        "goal",
        "marketing",
    )


async def test_a_new_note_left_empty_vanishes(pair: Pair) -> None:
    mara, sem = pair
    await make_by_double_click(mara)
    await expect(mara.field).to_be_focused()
    await expect(sem.all_notes).to_have_count(1)

    await mara.page.keyboard.press("Escape")

    await mara.until_notes()
    await sem.until_notes()
    await expect(mara.page.get_by_role("button", name="Undo")).to_be_disabled()


async def test_a_note_is_recoloured_and_deleted_for_everybody(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("looks better in white")
    await note.click()
    await mara.page.get_by_role("button", name="Colour white").click()
    await expect(sem.note("looks better")).to_have_attribute("data-colour", "paper")

    await (
        mara.page.get_by_role("toolbar", name="1 note selected")
        .get_by_role("button", name="Delete")
        .click()
    )

    await mara.until_notes()
    await sem.until_notes()


async def test_a_drag_shows_to_the_other_and_is_written_once_on_the_drop(
    pair: Pair, board: str, http: httpx.AsyncClient
) -> None:
    mara, sem = pair
    note = await mara.make_note("drag me", "say")
    await mara.until_saved()
    await expect(sem.note("drag me")).to_be_visible()
    start = await sem.place_of(sem.note("drag me"))
    sent = await frames_after_reload(mara)

    await mara.drag(note, "do")

    await expect(mara.section("do")).to_have_attribute("data-target", "true")
    await expect(sem.note("drag me")).to_have_attribute("data-held", "other")
    await expect(sem.note("drag me")).not_to_have_css("left", f"{start[0]}px")
    assert (await only_note(http, board))["section"] == "say"
    assert edits(sent) == 0

    await mara.page.mouse.up()

    await expect(sem.note("drag me")).not_to_have_attribute("data-held", "other")
    await expect(sem.section("do")).to_have_attribute("aria-label", "5. What do they do?, 1 note")
    await mara.until_saved()
    saved = await only_note(http, board)
    assert saved["section"] == "do"
    assert (
        tuple(saved["pos"]) == await mara.place_of(note) == await sem.place_of(sem.note("drag me"))
    )
    assert edits(sent) == 1


async def frames_after_reload(person: Person) -> list[bytes]:
    """Open the page anew and listen to what it sends."""
    sent: list[bytes] = []

    def keep(frame: bytes | str) -> None:
        assert isinstance(frame, bytes)
        sent.append(frame)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", keep)

    person.page.on("websocket", listen)
    await person.page.reload()
    await person.until_saved()
    await expect(person.all_notes).to_have_count(1)
    return sent


def edits(frames: list[bytes]) -> int:
    """Count the frames that change a document."""
    return sum(frame.startswith(EDIT) for frame in frames)


async def test_a_note_dropped_outside_every_section_is_parked(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("where to?", "say")
    await note.hover()
    await mara.page.mouse.down()
    box = await mara.box(mara.page.locator("#sheet"))
    await mara.page.mouse.move(box["x"] + box["width"] - 30, box["y"] + 30, steps=6)
    await mara.page.mouse.up()

    await expect(mara.message("Outside the sheet: parked in the strip.")).to_be_visible()
    await expect(mara.section("park")).to_have_attribute("aria-label", "Parking strip, 1 note")
    await expect(sem.section("park")).to_have_attribute("aria-label", "Parking strip, 1 note")


async def test_a_note_moves_by_its_menu(pair: Pair, board: str, http: httpx.AsyncClient) -> None:
    mara, sem = pair
    note = await mara.make_note("belongs to what they hear", "say")
    await note.click(button="right")
    await mara.page.get_by_role("menuitem", name="Move to section…").click()
    await mara.page.get_by_role("menuitem", name="6. What do they hear?").click()

    await expect(sem.section("hear")).to_have_attribute("aria-label", re.compile("1 note$"))
    await mara.until_saved()
    assert (await only_note(http, board))["section"] == "hear"


async def test_arrows_nudge_the_selected_note_and_are_one_step_of_undo(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("a bit to the right", "hear")
    await note.click()
    x, y = await mara.place_of(note)
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        await mara.page.keyboard.press(key)

    assert await mara.place_of(note) == (x + 8 + 8 + 40, y + 8)
    await expect(sem.all_notes).to_have_css("left", f"{x + 56}px")

    await mara.undo()

    assert await mara.place_of(note) == (x, y)


async def test_a_note_that_another_deletes_while_one_types_says_so(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("contested")
    await mara.type_in_note(note, " still typing")
    await sem.note("contested").click()
    await sem.page.keyboard.press("Delete")

    await expect(mara.message("Somebody deleted the note")).to_be_visible()
    await sem.undo()
    await mara.until_notes("contested still typing")
