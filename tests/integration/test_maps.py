"""REST: maps, one for each role."""

from dataclasses import replace
from functools import partial
from typing import Any

import httpx
import pycrdt
import pytest

from empathyboard.domain.ids import is_id
from empathyboard.domain.limits import LIMITS
from tests.support.server import Served, new_board, new_map, wait_until
from tests.support.wire import Doc, joined


def role_of(doc: Doc) -> dict[str, Any]:
    return dict(doc.get("role", type=pycrdt.Map).to_py() or {})


async def test_new_map_is_answered_with_its_address(http: httpx.AsyncClient) -> None:
    board = await new_board(http)
    body = {"job_title": "CFO", "committee_roles": ["economic-buyer", "Own words"], "person": "Jo"}

    answer = await http.post(f"/api/boards/{board['id']}/maps", json=body)

    assert answer.status_code == 201
    made = answer.json()
    assert is_id(made["id"])
    assert answer.headers["location"] == f"/api/maps/{made['id']}"
    assert {name: made[name] for name in body} == body
    assert (await http.get(f"/api/maps/{made['id']}")).json().items() >= made.items()
    assert (await http.get(f"/api/boards/{board['id']}")).json()["maps"] == [made]


async def test_maps_are_listed_in_the_order_of_their_tabs(http: httpx.AsyncClient) -> None:
    """D21: a new role comes last."""
    board = await new_board(http)
    for title in ("CFO", "CIO", "User"):
        await new_map(http, board["id"], title)

    maps = (await http.get(f"/api/boards/{board['id']}")).json()["maps"]

    assert [each["job_title"] for each in maps] == ["CFO", "CIO", "User"]


async def test_map_that_is_not_read_has_no_note(served: Served) -> None:
    made = await served.new_map()

    answer = await served.http.get(f"/api/maps/{made['id']}/notes")

    assert (answer.status_code, answer.json()) == (200, {"notes": []})


async def test_patch_is_seen_on_the_map_and_on_the_board(served: Served) -> None:
    """D21, D40: both documents change in one commit, and open browsers see it."""
    board = await served.new_board()
    made = await served.new_map(board["id"])
    async with (
        joined(served.wire(made["id"])) as on_map,
        joined(served.wire(board["id"])) as on_board,
    ):
        answer = await served.http.patch(
            f"/api/maps/{made['id']}",
            json={"job_title": "CFO EMEA", "committee_roles": ["blocker"], "priority": "must"},
        )
        assert answer.status_code == 200
        expected = made | {
            "job_title": "CFO EMEA",
            "committee_roles": ["blocker"],
            "priority": "must",
        }
        assert answer.json() == expected
        await wait_until(lambda: role_of(on_map.doc).get("job_title") == "CFO EMEA", "the title")
        listed = on_board.doc.get("roles", type=pycrdt.Map)[made["role"]]
        await wait_until(lambda: listed["title"] == "CFO EMEA", "the title on the board")
        assert role_of(on_map.doc)["committee_roles"] == ["blocker"]
        assert (listed["committee_roles"], listed["priority"]) == (["blocker"], "must")


async def test_person_is_in_no_document(served: Served) -> None:
    """D6, D40: the name of a person is kept by the server alone."""
    board = await served.new_board()
    made = await new_map(served.http, board["id"], person="Jo Unusual")
    await served.http.patch(f"/api/maps/{made['id']}", json={"person": "Sam Unusual"})

    for document in (board["id"], made["id"]):
        stored = await served.store.load(document)
        assert b"Unusual" not in b"".join([stored.checkpoint, *stored.updates])
    assert (await served.http.get(f"/api/maps/{made['id']}")).json()["person"] == "Sam Unusual"


async def test_empty_person_is_taken_away(served: Served) -> None:
    board = await served.new_board()
    made = await new_map(served.http, board["id"], person="Jo")

    kept = await served.http.patch(f"/api/maps/{made['id']}", json={"job_title": "CIO"})
    cleared = await served.http.patch(f"/api/maps/{made['id']}", json={"person": "  "})

    assert (kept.json()["person"], cleared.json()["person"]) == ("Jo", None)


async def test_binned_map_comes_back_whole(served: Served) -> None:
    board = await served.new_board()
    made = await served.new_map(board["id"])
    path = f"/api/maps/{made['id']}"

    assert (await served.http.delete(path)).status_code == 204
    assert (await served.http.get(path)).status_code == 404
    assert (await served.http.patch(path, json={"job_title": "x"})).status_code == 404
    assert (await served.http.delete(path)).status_code == 404
    assert (await served.http.get(f"/api/boards/{board['id']}")).json()["maps"] == []

    assert (await served.http.post(f"{path}/restore")).status_code == 204
    assert (await served.http.get(path)).json().items() >= made.items()
    assert (await served.http.get(f"/api/boards/{board['id']}")).json()["maps"] == [made]


async def test_board_takes_no_more_roles_than_it_may(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(LIMITS, maps_per_board=2)
    monkeypatch.setattr("empathyboard.live.boards.LIMITS", few)
    board = await served.new_board()
    for _ in range(few.maps_per_board):
        await served.new_map(board["id"])

    answer = await served.http.post(
        f"/api/boards/{board['id']}/maps", json={"job_title": "x", "committee_roles": []}
    )

    assert answer.status_code == 409
    assert str(few.maps_per_board) in answer.json()["detail"]


async def test_strange_rank_of_a_tab_stops_nobody_from_adding_roles(served: Served) -> None:
    """D7: a client may have written anything."""
    board = await served.new_board()
    first = await served.new_map(board["id"])
    for rank in ("!!", "", "a", "zzzz", "ключ", 7, None, float("nan"), "z" * 5000):
        async with joined(served.wire(board["id"])) as client:
            await client.edit(partial(set_rank, role=first["role"], rank=rank))
            await client.until_saved()

        made = await served.new_map(board["id"], f"after {rank!s:.20}")

        maps = (await served.http.get(f"/api/boards/{board['id']}")).json()["maps"]
        assert maps[-1] == made or maps[-1]["id"] == first["id"]


def set_rank(doc: Doc, role: str, rank: object) -> None:
    doc.get("roles", type=pycrdt.Map)[role]["rank"] = rank
