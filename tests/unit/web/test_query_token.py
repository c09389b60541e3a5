"""A token in an address: taken out before anything can log it (A23)."""

from typing import Any

import pytest
from starlette.requests import HTTPConnection
from starlette.types import Receive, Scope, Send

from empathyboard.web.query_token import QueryToken, query_token

SECRET = "s3cret"


async def passed_on(query: bytes) -> tuple[Scope, str | None]:
    """Return the scope as whoever called us sees it afterwards, and the token that was in it."""
    scope: Scope = {"type": "websocket", "query_string": query, "headers": []}
    tokens: list[str | None] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        tokens.append(query_token(HTTPConnection({**scope, "type": "http"})))

    nothing: Any = None
    await QueryToken(app)(scope, nothing, nothing)
    return scope, tokens[0]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (b"token=s3cret", b""),
        (b"a=1&token=s3cret&b=2", b"a=1&b=2"),
        (b"%74oken=s3cret", b""),
    ],
)
async def test_token_is_taken_out_of_the_caller_s_own_scope(query: bytes, left: bytes) -> None:
    scope, token = await passed_on(query)

    assert (scope["query_string"], token) == (left, SECRET)


async def test_one_of_two_tokens_is_not_guessed() -> None:
    scope, token = await passed_on(b"token=s3cret&token=other")

    assert (scope["query_string"], token) == (b"", None)


@pytest.mark.parametrize("query", [b"", b"a=1", b"broken=token"])
async def test_address_without_a_token_stays(query: bytes) -> None:
    assert await passed_on(query) == (
        {"type": "websocket", "query_string": query, "headers": []},
        None,
    )
