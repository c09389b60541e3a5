"""A page that is older than the server keeps its work until it is loaded anew."""

import re

import httpx
from playwright.async_api import Route, expect

from empathyboard.domain.protocol import VERSION
from tests.e2e.people import NETWORK, People
from tests.e2e.program import Program
from tests.support.server import new_board, new_map

NOW = f"version:{VERSION},messages"
NEXT = f"version:{VERSION + 1},messages"


async def serve_next_version(route: Route) -> None:
    """Answer with the script as the next version of the product would bring it."""
    answer = await route.fetch()
    script = await answer.text()
    await route.fulfill(response=answer, body=script.replace(NOW, NEXT))


async def test_an_older_page_keeps_its_edits_and_saves_them_after_a_reload(
    people: People, own_server: Program
) -> None:
    people.forgive(*NETWORK)
    async with httpx.AsyncClient(base_url=own_server.address) as http:
        board = (await new_board(http))["id"]
        map_id = (await new_map(http, board, "CFO"))["id"]
        mara = await people.come("Mara", origin=own_server.address)
        await mara.open_board(board)
        await mara.make_note("saved before")
        await mara.until_saved()
        await own_server.stop()
        await mara.until_offline("Offline")
        await mara.make_note("made meanwhile", "hear")

        await own_server.start("tests.e2e.newer_server")

        banner = mara.page.get_by_role("alert")
        await expect(banner).to_contain_text("This page is older than the server", timeout=40_000)
        await mara.make_note("made after", "do")
        await mara.until_offline(re.compile(r"^Offline: \d+ changes on this device$"))
        await mara.until_kept(map_id)
        answer = await http.get(f"/api/maps/{map_id}/notes")
        assert [note["text"] for note in answer.json()["notes"]] == ["saved before"]

        await mara.page.route(re.compile(r"/assets/.*\.js$"), serve_next_version)
        await banner.get_by_role("button", name="Reload").click()

        await mara.until_notes("made after", "made meanwhile", "saved before")
        await mara.until_saved()
        await expect(banner).to_have_count(0)
        answer = await http.get(f"/api/maps/{map_id}/notes")
        assert len(answer.json()["notes"]) == 3
