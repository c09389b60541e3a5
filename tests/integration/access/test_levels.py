"""The whole table: each level at each entry, by link and by general access (A1, A2, A4)."""

import re
from dataclasses import dataclass
from typing import Any

import pytest

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.domain.ids import new_id
from empathyboard.domain.protocol import Close
from empathyboard.settings import Settings
from tests.support.server import Served, serving
from tests.support.visitor import Visitor, visiting
from tests.support.wire import add_note


@dataclass(frozen=True)
class Entry:
    """A way to do something, and what it takes."""

    action: Action
    method: str
    path: str
    body: Any = None
    finds: bool = True
    """Whether what the rest of the path or the body names is there."""


LINK = {"level": "view"}
IN_BIN = {"map": "{map}", "notes": ["none"]}
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
    Entry(Action.LINK, "GET", "/api/boards/{board}/embeds"),
    Entry(Action.LINK, "POST", "/api/boards/{board}/embeds", {"map": "{map}"}),
    Entry(Action.LINK, "DELETE", "/api/boards/{board}/embeds/{none}", finds=False),
    Entry(Action.AUDIT, "GET", "/api/boards/{board}/audit"),
    Entry(Action.LINK, "DELETE", "/api/boards/{board}/links/{none}", finds=False),
    Entry(Action.LINK, "POST", "/api/boards/{board}/links/{none}/rotate", finds=False),
    Entry(Action.LINK, "DELETE", "/api/boards/{board}/tokens/{none}", finds=False),
    Entry(Action.FACILITATE, "POST", "/api/boards/{board}/requests/{none}", {"level": None}, False),
    Entry(Action.EXPORT, "GET", "/api/boards/{board}/export?format=csv"),
    Entry(Action.EXPORT, "GET", "/api/maps/{map}/export?format=json"),
    Entry(Action.EDIT, "POST", "/api/maps/{map}/import/preview", "a note"),
    Entry(Action.EDIT, "POST", "/api/maps/{map}/import", "a note"),
    Entry(Action.EDIT, "DELETE", "/api/boards/{board}/imports/{none}"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/snapshots"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/snapshots/{snapshot}"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/snapshots/{snapshot}/picture.svg"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/compare?from={snapshot}"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/compare.csv?from={snapshot}"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/compare.md?from={snapshot}"),
    Entry(Action.EDIT, "POST", "/api/boards/{board}/snapshots/{snapshot}/board", {"title": "x"}),
    Entry(Action.FACILITATE, "POST", "/api/boards/{board}/snapshots", {"name": "June"}),
    Entry(Action.FACILITATE, "PATCH", "/api/boards/{board}/snapshots/{snapshot}", {"name": "x"}),
    Entry(Action.FACILITATE, "POST", "/api/boards/{board}/snapshots/{snapshot}/restore", {}),
    Entry(Action.FACILITATE, "DELETE", "/api/boards/{board}/snapshots/{snapshot}"),
    Entry(Action.EDIT, "GET", "/api/boards/{board}/bin"),
    Entry(Action.EDIT, "POST", "/api/boards/{board}/bin/restore", IN_BIN, False),
    Entry(Action.FACILITATE, "POST", "/api/boards/{board}/bin/forget", IN_BIN, False),
    Entry(Action.EDIT, "DELETE", "/api/maps/{map}"),
    Entry(Action.EDIT, "POST", "/api/maps/{map}/restore"),
    Entry(Action.DELETE, "DELETE", "/api/boards/{board}"),
    Entry(Action.DELETE, "POST", "/api/boards/{board}/restore"),
]
FOR_STRANGERS = {
    ("GET", "/api/boards/{board}/door"),
    ("POST", "/api/boards/{board}/requests"),
    ("POST", "/api/boards/{board}/own"),
}
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
        board, snapshot = await self._closed_board()
        link = await self.owner.new_link(board, level.word)
        seen = await self.guest.get(f"/api/boards/{await self.guest.join(link['secret'])}")
        return {"board": seen["id"], "map": seen["maps"][0]["id"], "snapshot": snapshot}

    async def by_general(self, level: Level) -> dict[str, str]:
        """Let the guest come by knowing the address."""
        board, snapshot = await self._closed_board()
        await self.owner.set_general(board, level.word)
        [made] = (await self.owner.get(f"/api/boards/{board}"))["maps"]
        return {"board": board, "map": made["id"], "snapshot": snapshot}

    async def _closed_board(self) -> tuple[str, str]:
        """Return a board that nobody else may see, and a snapshot of it."""
        board = str((await self.owner.new_board())["id"])
        await self.owner.new_map(board)
        kept = await self.owner.send("POST", f"/api/boards/{board}/snapshots", {"name": "May"})
        await self.owner.set_general(board, "none")
        return board, str(kept["id"])


async def expect_table(visitor: Visitor, names: dict[str, str], level: Level) -> None:
    """Try every entry; what is refused is a 403 where they may look, and a 404 where not."""
    refused = 403 if allowed(level, Action.VIEW) else 404
    for entry in ENTRIES:
        path = entry.path.format(**names, none=new_id())
        answer = await visitor.ask(entry.method, path, filled(entry.body, names))
        said = f"{level.word}: {entry} gave {answer.status_code} {answer.text}"
        if not allowed(level, entry.action):
            assert answer.status_code == refused, said
        elif entry.finds:
            assert answer.is_success, said
        else:
            assert answer.status_code == 404, said


def filled(body: Any, names: dict[str, str]) -> Any:
    """Return a body with the names in it."""
    if not isinstance(body, dict):
        return body
    return {
        key: value.format(**names) if isinstance(value, str) else value
        for key, value in body.items()
    }


def test_table_has_every_route_of_a_board_or_map(served: Served) -> None:
    app: Any = served.uvicorn.config.app
    routes = {
        (method.upper(), re.sub(r"/{(?!board|map)\w+}", "/*", path))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if re.search("{(board|map)}", path)
    }
    entries = {
        (entry.method, re.sub(r"/{(?!board|map)\w+}", "/*", entry.path.partition("?")[0]))
        for entry in ENTRIES
    }
    assert routes - entries == FOR_STRANGERS
    assert entries <= routes


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
    for address in (names["board"], names["map"]):
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
