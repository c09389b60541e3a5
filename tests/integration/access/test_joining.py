"""Joining by a link: every state that a link can be in, each beside a good one (A30-A35, C50)."""

import asyncio
from typing import Any

import pytest

from empathyboard.domain.ids import new_key
from empathyboard.domain.limits import LIMITS
from tests.support.clock import ManualClock
from tests.support.server import Served, serving
from tests.support.visitor import Visitor, visiting

TYPE = "urn:empathyboard:problem:"


async def refused(visitor: Visitor, secret: str, passphrase: str | None = None) -> tuple[int, str]:
    answer = await visitor.try_join(secret, passphrase=passphrase)
    return answer.status_code, str(answer.json().get("type", "")).removeprefix(TYPE)


@pytest.mark.parametrize("level", ["view", "comment", "edit", "facilitate"])
async def test_link_gives_its_level(owner: Visitor, guest: Visitor, level: str) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], level)

    alias = await guest.join(link["secret"])
    seen = await guest.get(f"/api/boards/{alias}")

    assert link["url"].endswith(f"/join#{link['secret']}")
    assert (seen["level"], seen["by_link"], seen["owned"]) == (level, True, False)
    assert seen["id"] == alias != board["id"]


async def test_secret_is_told_once_and_kept_as_a_hash(owner: Visitor, served: Served) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], label="for Ann", passphrase="open sesame")

    [listed] = (await owner.get(f"/api/boards/{board['id']}/links"))["links"]

    assert listed == {name: link[name] for name in link.keys() - {"secret", "url"}}
    assert (listed["label"], listed["state"], listed["passphrase"]) == ("for Ann", "open", True)
    kept = repr(served.store.access.records)
    assert link["secret"] not in kept
    assert "open sesame" not in kept
    assert "$argon2id$" in kept


async def test_link_with_one_bit_off_is_unknown(owner: Visitor, guest: Visitor) -> None:
    link = await owner.new_link((await owner.new_board())["id"])
    secret = link["secret"]
    off = ("B" if secret[0] == "A" else "A") + secret[1:]

    for wrong in (off, secret[:-1], secret + "A", "", "ключ", new_key()):
        assert await refused(guest, wrong) == (404, "link-unknown")
    assert await guest.join(secret)


async def test_revoked_link_is_unknown_and_ends_what_came_by_it(
    owner: Visitor, guest: Visitor
) -> None:
    board = await owner.new_board()
    link, other = [await owner.new_link(board["id"]) for _ in range(2)]
    alias, kept = await guest.join(link["secret"]), await guest.join(other["secret"])

    await owner.send("DELETE", f"/api/boards/{board['id']}/links/{link['id']}")

    assert await refused(guest, link["secret"]) == (404, "link-unknown")
    assert (await guest.ask("GET", f"/api/boards/{alias}")).status_code == 404
    assert (await guest.ask("GET", f"/api/boards/{kept}")).status_code == 200
    states = [
        each["state"] for each in (await owner.get(f"/api/boards/{board['id']}/links"))["links"]
    ]
    assert sorted(states) == ["open", "revoked"]


async def test_rotated_link_has_another_secret_and_keeps_who_came(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"])
    alias = await guest.join(link["secret"])

    rotated = await owner.send("POST", f"/api/boards/{board['id']}/links/{link['id']}/rotate")

    assert await refused(stranger, link["secret"]) == (404, "link-unknown")
    assert await stranger.join(rotated["secret"])
    assert (await guest.ask("GET", f"/api/boards/{alias}")).status_code == 200


async def test_link_expires_and_so_does_what_came_by_it() -> None:
    clock = ManualClock()
    async with serving(clock=clock) as served, visiting(served) as owner, visiting(served) as guest:
        board = await owner.new_board()
        link = await owner.new_link(board["id"], expires=clock.now() + 60_000)
        alias = await guest.join(link["secret"])

        await clock.advance(59)
        assert (await guest.ask("GET", f"/api/boards/{alias}")).status_code == 200

        await clock.advance(1)
        assert (await guest.ask("GET", f"/api/boards/{alias}")).status_code == 404
        assert await refused(owner, new_key()) == (404, "link-unknown")
        assert await refused(guest, link["secret"]) == (404, "link-expired")


async def test_last_use_goes_to_one_of_two(owner: Visitor, served: Served) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], uses=2)
    async with visiting(served) as one, visiting(served) as two, visiting(served) as three:
        answers = await asyncio.gather(
            *(each.try_join(link["secret"]) for each in (one, two, three))
        )

    assert sorted(each.status_code for each in answers) == [200, 200, 404]
    [late] = [each for each in answers if each.status_code == 404]
    assert late.json()["type"] == f"{TYPE}link-used-up"


async def test_same_browser_comes_again_without_another_use(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], uses=1)
    alias = await guest.join(link["secret"])

    assert await guest.join(link["secret"]) == alias
    assert await refused(stranger, link["secret"]) == (404, "link-used-up")


async def test_passphrase_is_asked_for_and_tried_ten_times(owner: Visitor, guest: Visitor) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], passphrase="open sesame")

    assert await refused(guest, link["secret"]) == (401, "passphrase-needed")
    assert await refused(guest, link["secret"], "") == (401, "passphrase-needed")
    for _ in range(LIMITS.passphrase_tries):
        assert await refused(guest, link["secret"], "Open sesame") == (401, "passphrase-wrong")
    answer = await guest.try_join(link["secret"], passphrase="open sesame")

    assert (answer.status_code, answer.json()["type"]) == (429, f"{TYPE}too-many")
    assert int(answer.headers["retry-after"]) > 0


async def test_passphrase_that_is_right_lets_in(owner: Visitor, guest: Visitor) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], passphrase=" päss wörd ")

    assert await refused(guest, link["secret"], "päss wörd") == (401, "passphrase-wrong")
    assert await guest.join(link["secret"], passphrase=" päss wörd ")


async def test_failed_joins_are_counted_and_good_ones_are_not() -> None:
    clock = ManualClock()
    async with serving(clock=clock) as served, visiting(served) as owner:
        link = await owner.new_link((await owner.new_board())["id"])
        for _ in range(LIMITS.failed_joins_per_minute + 5):
            async with visiting(served) as each:
                await each.join(link["secret"])
        async with visiting(served) as guest:
            for _ in range(LIMITS.failed_joins_per_minute):
                assert (await guest.try_join(new_key())).status_code == 404
            assert (await guest.try_join(new_key())).status_code == 429
            assert (await guest.try_join(link["secret"])).status_code == 429

            await clock.advance(6)
            assert await guest.join(link["secret"])


async def test_approval_waits_until_a_facilitator_lets_in(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], "edit", approval=True, label="suppliers")
    asked = (await guest.try_join(link["secret"], name="Gus")).json()
    assert (asked["state"], asked["address"]) == ("waiting", None)
    assert (await guest.try_join(link["secret"])).json()["request"] == asked["request"]
    mine = f"/api/requests/{asked['request']}"
    assert (await guest.get(mine)) == {"state": "waiting", "address": None}
    assert (await stranger.ask("GET", mine)).status_code == 404

    waiting = f"/api/boards/{board['id']}/requests"
    [request] = (await owner.get(waiting))["requests"]
    assert (request["name"], request["link"]) == ("Gus", "suppliers")
    before = dict(guest.http.cookies)
    await owner.send("POST", f"{waiting}/{request['id']}", {"level": "comment"})

    answer = await guest.get(mine)
    assert answer["state"] == "in"
    assert dict(guest.http.cookies) != before, "a new level comes with a new token"
    seen = await guest.get(f"/api/boards/{answer['address'][3:]}")
    assert (seen["level"], seen["by_link"]) == ("comment", True)
    assert (await owner.get(waiting))["requests"] == []


async def test_who_is_turned_away_is_told_so(owner: Visitor, guest: Visitor) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], approval=True)
    asked = (await guest.try_join(link["secret"])).json()

    await owner.send(
        "POST", f"/api/boards/{board['id']}/requests/{asked['request']}", {"level": None}
    )

    answer = await guest.get(f"/api/requests/{asked['request']}")
    assert answer == {"state": "refused", "address": None}


async def test_link_of_a_binned_board_is_unknown(owner: Visitor, guest: Visitor) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"])
    await owner.send("DELETE", f"/api/boards/{board['id']}")

    assert await refused(guest, link["secret"]) == (404, "link-unknown")

    await owner.send("POST", f"/api/boards/{board['id']}/restore")
    assert await guest.join(link["secret"])


async def test_owner_who_follows_an_own_link_stays_the_owner(owner: Visitor) -> None:
    board = await owner.new_board()
    link = await owner.new_link(board["id"], uses=1)

    assert await owner.join(link["secret"]) == board["id"]
    [listed] = (await owner.get(f"/api/boards/{board['id']}/links"))["links"]
    assert listed["used"] == 0


@pytest.mark.parametrize(
    "wish",
    [
        {"level": "own"},
        {"level": "none"},
        {"level": "View"},
        {"level": "view", "uses": 0},
        {"level": "view", "passphrase": ""},
        {"level": "view", "label": "x" * 101},
        {"level": "view", "label": "a\nb"},
        {"level": "view", "expires": -1},
        {"level": "view", "board": "x"},
    ],
)
async def test_link_of_bad_values_is_refused(owner: Visitor, wish: dict[str, Any]) -> None:
    board = await owner.new_board()

    answer = await owner.ask("POST", f"/api/boards/{board['id']}/links", wish)

    assert answer.status_code == 422
    assert (await owner.get(f"/api/boards/{board['id']}/links"))["links"] == []


async def test_facilitator_gives_no_more_than_edit(owner: Visitor, guest: Visitor) -> None:
    board = await owner.new_board()
    alias = await guest.join((await owner.new_link(board["id"], "facilitate"))["secret"])

    too_much = await guest.ask("POST", f"/api/boards/{alias}/links", {"level": "facilitate"})

    assert too_much.status_code == 403
    assert (await guest.new_link(alias, "edit"))["level"] == "edit"


async def test_only_our_page_joins(owner: Visitor, guest: Visitor) -> None:
    """A22: else another site could let a browser join."""
    link = await owner.new_link((await owner.new_board())["id"])
    body = {"secret": link["secret"], "name": "Gus"}

    for headers in ({}, {"X-Empathyboard": "1"}, {"X-Empathyboard": "1", "Origin": "http://a.b"}):
        answer = await guest.http.post("/api/join", json=body, headers=headers)
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    assert await guest.join(link["secret"])
