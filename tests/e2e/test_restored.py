"""A backup was restored, or a part was damaged, while a page was open on the board."""

import shutil
import sqlite3
from pathlib import Path

import httpx
from playwright.async_api import expect

from empathyboard.stores.open import FILE
from tests.e2e.people import NETWORK, People
from tests.e2e.program import Program
from tests.support.pages import Person
from tests.support.server import new_board, new_map


async def open_map(people: People, server: Program) -> tuple[Person, str]:
    """Open the one map of a new board."""
    people.forgive(*NETWORK)
    async with httpx.AsyncClient(base_url=server.address) as http:
        board = (await new_board(http))["id"]
        map_id = (await new_map(http, board, "CFO"))["id"]
    mara = await people.come("Mara", origin=server.address)
    await mara.open_board(board)
    await mara.make_note("from before")
    await mara.until_saved()
    return mara, map_id


async def notes_on(server: Program, map_id: str) -> list[str]:
    async with httpx.AsyncClient(base_url=server.address) as http:
        answer = await http.get(f"/api/maps/{map_id}/notes")
        return sorted(note["text"] for note in answer.json()["notes"])


def change_database(data: Path, statement: str) -> None:
    connection = sqlite3.connect(data / FILE)
    with connection:
        connection.execute(statement)
    connection.close()


async def test_page_from_before_a_restore_mixes_nothing_in_and_offers_its_notes_as_a_file(
    people: People, own_server: Program, tmp_path: Path
) -> None:
    """P14."""
    mara, map_id = await open_map(people, own_server)
    await own_server.stop()
    shutil.copy(own_server.data / FILE, tmp_path / "backup")
    await own_server.start()
    await mara.make_note("after the backup", "hear")
    await mara.until_saved(40)
    await own_server.stop()
    shutil.copy(tmp_path / "backup", own_server.data / FILE)
    change_database(own_server.data, "UPDATE document SET epoch = 1795000000000")

    await own_server.start()

    banner = mara.page.get_by_role("alert")
    await expect(banner).to_contain_text("This board was restored from a backup", timeout=40_000)
    await mara.until_notes("after the backup", "from before")
    async with mara.page.expect_download() as download:
        await banner.get_by_role("button", name="Save these notes as a file").click()
    saved = Path(await (await download.value).path()).read_text("utf-8")
    assert "- after the backup" in saved
    await banner.get_by_role("button", name="Reload").click()

    await mara.until_notes("from before")
    await mara.make_note("from now on", "do")
    await mara.until_saved()
    assert await notes_on(own_server, map_id) == ["from before", "from now on"]


async def test_damaged_map_is_shown_as_it_was_last_and_the_page_says_so(
    people: People, own_server: Program
) -> None:
    """R24."""
    mara, map_id = await open_map(people, own_server)
    await own_server.stop()
    change_database(
        own_server.data,
        "UPDATE document_update SET content = x'00' WHERE seq = "
        f"(SELECT max(seq) FROM document_update WHERE document = '{map_id}')"
        f" AND document = '{map_id}'",
    )

    await own_server.start()

    banner = mara.page.get_by_role("alert")
    await expect(banner).to_contain_text("Part of this board is damaged", timeout=40_000)
    await mara.make_note("stays here", "do")
    badge = mara.page.locator(".save-badge")
    await expect(badge).to_contain_text("Not saved")
    assert "stays here" not in await notes_on(own_server, map_id)
