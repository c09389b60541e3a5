"""An embed's token is taken out of the address before anything that could log sees it (E8)."""

import re

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from empathyboard.web.query_token import take_out

_TOKEN = "empathyboard.embed"  # noqa: S105 - a place in the scope
_URL = "empathyboard.url"
_PATH = re.compile(r"/embed/([^/]+?)((?:\.png|\.svg)?(?:/.*)?)", re.DOTALL)
_OEMBED = "/api/oembed"
_HIDDEN = "-"
"""Stands in the place of every token, in the path that routes see."""


class EmbedToken:
    """Moves the token of an embed's address into the scope, and oEmbed's `?url=` as well."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without its token."""
        found = _PATH.fullmatch(scope.get("path", ""))
        if found is not None:
            # In place: the server that called us logs from the same scope.
            scope[_TOKEN], rest = found.groups()
            scope["path"] = f"/embed/{_HIDDEN}{rest}"
            scope["raw_path"] = scope["path"].encode("utf-8", "replace")
        elif scope.get("path") == _OEMBED:
            scope[_URL] = (take_out(scope, "url") or [""])[-1]
        await self._app(scope, receive, send)


def token_of(connection: HTTPConnection) -> str:
    """Return the token that was in the path, whatever it is worth."""
    return str(connection.scope.get(_TOKEN, ""))


def url_of(connection: HTTPConnection) -> str:
    """Return the address that oEmbed is asked about."""
    return str(connection.scope.get(_URL, ""))
