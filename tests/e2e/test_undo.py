"""Undo and redo of one's own actions, and of nobody else's."""

from playwright.async_api import expect

from tests.e2e.people import Pair


async def test_a_writes_b_undoes_twenty_times_and_a_text_is_intact(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("Mara wrote this")
    await sem.make_note("from Sem", "hear")
    await sem.type_in_note(sem.note("Mara wrote this"), " and Sem that")
    await sem.page.keyboard.press("Escape")
    await mara.until_notes("Mara wrote this and Sem that", "from Sem")
    await mara.type_in_note(note, ", says Mara")
    await sem.until_notes("Mara wrote this and Sem that, says Mara", "from Sem")

    await sem.undo(20)

    await sem.until_notes("Mara wrote this, says Mara")
    await mara.until_notes("Mara wrote this, says Mara")
    await expect(mara.field).to_have_value("Mara wrote this, says Mara")

    await sem.redo(20)

    await mara.until_notes("Mara wrote this and Sem that, says Mara", "from Sem")


async def test_b_undoes_the_making_of_a_note_in_which_a_wrote(pair: Pair) -> None:
    mara, sem = pair
    note = await sem.make_note("Sem began")
    await mara.until_notes("Sem began")
    await mara.type_in_note(mara.note("Sem began"), " Mara went on")
    await sem.until_notes("Sem began Mara went on")

    await note.click()
    await sem.undo(20)

    await sem.until(lambda shown: len(shown) == 1 and " Mara went on" in shown[0])
    await mara.until(lambda shown: len(shown) == 1 and " Mara went on" in shown[0])


async def test_undo_of_a_drag_is_one_step(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("to move", "say")
    before = await mara.place_of(note)
    await mara.drag(note, "do")
    await mara.page.mouse.up()
    await sem.until_notes("to move")
    after = await mara.place_of(note)
    assert after != before

    await mara.undo()

    assert await mara.place_of(note) == before
    await expect(mara.section("say")).to_have_attribute(
        "aria-label", "4. What do they say?, 1 note"
    )
    await expect(sem.section("say")).to_have_attribute("aria-label", "4. What do they say?, 1 note")

    await mara.redo()

    assert await mara.place_of(note) == after


async def test_undo_of_a_deletion_brings_the_note_back(pair: Pair) -> None:
    mara, sem = pair
    note = await mara.make_note("not so fast", "goal")
    await sem.until_notes("not so fast")
    await note.click()
    await mara.page.keyboard.press("Delete")
    await sem.until_notes()

    await mara.page.get_by_role("button", name="Undo").click()

    await mara.until_notes("not so fast")
    await sem.until_notes("not so fast")
    await mara.until_saved()
