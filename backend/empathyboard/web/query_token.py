"""A token in an address is taken out before anything sees the address, a log above all (A23)."""

from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

_KEY = "empathyboard.token"


class QueryToken:
    """Moves `?token=` out of the query, into the scope."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without its token."""
        if scope.get("query_string"):
            _take_out(scope)
        await self._app(scope, receive, send)


def _take_out(scope: Scope) -> None:
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    tokens = [value for name, value in pairs if name == "token"]
    if not tokens:
        return
    # In place: the server that called us logs from the same scope.
    rest = [(name, value) for name, value in pairs if name != "token"]
    scope["query_string"] = urlencode(rest).encode()
    if len(tokens) == 1:
        scope[_KEY] = tokens[0]


def query_token(connection: HTTPConnection) -> str | None:
    """Return the token that was in the address."""
    token: str | None = connection.scope.get(_KEY)
    return token
