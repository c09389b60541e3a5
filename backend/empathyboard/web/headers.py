"""Headers that every answer bears: what a browser may load, who may frame, what is kept."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from empathyboard.web.reach import is_loopback

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    # A part of the interface's library puts style elements into the page; a style runs nothing.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_YEAR = 365 * 24 * 60 * 60


def headers_for(path: str, *, is_https: bool, is_trusted: bool) -> Mapping[str, str]:
    """Return the headers of an answer at a path; what it has already stays.

    `is_trusted`: browsers take the address for trustworthy; elsewhere they heed no
    Cross-Origin-Opener-Policy and complain about it.

    A route that may be framed gets a policy of its own here.
    """
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    if is_trusted:
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if path.startswith("/api/"):
        headers["Cache-Control"] = "no-store"
    if is_https:
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return headers


class SafetyHeaders:
    """Adds the headers to every answer, whoever made it."""

    def __init__(self, app: ASGIApp, *, is_https: bool) -> None:
        """Stand before an application that browsers reach encrypted, or not."""
        self._app = app
        self._is_https = is_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        added = headers_for(
            scope["path"], is_https=self._is_https, is_trusted=self._is_https or _is_trusted(scope)
        )

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)


def _is_trusted(scope: Scope) -> bool:
    """Tell whether a browser takes what it asked for as trustworthy: encrypted, or its own."""
    if scope["scheme"] == "https":
        return True
    try:
        host = urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname
    except ValueError:
        return False
    return host is not None and is_loopback(host)
