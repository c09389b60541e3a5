"""Embeds are made, listed and revoked by who may make links (E1, E2, E5)."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import is_id, new_id
from empathyboard.domain.limits import LIMITS
from empathyboard.settings import Settings
from tests.integration.embeds.conftest import Workshop
from tests.support.embeds import look, new_embed
from tests.support.server import Served, serving
from tests.support.visitor import Visitor, visiting

BAD: list[tuple[dict[str, Any], str]] = [
    ({"frames": ["https://wiki.example/page"]}, "https://wiki.example/page"),
    ({"frames": ["https://ok.example", "*"]}, "'*'"),
    ({"frames": ["https://a.example"] * 21}, "20"),
    ({"frames": "https://a.example"}, "list"),
    ({"section": "kitchen"}, "kitchen"),
    ({"language": "fr"}, "'en' or 'nl'"),
    ({"appearance": "pink"}, "light"),
    ({"label": "x" * 101}, "100"),
    ({"level": "edit"}, "level"),
]
"""What is asked wrong, and what is said of it."""
GOOD: dict[str, Any] = {"section": "say", "frames": ["https://wiki.example"], "label": "Wiki"}


async def test_owner_makes_one_and_sees_its_token_once(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map, hide_names=True, **GOOD)

    assert is_id(made["token"])
    assert made["address"] == f"{served.address}/embed/{made['token']}"
    told = {
        "map": workshop.map,
        "section": "say",
        "version": None,
        "language": "en",
        "appearance": "auto",
        "hide_names": True,
        "frames": ["https://wiki.example"],
        "label": "Wiki",
    }
    assert {name: made[name] for name in told} == told
    listed = await owner.get(f"/api/boards/{workshop.board}/embeds")
    assert listed == {"embeds": [{k: v for k, v in made.items() if k not in {"token", "address"}}]}


async def test_store_knows_no_token(owner: Visitor, served: Served, workshop: Workshop) -> None:
    made = await new_embed(owner, workshop.board)

    assert made["id"] in repr(served.store.access.records)
    assert made["token"] not in repr(served.store.access.records)


async def test_latest_is_listed_first_and_revoked_ones_are_not(
    owner: Visitor, workshop: Workshop
) -> None:
    path = f"/api/boards/{workshop.board}/embeds"
    first, second, third = [
        (await new_embed(owner, workshop.board, label=label))["id"] for label in "abc"
    ]

    await owner.send("DELETE", f"{path}/{second}")
    await owner.send("DELETE", f"{path}/{second}")

    assert [each["id"] for each in (await owner.get(path))["embeds"]] == [third, first]


async def test_facilitator_who_came_by_a_link_names_a_map_by_its_alias(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """A40: neither what goes in nor what comes back is an id."""
    link = await owner.new_link(workshop.board, "facilitate")
    async with visiting(served) as guest:
        board = await guest.join(link["secret"])
        alias = (await guest.get(f"/api/boards/{board}"))["maps"][0]["id"]

        made = await new_embed(guest, board, map=alias)

        assert made["map"] == alias
        assert (await look(served, made["token"], "/context")).json()["maps"][0][
            "job_title"
        ] == "CFO"
        heard = "".join(guest.heard)
        assert [each for each in (workshop.board, workshop.map) if each in heard] == []


async def test_what_is_asked_wrong_is_refused_and_named(owner: Visitor, workshop: Workshop) -> None:
    path = f"/api/boards/{workshop.board}/embeds"
    assert (await owner.ask("POST", path, GOOD)).status_code == 201

    for bad, said in BAD:
        answer = await owner.ask("POST", path, GOOD | bad)
        assert answer.status_code == 422, bad
        assert said in answer.json()["detail"]
    assert len((await owner.get(path))["embeds"]) == 1


async def test_map_or_version_of_another_board_is_unknown(
    owner: Visitor, workshop: Workshop
) -> None:
    elsewhere = await owner.new_board("Elsewhere")
    foreign = await owner.new_map(elsewhere["id"])
    kept = await owner.send("POST", f"/api/boards/{elsewhere['id']}/snapshots", {"name": "May"})
    path = f"/api/boards/{workshop.board}/embeds"
    for body in (
        {"map": foreign["id"]},
        {"map": elsewhere["id"]},
        {"map": workshop.board},
        {"map": new_id()},
        {"version": kept["id"]},
        {"version": "x"},
    ):
        assert (await owner.ask("POST", path, body)).status_code == 404, body
    assert (await owner.ask("POST", path, {"map": workshop.map})).status_code == 201


async def test_board_has_so_many_embeds_and_no_more(
    owner: Visitor, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E5."""
    monkeypatch.setattr("empathyboard.live.embeds.LIMITS", replace(LIMITS, embeds_per_board=2))
    path = f"/api/boards/{workshop.board}/embeds"
    first = await new_embed(owner, workshop.board)
    await new_embed(owner, workshop.board)

    refused = await owner.ask("POST", path, {})
    await owner.send("DELETE", f"{path}/{first['id']}")

    assert (refused.status_code, "at most 2" in refused.text) == (409, True)
    assert (await owner.ask("POST", path, {})).status_code == 201


async def test_nobody_revokes_an_embed_of_another_board(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    other = await owner.new_board("Other")

    refused = await owner.ask("DELETE", f"/api/boards/{other['id']}/embeds/{made['id']}")

    assert refused.status_code == 404
    assert (await look(served, made["token"])).status_code == 200


async def test_trail_tells_of_making_and_revoking_without_the_token(
    owner: Visitor, workshop: Workshop
) -> None:
    """E4, A70."""
    made = await new_embed(owner, workshop.board, label="Team wiki")
    await owner.send("DELETE", f"/api/boards/{workshop.board}/embeds/{made['id']}")

    trail = (await owner.get(f"/api/boards/{workshop.board}/audit"))["entries"]

    told = [(each["event"], each["what"]) for each in trail]
    assert told[:2] == [("embed revoked", "Team wiki"), ("embed made", "Team wiki")]
    assert made["token"] not in repr(trail)


async def test_address_is_that_of_the_outside() -> None:
    settings = Settings(public_url=AnyHttpUrl("https://maps.example"))
    async with serving(settings=settings) as served:
        board = await served.new_board()
        key = {"Authorization": f"Bearer {board['key']}"}
        answer = await served.http.post(f"/api/boards/{board['id']}/embeds", json={}, headers=key)

        made = answer.json()
        assert made["address"] == f"https://maps.example/embed/{made['token']}"


async def test_embeds_go_with_their_board(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    await owner.send("DELETE", f"/api/boards/{workshop.board}")

    await served.store.purge(2**62)

    assert made["id"] not in repr(served.store.access.records)
