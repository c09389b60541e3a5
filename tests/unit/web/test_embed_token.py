"""A token in a path: taken out before anything can log it (E8)."""

from typing import Any

import pytest
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from empathyboard.web.embed_token import EmbedToken, token_of, url_of

SECRET = "s3cret-s3cret-s3cret-s3"


async def passed_on(path: str, query: bytes = b"") -> tuple[Scope, str, str]:
    """Return the scope as whoever called us sees it afterwards, the token and the url in it."""
    scope: Scope = {"type": "http", "path": path, "query_string": query, "headers": []}
    scope["raw_path"] = path.encode()
    found: list[tuple[str, str]] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        found.append((token_of(connection), url_of(connection)))

    nothing: Any = None
    await EmbedToken(app)(scope, nothing, nothing)
    return scope, *found[0]


@pytest.mark.parametrize(
    "rest", ["", ".png", ".svg", "/context", "/sync", "/sync/name", "/", "/a/b"]
)
async def test_token_is_taken_out_of_the_caller_s_own_scope(rest: str) -> None:
    scope, token, _ = await passed_on(f"/embed/{SECRET}{rest}")

    assert token == SECRET
    assert scope["path"] == f"/embed/-{rest}"
    assert scope["raw_path"] == f"/embed/-{rest}".encode()


@pytest.mark.parametrize("token", ["short", "a.b", "..png", "a\nb", "é", "%00", "x" * 5000])
async def test_whatever_stands_in_a_token_s_place_is(token: str) -> None:
    scope, found, _ = await passed_on(f"/embed/{token}.png")

    assert (found, scope["path"]) == (token, "/embed/-.png")


async def test_address_that_oembed_is_asked_about_is_taken_out_too() -> None:
    query = b"format=xml&url=https%3A%2F%2Fx.example%2Fembed%2F" + SECRET.encode()

    scope, _, url = await passed_on("/api/oembed", query)

    assert url == f"https://x.example/embed/{SECRET}"
    assert scope["query_string"] == b"format=xml"


@pytest.mark.parametrize(
    "path", ["/", "/embed", "/embed/", "/embedded/x", "/b/embed/x", "/assets/a.js"]
)
async def test_other_addresses_stay(path: str) -> None:
    scope, token, _ = await passed_on(path, b"url=x")

    assert (scope["path"], scope["query_string"], token) == (path, b"url=x", "")
