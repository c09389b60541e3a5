"""REST: a board made from the example."""

from pathlib import Path

import httpx
import pycrdt
import pytest

from empathyboard.domain.example import read_example
from tests.support.server import Served, serving
from tests.support.stores import sql_store
from tests.support.wire import joined


@pytest.mark.parametrize("locale", ["en", "nl"])
async def test_example_is_a_board_of_its_maker(http: httpx.AsyncClient, locale: str) -> None:
    answer = await http.post("/api/boards/example", json={"locale": locale})

    board, example = answer.json(), read_example(locale)
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/boards/{board['id']}"
    assert board["url"] == f"{http.base_url}/b/{board['id']}"
    assert (board["owned"], len(board["key"])) == (True, 43)
    assert (board["title"], board["account"]) == (example.title, example.account)
    assert board["locale"] == locale


@pytest.mark.parametrize("locale", ["en", "nl"])
async def test_maps_and_notes_of_the_example_are_read(http: httpx.AsyncClient, locale: str) -> None:
    board = (await http.post("/api/boards/example", json={"locale": locale})).json()

    for made, role in zip(board["maps"], read_example(locale).roles, strict=True):
        assert (made["job_title"], made["person"]) == (role.job_title, role.person)
        assert (made["priority"], made["committee_roles"]) == (role.priority, role.committee_roles)
        assert (await http.get(f"/api/maps/{made['id']}")).json().items() >= made.items()
        notes = (await http.get(f"/api/maps/{made['id']}/notes")).json()["notes"]
        assert [note["text"] for note in notes] == [note.text for note in role.notes]
        assert [note["voice"] for note in notes] == [note.voice for note in role.notes]


async def test_example_survives_a_restart(tmp_path: Path) -> None:
    async with serving(store=sql_store(tmp_path)) as served:
        made = (await served.http.post("/api/boards/example", json={"locale": "nl"})).json()
    key = made.pop("key")

    async with serving(store=sql_store(tmp_path)) as served:
        path = f"/api/boards/{made['id']}"
        read = await served.http.get(path, headers={"Authorization": f"Bearer {key}"})
        assert read.json() == made | {"url": read.json()["url"]}
        notes = await served.http.get(f"/api/maps/{made['maps'][4]['id']}/notes")
        assert len(notes.json()["notes"]) == len(read_example("nl").roles[4].notes)


async def test_maps_come_in_one_commit(served: Served) -> None:
    appended: list[int] = []

    async def note(commits: object) -> None:
        appended.append(len(served.store.contents.maps))

    served.store.after_append = note
    await served.http.post("/api/boards/example", json={"locale": "en"})

    assert appended == [5]


async def test_browser_edits_the_example_as_any_board(served: Served) -> None:
    board = (await served.http.post("/api/boards/example", json={"locale": "en"})).json()
    map_id = board["maps"][0]["id"]
    async with joined(served.wire(board["id"])) as client:
        sources = client.doc.get("sources", type=pycrdt.Map).to_py() or {}
    async with joined(served.wire(map_id)) as client:
        notes = client.doc.get("notes", type=pycrdt.Map).to_py() or {}

    named = {source for note in notes.values() for source in note.get("evidence", {})}
    assert named
    assert named <= sources.keys()
    assert board["maps"][0]["person"] not in str(notes) + str(sources)


@pytest.mark.parametrize("body", [{}, {"locale": "de"}, {"locale": "en", "title": "Mine"}])
async def test_other_examples_are_refused(http: httpx.AsyncClient, body: dict[str, str]) -> None:
    answer = await http.post("/api/boards/example", json=body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
