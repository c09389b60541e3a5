"""Who comes by a link learns no id, and opens nothing else (A40-A42, A50, A51)."""

import json
from typing import Any

import pytest

from empathyboard.domain.protocol import Close
from tests.support.server import Served, wait_until
from tests.support.visitor import Visitor, visiting
from tests.support.wire import presence


async def filled(owner: Visitor) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Make a board with two roles; returns it and them."""
    board = await owner.new_board()
    maps = [await owner.new_map(board["id"], name, person="Ann") for name in ("CFO", "CIO")]
    return board, maps


@pytest.mark.parametrize("level", ["view", "edit", "facilitate"])
async def test_nothing_that_a_guest_hears_has_an_id_in_it(
    owner: Visitor, guest: Visitor, level: str
) -> None:
    board, maps = await filled(owner)
    link = await owner.new_link(board["id"], level)
    alias = await guest.join(link["secret"])
    seen = await guest.get(f"/api/boards/{alias}")
    frames: list[bytes] = []
    for address in (alias, *(each["id"] for each in seen["maps"])):
        async with guest.socket(address) as client, owner.socket(board["id"]) as other:
            await other.send(presence(7, 1, '{"participant":{"name":"Ann"}}'))
            if level == "edit":
                await client.add_note("n")
                await client.until_saved()
        frames += client.got
    for each in seen["maps"]:
        for path in ("", "/notes", "/context"):
            await guest.get(f"/api/maps/{each['id']}{path}")
    if level == "facilitate":
        await guest.new_link(alias, map=seen["maps"][0]["id"])
        await owner.new_link(board["id"], map=maps[0]["id"])
        await guest.get(f"/api/boards/{alias}/links")
        await guest.get(f"/api/boards/{alias}/requests")

    ids = [board["id"], *(each["id"] for each in maps)]
    heard = "".join(guest.heard).encode() + b"".join(frames)
    assert [each for each in ids if each.encode() in heard] == []
    assert alias.encode() in heard
    assert all(each["role"].encode() in heard for each in maps), "the key in `roles` is no id"


async def test_link_to_one_map_opens_nothing_else(owner: Visitor, guest: Visitor) -> None:
    """A41."""
    board, maps = await filled(owner)
    await owner.set_general(board["id"], "none")
    link = await owner.new_link(board["id"], "edit", map=maps[0]["id"])

    answer = (await guest.try_join(link["secret"])).json()
    alias = answer["address"][3:]
    assert answer["address"].startswith("/m/")
    seen = await guest.get(f"/api/maps/{alias}")
    assert (seen["job_title"], seen["level"]) == ("CFO", "edit")
    assert (await guest.get(f"/api/maps/{alias}/context"))["board"]["title"] == "Acme"

    for method, path in [
        ("GET", f"/api/boards/{alias}"),
        ("GET", f"/api/boards/{board['id']}"),
        ("GET", f"/api/maps/{maps[0]['id']}"),
        ("GET", f"/api/maps/{maps[1]['id']}"),
        ("GET", f"/api/maps/{maps[1]['id']}/context"),
        ("DELETE", f"/api/maps/{alias}"),
        ("POST", f"/api/maps/{alias}/restore"),
    ]:
        assert (await guest.ask(method, path)).status_code == 404, path
    for address in (board["id"], maps[0]["id"], maps[1]["id"]):
        async with guest.socket(address) as client:
            assert (await client.until_closed())[0] == Close.UNKNOWN
    async with guest.socket(alias) as client:
        assert client.is_synced


async def test_one_map_guest_with_general_access_may_do_no_more_to_the_board(
    owner: Visitor, guest: Visitor
) -> None:
    """The level on the map by a link is none on the board that an id opens."""
    board, maps = await filled(owner)
    await owner.set_general(board["id"], "view")
    link = await owner.new_link(board["id"], "edit", map=maps[0]["id"])
    await guest.try_join(link["secret"])

    assert (await guest.get(f"/api/maps/{maps[0]['id']}"))["level"] == "edit"
    assert (await guest.ask("DELETE", f"/api/maps/{maps[0]['id']}")).status_code == 403
    assert (await guest.get(f"/api/boards/{board['id']}"))["level"] == "view"


async def test_alias_works_for_its_session_alone(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board, _ = await filled(owner)
    link = await owner.new_link(board["id"], "edit")
    mine, theirs = await guest.join(link["secret"]), await stranger.join(link["secret"])

    assert mine != theirs
    for visitor, alias in ((guest, theirs), (stranger, mine), (owner, mine)):
        assert (await visitor.ask("GET", f"/api/boards/{alias}")).status_code == 404
        async with visitor.socket(alias) as client:
            assert (await client.until_closed())[0] == Close.UNKNOWN
    assert (await guest.ask("GET", f"/api/boards/{mine}")).status_code == 200


async def test_replayed_cookie_of_before_the_join_is_worth_nothing(
    owner: Visitor, guest: Visitor, served: Served
) -> None:
    """A20: whoever planted or stole the token that a browser came with gets nothing by it."""
    board, _ = await filled(owner)
    first, second = [await owner.new_link(board["id"]) for _ in range(2)]
    await guest.join(first["secret"])
    async with visiting(served) as thief:
        thief.http.cookies.update(dict(guest.http.cookies))
        alias = await guest.join(second["secret"])

        assert (await thief.ask("GET", f"/api/boards/{alias}")).status_code == 404
    assert (await guest.ask("GET", f"/api/boards/{alias}")).status_code == 200


@pytest.mark.parametrize("forged", ["", "x", "A" * 43, "A" * 5000, "ключ"])
async def test_forged_cookie_is_nobody(served: Served, owner: Visitor, forged: str) -> None:
    board, _ = await filled(owner)
    await owner.set_general(board["id"], "none")
    name = next(iter(owner.http.cookies))
    headers = {b"Cookie": f"{name}={forged}".encode()}

    answer = await served.http.get(f"/api/boards/{board['id']}", headers=headers)

    assert answer.status_code == 404


async def test_map_added_later_gets_an_alias_too(owner: Visitor, guest: Visitor) -> None:
    board, _ = await filled(owner)
    alias = await guest.join((await owner.new_link(board["id"], "edit"))["secret"])
    before = await guest.get(f"/api/boards/{alias}")

    made = await guest.new_map(alias, "User")

    after = await guest.get(f"/api/boards/{alias}")
    assert [each["id"] for each in after["maps"]] == [
        *(each["id"] for each in before["maps"]),
        made["id"],
    ]


async def test_hidden_names_reach_neither_answer_nor_socket(owner: Visitor, guest: Visitor) -> None:
    """A51: a number stands for each, the same for all who look."""
    board, maps = await filled(owner)
    me = {"name": "Olivia Owner", "department": "sales", "colour": "#112233"}
    await owner.send("PUT", f"/api/boards/{board['id']}/me", me)
    link = await owner.new_link(board["id"], "comment", names_hidden=True)
    alias = await guest.join(link["secret"], name="Gus Guest")
    seen = await guest.get(f"/api/boards/{alias}")
    [map_alias, _] = [each["id"] for each in seen["maps"]]
    assert seen["names_hidden"] is True
    assert [each["person"] for each in seen["maps"]] == [None, None]
    context = await guest.get(f"/api/maps/{map_alias}/context")

    async with owner.socket(maps[0]["id"]) as theirs, guest.socket(map_alias) as client:
        await theirs.send(presence(7, 1, '{"participant":{"name":"Somebody"},"cursor":[1,2]}'))
        await wait_until(lambda: 7 in client.states, "the owner's presence")
        await client.send(presence(8, 1, "{}"))
        await wait_until(lambda: 8 in theirs.states, "the guest's presence")
        told, told_owner = json.loads(client.states[7]), json.loads(theirs.states[8])

    owner_id = (await owner.get(f"/api/boards/{board['id']}"))["me"]
    assert told["participant"] == {**me, "id": owner_id, "name": "1"}
    assert told["cursor"] == [1, 2]
    assert context["people"][owner_id] == {"name": "1", "department": "sales"}
    assert told_owner["participant"]["name"] == "Gus Guest"
    heard = "".join(guest.heard).encode() + b"".join(client.got)
    assert b"Olivia" not in heard
    assert b"Ann" not in heard


async def test_names_are_told_where_they_are_not_hidden(owner: Visitor, guest: Visitor) -> None:
    board, _ = await filled(owner)
    me = {"name": "Olivia Owner", "department": "sales"}
    await owner.send("PUT", f"/api/boards/{board['id']}/me", me)
    alias = await guest.join((await owner.new_link(board["id"]))["secret"])
    [first, _] = (await guest.get(f"/api/boards/{alias}"))["maps"]

    context = await guest.get(f"/api/maps/{first['id']}/context")

    assert first["person"] == context["person"] == "Ann"
    assert {"name": "Olivia Owner", "department": "sales"} in context["people"].values()


async def test_copy_by_someone_whom_names_are_hidden_from_has_none(
    owner: Visitor, guest: Visitor
) -> None:
    board, _ = await filled(owner)
    link = await owner.new_link(board["id"], "edit", names_hidden=True)
    alias = await guest.join(link["secret"])

    copy = await guest.send(
        "POST", f"/api/boards/{alias}/duplicate", {"title": "Mine", "notes": True}
    )

    assert [each["person"] for each in copy["maps"]] == [None, None]
