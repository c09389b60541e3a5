"""The network goes, people go on, and nothing is lost when it is back."""

import re
from typing import Any

import httpx
from playwright.async_api import expect

from tests.e2e.people import NETWORK, People
from tests.e2e.program import Program
from tests.support.pages import Person
from tests.support.server import new_board, new_map

OFFLINE = re.compile(r"^Offline: \d+ changes? on this device$")


async def notes_of(http: httpx.AsyncClient, board: str) -> list[dict[str, Any]]:
    maps = (await http.get(f"/api/boards/{board}")).json()["maps"]
    notes: list[dict[str, Any]] = (await http.get(f"/api/maps/{maps[0]['id']}/notes")).json()[
        "notes"
    ]
    return notes


async def texts_of(http: httpx.AsyncClient, board: str) -> list[str]:
    return sorted(note["text"] for note in await notes_of(http, board))


async def go_offline(person: Person) -> None:
    await person.page.context.set_offline(True)
    await person.until_offline("Offline")


async def test_who_works_offline_merges_on_return(
    people: People, board: str, http: httpx.AsyncClient
) -> None:
    people.forgive(*NETWORK)
    mara, sem = await people.come("Mara"), await people.come("Sem", "Sales")
    await mara.open_board(board)
    await sem.open_board(board)
    await mara.make_note("shared")
    await sem.until_notes("shared")

    await go_offline(mara)
    await mara.type_in_note(mara.note("shared"), " by Mara in a tunnel")
    await mara.page.keyboard.press("Escape")
    await mara.make_note("made offline", "hear")
    await mara.until_offline(OFFLINE)
    await sem.type_in_note(sem.note("shared"), " and by Sem")
    await sem.page.keyboard.press("Escape")
    await sem.until_saved()
    assert await texts_of(http, board) == ["shared and by Sem"]

    await mara.page.context.set_offline(False)

    await mara.until_saved()
    merged = await mara.until(lambda shown: len(shown) == 2 and "by Sem" in shown[1])
    assert merged[0] == "made offline"
    assert " by Mara in a tunnel" in merged[1]
    await sem.until_notes(*merged)
    assert await texts_of(http, board) == merged


async def test_who_works_offline_and_reloads_on_return_keeps_everything(
    people: People, board: str, http: httpx.AsyncClient
) -> None:
    people.forgive(*NETWORK)
    mara = await people.come("Mara")
    await mara.open_board(board)
    await go_offline(mara)
    await mara.make_note("made offline", "hear")
    await mara.until_offline(OFFLINE)

    await mara.page.context.set_offline(False)
    await mara.page.reload()

    await mara.until_notes("made offline")
    await mara.until_saved()
    assert await texts_of(http, board) == ["made offline"]


async def test_who_is_back_after_the_others_deleted_the_note_undoes_nothing(
    people: People, board: str, http: httpx.AsyncClient
) -> None:
    people.forgive(*NETWORK)
    mara, sem = await people.come("Mara"), await people.come("Sem", "Sales")
    await mara.open_board(board)
    await sem.open_board(board)
    await mara.make_note("doubtful")
    await sem.until_notes("doubtful")
    await go_offline(mara)
    await mara.make_note("made offline", "hear")
    await sem.note("doubtful").click()
    await sem.page.keyboard.press("Delete")
    await sem.until_saved()

    await mara.page.context.set_offline(False)

    await mara.until_notes("made offline")
    await sem.until_notes("made offline")


async def test_edits_made_while_the_server_is_down_survive_closing_the_page(
    people: People, own_server: Program
) -> None:
    people.forgive(*NETWORK)
    async with httpx.AsyncClient(base_url=own_server.address) as http:
        board = str((await new_board(http))["id"])
        map_id = (await new_map(http, board, "CFO"))["id"]
        mara = await people.come("Mara", origin=own_server.address)
        await mara.open_board(board)
        await mara.make_note("before", "say")
        await mara.until_saved()

        await own_server.stop()
        await mara.until_offline("Offline")
        await mara.make_note("while it was down", "hear")
        await mara.type_in_note(mara.note("before"), ", and after")
        await mara.until_offline(OFFLINE)
        await mara.until_kept(map_id)
        await mara.page.close()
        await own_server.start()
        assert await texts_of(http, board) == ["before"]

        again = Person(await mara.page.context.new_page(), "Mara")
        await again.page.goto(f"/b/{board}")
        await again.until_notes("before, and after", "while it was down")
        await again.until_saved()
        assert await texts_of(http, board) == ["before, and after", "while it was down"]
        await expect(again.page.locator(".join-card")).to_have_count(0)
