"""Somebody brings notes from another whiteboard, sees first what comes, and takes it back."""

import json
from pathlib import Path

from playwright.async_api import expect

from tests.e2e.people import People
from tests.support.pages import Person
from tests.support.whole_boards import AT, board_of, note, write_json

TABLE = """Area;Sticky;Persona
See;Spreadsheets everywhere;
Do;Closes the month by hand;
Mars;<img src=x onerror=alert(1)>;
See;;
Hear;“Just make it work”;CTO
"""


async def choose_file(person: Person, file: Path, button: str = "Choose a file…") -> None:
    async with person.page.expect_file_chooser() as chooser:
        await person.page.get_by_role("button", name=button).click()
    await (await chooser.value).set_files(file)


async def open_import(person: Person) -> None:
    await person.page.get_by_role("button", name="Board menu").click()
    await person.page.get_by_role("menuitem", name="Import notes…").click()


async def test_table_is_previewed_mapped_imported_and_undone(
    people: People, board: str, tmp_path: Path
) -> None:
    """I10, I11, I12."""
    mara = await people.come("Mara")
    await mara.open_board(board)
    file = tmp_path / "miro.csv"
    file.write_text(TABLE, "utf-16")
    await open_import(mara)
    await choose_file(mara, file)
    dialog = mara.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("4 notes will be added.")
    await expect(dialog).to_contain_text("1 role will be added: CTO")
    await expect(dialog).to_contain_text("Not known as a section: Mars")
    await expect(dialog).to_contain_text("1 row is skipped")

    await dialog.get_by_label("Role", exact=True).select_option("No column")
    await dialog.get_by_label("Notes without a section go to").select_option("Pains")
    await expect(dialog).not_to_contain_text("role will be added")
    await dialog.get_by_role("button", name="Import 4 notes").click()

    await mara.until_notes(
        "Spreadsheets everywhere",
        "Closes the month by hand",
        "<img src=x onerror=alert(1)>",
        "“Just make it work”",
    )
    await mara.page.get_by_role("button", name="Undo", exact=True).last.click()
    await mara.until_notes()


async def test_pasted_lines_become_notes_on_a_phone(people: People, board: str) -> None:
    mara = await people.come("Mara", viewport={"width": 360, "height": 700})
    await mara.open_board(board)
    await open_import(mara)
    await mara.page.get_by_label("Or paste text, one note a line").fill("one\ntwo, or three\n")
    await mara.page.get_by_role("button", name="Continue").click()
    dialog = mara.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("2 notes will be added.")
    overflow = await dialog.evaluate("each => each.scrollWidth > each.clientWidth")
    assert not overflow
    await dialog.get_by_role("button", name="Import 2 notes").click()
    await expect(mara.page.get_by_text("2 notes were imported.")).to_be_visible()


async def test_file_of_a_board_becomes_a_new_board_from_the_start_page(
    people: People, tmp_path: Path
) -> None:
    """I1."""
    file = tmp_path / "board.json"
    file.write_bytes(write_json(board_of([note("Late again")]), AT))
    mara = await people.come("Mara")
    await mara.page.goto(people.origin)
    await choose_file(mara, file, "Import a board")
    await mara.page.wait_for_url("**/b/*")
    await expect(mara.page.get_by_text("Late again").first).to_be_visible()


async def test_file_that_is_no_board_is_refused_with_the_reason(
    people: People, tmp_path: Path
) -> None:
    """I3."""
    file = tmp_path / "board.json"
    file.write_text(json.dumps({"format": "empathyboard", "version": 7}))
    mara = await people.come("Mara")
    people.forgive("status of 422")
    await mara.page.goto(people.origin)
    await choose_file(mara, file, "Import a board")
    await expect(mara.page.get_by_text("made by a newer Empathyboard")).to_be_visible()
