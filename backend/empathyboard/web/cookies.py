"""The cookie that names a browser's session."""

from fastapi import Response
from starlette.requests import HTTPConnection

from empathyboard.domain.limits import LIMITS
from empathyboard.live.sessions import Issued
from empathyboard.web.state import settings_of

_SECONDS = LIMITS.session_days * 24 * 60 * 60


def cookie_name(connection: HTTPConnection) -> str:
    """Return the cookie's name here (A20).

    On plain http it bears the port: cookies don't tell ports apart, and two servers on one
    computer would take each other's.
    """
    if settings_of(connection).is_https:
        return "__Host-empathyboard"
    _, _, port = connection.headers.get("host", "").rpartition(":")
    return f"empathyboard-{port}" if port.isdigit() else "empathyboard"


def read_cookie(connection: HTTPConnection) -> str | None:
    """Return the token in the cookie, whatever it is worth."""
    return connection.cookies.get(cookie_name(connection))


def give_cookie(connection: HTTPConnection, response: Response, token: str) -> None:
    """Let a browser keep the token of its session."""
    response.set_cookie(
        cookie_name(connection),
        token,
        max_age=_SECONDS,
        path="/",
        secure=settings_of(connection).is_https,
        httponly=True,
        samesite="lax",
    )


def give_issued(connection: HTTPConnection, response: Response, issued: Issued | None) -> None:
    """Let a browser keep a token that was just issued, if there was one."""
    if issued is not None:
        give_cookie(connection, response, issued.token)
