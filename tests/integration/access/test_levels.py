"""The whole table: each level at each entry, by link and by general access (A1, A2, A4)."""

from dataclasses import dataclass
from typing import Any

import pytest

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.domain.protocol import Close
from empathyboard.settings import Settings
from tests.support.server import serving
from tests.support.visitor import Visitor, visiting
from tests.support.wire import add_note


@dataclass(frozen=True)
class Entry:
    """A way to do something, and what it takes."""

    action: Action
    method: str
    path: str
    body: Any = None


LINK = {"level": "view"}
ENTRIES = [
    Entry(Action.VIEW, "GET", "/api/boards/{board}"),
    Entry(Action.VIEW, "GET", "/api/maps/{map}"),
    Entry(Action.VIEW, "GET", "/api/maps/{map}/notes"),
    Entry(Action.VIEW, "GET", "/api/maps/{map}/context"),
    Entry(Action.VIEW, "PUT", "/api/boards/{board}/me", {"name": "Me"}),
    Entry(Action.VIEW, "PUT", "/api/maps/{map}/me", {"name": "Me"}),
    Entry(Action.EDIT, "PATCH", "/api/boards/{board}", {"title": "Anew"}),
    Entry(Action.EDIT, "PATCH", "/api/maps/{map}", {"job_title": "CTO"}),
    Entry(
        Action.EDIT, "POST", "/api/boards/{board}/maps", {"job_title": "x", "committee_roles": []}
    ),
    Entry(Action.EXPORT, "POST", "/api/boards/{board}/duplicate", {"title": "x", "notes": True}),
    Entry(Action.FACILITATE, "PATCH", "/api/boards/{board}/access", {"general": "none"}),
    Entry(Action.FACILITATE, "GET", "/api/boards/{board}/requests"),
    Entry(Action.LINK, "GET", "/api/boards/{board}/links"),
    Entry(Action.LINK, "POST", "/api/boards/{board}/links", LINK),
    Entry(Action.LINK, "GET", "/api/boards/{board}/tokens"),
    Entry(Action.LINK, "POST", "/api/boards/{board}/tokens", LINK | {"document": "{board}"}),
    Entry(Action.AUDIT, "GET", "/api/boards/{board}/audit"),
    Entry(Action.EDIT, "DELETE", "/api/maps/{map}"),
    Entry(Action.EDIT, "POST", "/api/maps/{map}/restore"),
    Entry(Action.DELETE, "DELETE", "/api/boards/{board}"),
    Entry(Action.DELETE, "POST", "/api/boards/{board}/restore"),
]
SHARED = [level for level in Level if Level.VIEW <= level <= Level.FACILITATE]


@pytest.fixture
def standing(owner: Visitor, guest: Visitor) -> "Standing":
    return Standing(owner, guest)


@dataclass
class Standing:
    """An owner, and somebody at a level."""

    owner: Visitor
    guest: Visitor

    async def by_link(self, level: Level) -> dict[str, str]:
        """Let the guest come by a link; returns the names that they know."""
        board = await self._closed_board()
        link = await self.owner.new_link(board, level.word)
        seen = await self.guest.get(f"/api/boards/{await self.guest.join(link['secret'])}")
        return {"board": seen["id"], "map": seen["maps"][0]["id"]}

    async def by_general(self, level: Level) -> dict[str, str]:
        """Let the guest come by knowing the address."""
        board = await self._closed_board()
        await self.owner.set_general(board, level.word)
        [made] = (await self.owner.get(f"/api/boards/{board}"))["maps"]
        return {"board": board, "map": made["id"]}

    async def _closed_board(self) -> str:
        board = str((await self.owner.new_board())["id"])
        await self.owner.new_map(board)
        await self.owner.set_general(board, "none")
        return board


async def expect_table(visitor: Visitor, names: dict[str, str], level: Level) -> None:
    """Try every entry; what is refused is a 403 where they may look, and a 404 where not."""
    refused = 403 if allowed(level, Action.VIEW) else 404
    for entry in ENTRIES:
        body = entry.body
        if isinstance(body, dict) and "document" in body:
            body = body | {"document": names["board"]}
        answer = await visitor.ask(entry.method, entry.path.format(**names), body)
        if allowed(level, entry.action):
            assert answer.is_success, f"{level.word}: {entry} gave {answer.text}"
        else:
            assert answer.status_code == refused, f"{level.word}: {entry} gave {answer.text}"


@pytest.mark.parametrize("level", SHARED)
async def test_rest_by_link(standing: Standing, level: Level) -> None:
    await expect_table(standing.guest, await standing.by_link(level), level)


@pytest.mark.parametrize("level", [Level.NONE, Level.VIEW, Level.COMMENT, Level.EDIT])
async def test_rest_by_general_access(standing: Standing, level: Level) -> None:
    await expect_table(standing.guest, await standing.by_general(level), level)


async def test_rest_by_owning(standing: Standing) -> None:
    names = await standing.by_general(Level.NONE)
    await expect_table(standing.owner, names, Level.OWN)


@pytest.mark.parametrize("level", SHARED)
@pytest.mark.parametrize("where", ["board", "map"])
async def test_socket(standing: Standing, level: Level, where: str) -> None:
    names = await standing.by_link(level)
    async with standing.guest.socket(names[where]) as client:
        assert client.is_synced
        await client.edit(lambda doc: add_note(doc, "n"))
        if allowed(level, Action.EDIT):
            await client.until_saved()
            assert client.closed is None
        else:
            assert (await client.until_closed())[0] == Close.FORBIDDEN


async def test_socket_of_a_closed_board(standing: Standing) -> None:
    names = await standing.by_general(Level.NONE)
    for address in names.values():
        async with standing.guest.socket(address) as client:
            assert (await client.until_closed())[0] == Close.UNKNOWN
        async with standing.owner.socket(address) as client:
            assert client.is_synced


async def test_new_boards_have_the_general_access_of_the_setting() -> None:
    async with (
        serving(settings=Settings(general_access="none")) as served,
        visiting(served) as owner,
        visiting(served) as stranger,
    ):
        board = await owner.new_board()
        example = await owner.send("POST", "/api/boards/example", {"locale": "en"})
        for each in (board, example):
            path = f"/api/boards/{each['id']}"
            assert (await owner.get(path))["general"] == "none"
            assert (await stranger.ask("GET", path)).status_code == 404


async def test_closed_board_may_be_asked_at_and_tells_nothing(
    owner: Visitor, stranger: Visitor
) -> None:
    """A12: an open board and no board at all have no door."""
    board = await owner.new_board("Secret title")
    path = f"/api/boards/{board['id']}"
    assert (await stranger.ask("GET", f"{path}/door")).status_code == 404
    await owner.set_general(board["id"], "none")

    assert (await stranger.get(f"{path}/door")) == {"asks": True}
    assert (await stranger.ask("GET", path)).status_code == 404
    asked = await stranger.send("POST", f"{path}/requests", {"name": "Sue", "department": "x"})
    assert (await stranger.get(f"/api/requests/{asked['request']}"))["state"] == "waiting"
    assert (await stranger.ask("GET", path)).status_code == 404

    await owner.send("POST", f"{path}/requests/{asked['request']}", {"level": "comment"})
    answer = await stranger.get(f"/api/requests/{asked['request']}")
    assert answer == {"state": "in", "address": f"/b/{board['id']}"}
    assert (await stranger.get(path))["level"] == "comment"
    assert "Secret title" not in "".join(stranger.heard[:-1])


async def test_nobody_is_let_in_above_edit(owner: Visitor, stranger: Visitor) -> None:
    board = await owner.new_board()
    await owner.set_general(board["id"], "none")
    path = f"/api/boards/{board['id']}/requests"
    asked = await stranger.send("POST", path, {"name": "Sue"})

    for level in ("facilitate", "own", "none", 3):
        answer = await owner.ask("POST", f"{path}/{asked['request']}", {"level": level})
        assert answer.status_code == 422
    assert (await owner.get(path))["requests"] != []


@pytest.fixture
async def two_boards(owner: Visitor) -> list[dict[str, Any]]:
    return [await owner.new_board(title) for title in ("One", "Two")]


async def test_links_tokens_and_requests_of_another_board_are_unknown(
    owner: Visitor, stranger: Visitor, two_boards: list[dict[str, Any]]
) -> None:
    one, two = two_boards
    made = await owner.new_map(one["id"])
    link = await owner.new_link(one["id"])
    token = await owner.send(
        "POST", f"/api/boards/{one['id']}/tokens", {"document": one["id"], "level": "view"}
    )
    await owner.set_general(one["id"], "none")
    asked = await stranger.send("POST", f"/api/boards/{one['id']}/requests", {"name": "Sue"})

    other = f"/api/boards/{two['id']}"
    for method, path, body in [
        ("DELETE", f"{other}/links/{link['id']}", None),
        ("POST", f"{other}/links/{link['id']}/rotate", None),
        ("DELETE", f"{other}/tokens/{token['id']}", None),
        ("POST", f"{other}/requests/{asked['request']}", {"level": "view"}),
        ("POST", f"{other}/links", {"level": "view", "map": made["id"]}),
        ("POST", f"{other}/tokens", {"level": "view", "document": made["id"]}),
    ]:
        assert (await owner.ask(method, path, body)).status_code == 404, path
    assert await stranger.join(link["secret"])
