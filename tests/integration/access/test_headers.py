"""What every route answers with: a snapshot, and a walk over all routes without a session."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import new_id
from empathyboard.settings import Settings
from tests.support.server import Served, serving

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
KEPT = {
    "/api/docs": "no-cache",
    "/": "no-cache",
    "/b/x": "no-cache",
    "/m/x": "no-cache",
    "/join": "no-cache",
    "/nothing/here": "no-cache",
    "/favicon.svg": None,
    "/assets/a.js": "public, max-age=31536000, immutable",
    "/assets/missing.js": None,
    "/healthz": None,
    "/api/server": "no-store",
    "/api/openapi.json": "no-store",
    "/api/boards/x": "no-store",
    "/api/nothing": "no-store",
}
OPEN = {
    ("POST", "/api/boards"): 422,
    ("POST", "/api/boards/example"): 422,
    ("POST", "/api/join"): 422,
    ("GET", "/api/server"): 200,
    ("GET", "/healthz"): 200,
    ("POST", "/api/boards/{board}/own"): 403,
    ("POST", "/api/boards/{board}/requests"): 403,
}
"""What answers a stranger otherwise than "there is nothing": without a body, nothing is made."""


@pytest.fixture
def static(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "docs.html", "favicon.svg", "assets/a.js"):
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.fixture
async def pages(static: Path) -> AsyncIterator[Served]:
    async with serving(static=static) as served:
        yield served


@pytest.mark.parametrize("path", KEPT)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
async def test_every_answer_bears_the_headers(pages: Served, path: str, method: str) -> None:
    answer = await pages.http.request(method, path)

    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "strict-transport-security" not in answer.headers
    if method == "GET":
        assert answer.headers.get("cache-control") == KEPT[path]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost:8000", "same-origin"),
        ("[::1]:8000", "same-origin"),
        ("192.0.2.7:8000", None),
        ("maps.example", None),
        ("[broken", None),
    ],
)
async def test_opener_policy_is_sent_only_where_browsers_heed_it(
    pages: Served, host: str, expected: str | None
) -> None:
    answer = await pages.http.get("/", headers={"Host": host})

    assert answer.headers.get("cross-origin-opener-policy") == expected


async def test_unexpected_error_bears_the_headers(
    pages: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pages.state.boards, "ping", fail)

    answer = await pages.http.get("/healthz")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


async def test_server_on_https_asks_browsers_to_stay_there() -> None:
    settings = Settings(public_url=AnyHttpUrl("https://maps.example"))
    async with serving(settings=settings) as served:
        answer = await served.http.get("/healthz")

        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert (await served.http.get("/api/server")).json()["encrypted"] is True


async def test_page_comes_with_a_token_of_which_nothing_is_kept(pages: Served) -> None:
    """A20: once, and nothing else does."""
    first = await pages.http.get("/b/x")
    again = await pages.http.get("/b/x")

    assert "set-cookie" in first.headers
    assert "set-cookie" not in again.headers
    assert pages.store.access.records == {}
    pages.http.cookies.clear()
    for path in ("/favicon.svg", "/assets/a.js", "/api/server", "/api/boards/x"):
        assert "set-cookie" not in (await pages.http.get(path)).headers


async def test_no_answer_lets_another_site_read_it(pages: Served) -> None:
    for path in KEPT:
        answer = await pages.http.get(path, headers={"Origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control-")]


def routes(served: Served) -> Iterator[tuple[str, str]]:
    """Yield every route of the interface, from its own description."""
    app: Any = served.uvicorn.config.app
    for path, methods in app.openapi()["paths"].items():
        for method in methods:
            yield method.upper(), path


async def test_stranger_walks_all_routes_and_finds_nothing(pages: Served) -> None:
    board = await pages.new_board("Secret title")
    made = await pages.new_map(board["id"], "Secret role")
    key = {"Authorization": f"Bearer {board['key']}"}
    closed = await pages.http.patch(
        f"/api/boards/{board['id']}/access", json={"general": "none"}, headers=key
    )
    assert closed.status_code == 204
    seen = set(routes(pages))
    assert {("GET", "/api/boards/{board}"), ("PUT", "/api/maps/{map}/me")} <= seen
    for method, path in seen:
        for names in ({"board": board["id"], "map": made["id"]}, {"board": new_id()}):
            await expect_nothing(pages.http, method, path, names)


async def expect_nothing(
    http: httpx.AsyncClient, method: str, path: str, names: dict[str, str]
) -> None:
    address = re.sub(r"{(\w+)}", lambda match: names.get(match[1], new_id()), path)
    body = {"name": "x", "key": "x", "level": "view", "title": "x", "general": "view"}
    for answer in [
        await http.request(method, address),
        await http.request(method, address, json=body),
    ]:
        expected = {404, 422} | {OPEN.get((method, path), 404)}
        if (method, path) == ("GET", "/api/boards/{board}/door"):
            expected = {200, 404}
        assert answer.status_code in expected, (method, path, answer.text)
        assert "Secret" not in answer.text


def test_every_route_of_a_board_or_map_asks_for_admission(pages: Served) -> None:
    """But those that a stranger may ask at: the door, asking, and the key."""
    app: Any = pages.uvicorn.config.app
    routers = [each.original_router for each in app.routes if hasattr(each, "original_router")]
    of_boards = [
        route
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute) and re.search(r"{(board|map)}", route.path)
    ]
    assert len(of_boards) > 20
    assert {route.path for route in of_boards if not asks_for_admission(route)} == {
        "/api/boards/{board}/door",
        "/api/boards/{board}/requests",
        "/api/boards/{board}/own",
    }


def asks_for_admission(route: APIRoute) -> bool:
    return any(
        each.call is not None
        and each.call.__qualname__ in {"at_board.<locals>.admit", "at_map.<locals>.admit"}
        for each in route.dependant.dependencies
    )
