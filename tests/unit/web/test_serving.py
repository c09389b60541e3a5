"""Serving a socket whose other end went while it was let in."""

from types import SimpleNamespace
from typing import Any, NoReturn

from empathyboard.live.outbox import Outlet
from empathyboard.web.serving import serve
from empathyboard.web.wire import EXTENSION, Wire


class Closed:
    """A transport of the faster event loop that is closed: it takes no call any more."""

    def is_closing(self) -> bool:
        return True

    def set_write_buffer_limits(self, high: int) -> NoReturn:
        raise RuntimeError("the handler is closed")


async def test_who_is_gone_enters_no_room() -> None:
    wire = Wire.__new__(Wire)
    wire.transport = Closed()  # type: ignore[assignment]
    socket: Any = SimpleNamespace(scope={"extensions": {EXTENSION: wire}})

    def enter(outlet: Outlet) -> NoReturn:
        raise AssertionError("nobody is there")

    assert await serve(socket, enter) is None
