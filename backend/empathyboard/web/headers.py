"""Headers that every answer bears: what a browser may load, who may frame, what is kept."""

from collections.abc import Mapping, Sequence
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
    """
    headers = {
        "Content-Security-Policy": _joined(_POLICY),
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


def _joined(policy: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}".strip() for name, value in policy.items())


def open_headers() -> Mapping[str, str]:
    """Return what lets the page of any site load an answer, without credentials (E10, E22)."""
    return {
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def framed_headers(own: str, frames: Sequence[str]) -> Mapping[str, str]:
    """Return the headers of a page that others may frame: any of them where none is listed (E20).

    In a sandbox the page has no origin, so ours is named beside 'self'.
    """
    policy = {name: f"{sources} {own}" for name, sources in _FRAMED.items()}
    policy["connect-src"] += f" {own.replace('http', 'ws', 1)}"
    if frames:
        policy["frame-ancestors"] = " ".join(("'self'", own, *frames))
    return {**open_headers(), **_UNLISTED, "Content-Security-Policy": _joined(_CLOSED | policy)}


def picture_headers() -> Mapping[str, str]:
    """Return the headers of what an embed gives beside its page: looked at, never run or framed."""
    policy = {"default-src": "'none'", "style-src": "'unsafe-inline'", "font-src": "data:"}
    policy |= {"sandbox": "", "frame-ancestors": "'none'"}
    return {**open_headers(), **_UNLISTED, "Content-Security-Policy": _joined(policy)}


_CLOSED = {
    "default-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_FRAMED = {
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
}
_UNLISTED = {"X-Robots-Tag": "noindex"}
"""Whoever has the address may look; search engines are not to give it to everybody."""


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
