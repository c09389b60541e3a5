"""Whose page asks: one of this server, one of another site, or a program."""

import re
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from empathyboard.web.state import settings_of

HEADER = "x-empathyboard"
"""Our pages send it with the value 1; another site's form cannot, and its script may not."""
_READING = {"GET", "HEAD"}
_ORIGIN = re.compile(r"https?://[\w.\[\]:-]+", re.ASCII)


def own_origin(connection: HTTPConnection) -> str:
    """Return the origin of this server as browsers know it; empty where the Host is none."""
    parts = urlsplit(settings_of(connection).public_base or str(connection.base_url))
    origin = f"{parts.scheme}://{parts.netloc}"
    return origin if _ORIGIN.fullmatch(origin) else ""


def has_own_origin(connection: HTTPConnection) -> bool:
    """Tell whether a page of this server asks: its Origin is the public address, or our Host.

    At the public address its scheme counts too: when we are on https, a page on plain http is not
    ours. Elsewhere a proxy may have taken the encryption off.
    """
    origin = connection.headers.get("origin", "").lower()
    scheme, separator, host = origin.partition("://")
    if not separator or not host or scheme not in {"http", "https"}:
        return False
    public = urlsplit((settings_of(connection).public_base or "").lower())
    if host == public.netloc:
        return scheme == public.scheme
    return host == connection.headers.get("host", "").lower()


def has_foreign_origin(connection: HTTPConnection) -> bool:
    """Tell whether a page of another site asks; a program sends no Origin at all."""
    return "origin" in connection.headers and not has_own_origin(connection)


def is_own_page(connection: HTTPConnection) -> bool:
    """Tell whether one of our pages asks, so that a cookie may be given to it."""
    return connection.headers.get(HEADER) == "1" and _is_from_here(connection)


def may_use_cookie(connection: HTTPConnection) -> bool:
    """Tell whether a cookie counts (A22)."""
    if connection.scope["type"] == "websocket":
        return has_own_origin(connection)
    return _is_from_here(connection) and (_is_reading(connection) or is_own_page(connection))


def _is_from_here(connection: HTTPConnection) -> bool:
    """Reading needs no Origin: browsers send none, and other sites cannot see the answer."""
    if _is_reading(connection):
        return not has_foreign_origin(connection)
    return has_own_origin(connection)


def _is_reading(connection: HTTPConnection) -> bool:
    return connection.scope.get("method") in _READING
