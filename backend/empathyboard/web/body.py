"""A bound on the bytes of a request, so that nobody fills the memory with one."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from empathyboard.web.problems import problem

MOST_BYTES = 64 * 1024
"""Several times what any request needs."""


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
        elif _declared(scope) > MOST_BYTES:
            await problem(413, _REASON)(scope, receive, send)
        else:
            await self._app(scope, _bounded(receive), send)


_REASON = f"A request holds at most {MOST_BYTES} bytes."


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


def _bounded(receive: Receive) -> Receive:
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MOST_BYTES:
            raise HTTPException(413, _REASON)
        return message

    return bounded
