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
        tokens = take_out(scope, "token")
        if len(tokens) == 1:
            scope[_KEY] = tokens[0]
        await self._app(scope, receive, send)


def take_out(scope: Scope, wanted: str) -> list[str]:
    """Take a parameter out of the query; returns its values."""
    query = scope.get("query_string")
    if not query:
        return []
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    values = [value for name, value in pairs if name == wanted]
    if values:
        # In place: the server that called us logs from the same scope.
        rest = [(name, value) for name, value in pairs if name != wanted]
        scope["query_string"] = urlencode(rest).encode()
    return values


def query_token(connection: HTTPConnection) -> str | None:
    """Return the token that was in the address."""
    token: str | None = connection.scope.get(_KEY)
    return token
