"""A bound on the bytes of a request, so that nobody fills the memory with one."""

import re

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from empathyboard.domain.limits import LIMITS
from empathyboard.web.problems import problem

MOST_BYTES = 64 * 1024
"""Several times what any request needs that brings no file."""
_WITH_FILE = re.compile(r"/api/(boards|maps/[^/]+)/import(/preview)?")


class BodyLimit:
    """Refuses a body that says it is too large, and stops reading one that becomes so.

    FastAPI's own `max_body_size` answers in plain text, not with a problem.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on unless its body is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = LIMITS.import_bytes if _WITH_FILE.fullmatch(scope["path"]) else MOST_BYTES
        if _declared(scope) > most:
            await problem(413, _reason(most))(scope, receive, send)
        else:
            await self._app(scope, _bounded(receive, most), send)


def _reason(most: int) -> str:
    return f"A request holds at most {most} bytes here."


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


def _bounded(receive: Receive, most: int) -> Receive:
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most:
            raise HTTPException(413, _reason(most))
        return message

    return bounded
