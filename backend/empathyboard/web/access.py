"""Who asks, and what level that gives: the owner by key, everyone else by knowing an id."""

from starlette.requests import HTTPConnection

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.domain.board import BoardRecord
from empathyboard.domain.errors import ForbiddenError
from empathyboard.domain.ids import is_same_key
from empathyboard.web.state import settings_of

GENERAL_ACCESS = Level.EDIT
"""What whoever knows a board's or a map's id may do."""


def cookie_name(board: str) -> str:
    """Return the name of the cookie in which the making browser keeps a board's key."""
    return f"empathyboard-owner-{board}"


def has_own_origin(connection: HTTPConnection) -> bool:
    """Tell whether a page of this server asks: its Origin is our Host or the public address."""
    host = _host_of(connection.headers.get("origin", ""))
    public = _host_of(settings_of(connection).public_base or "") or ""
    own = {connection.headers.get("host", "").lower(), public.partition("/")[0]}
    return bool(host) and host in own


def has_foreign_origin(connection: HTTPConnection) -> bool:
    """Tell whether a page of another site asks; a program sends no Origin at all."""
    return "origin" in connection.headers and not has_own_origin(connection)


def _host_of(origin: str) -> str | None:
    scheme, separator, host = origin.lower().partition("://")
    return host if separator and scheme in {"http", "https"} else None


def level_of(connection: HTTPConnection, board: BoardRecord) -> Level:
    """Return what the asker may do on a board."""
    keys = (_bearer(connection), _owner_cookie(connection, board.id))
    if any(key is not None and is_same_key(key, board.key_hash) for key in keys):
        return Level.OWN
    return GENERAL_ACCESS


def _bearer(connection: HTTPConnection) -> str | None:
    scheme, _, key = connection.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def _owner_cookie(connection: HTTPConnection, board: str) -> str | None:
    """Return the key in the cookie, which counts for own pages only.

    Reading needs no Origin: browsers send none with it, and other sites cannot see the answer.
    """
    is_reading = connection.scope.get("method") in {"GET", "HEAD"}
    if has_own_origin(connection) or (is_reading and "origin" not in connection.headers):
        return connection.cookies.get(cookie_name(board))
    return None


def require(connection: HTTPConnection, board: BoardRecord, action: Action) -> Level:
    """Return the asker's level, or raise ForbiddenError when it does not allow the action."""
    level = level_of(connection, board)
    if not allowed(level, action):
        raise ForbiddenError(_REASONS.get(action, f"Your level does not allow you to {action}."))
    return level


_REASONS = {
    Action.DELETE: "Only the owner may delete a board: send its key as `Authorization: Bearer`.",
}
