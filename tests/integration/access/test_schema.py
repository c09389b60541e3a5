"""Whatever the interface's own description allows is answered as it says, and never with a 500."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
)

from empathyboard.document.documents import LocalDocuments
from empathyboard.live.clock import SystemClock
from empathyboard.main import Parts, compose
from empathyboard.settings import Settings
from empathyboard.stores.memory import MemoryStore
from tests.support.server import serving
from tests.support.visitor import visiting

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


def described() -> dict[str, Any]:
    """Return the interface's description, without a server."""
    store = MemoryStore()
    parts = Parts(store, store, store.access, store, store.close, LocalDocuments(), SystemClock())
    return compose(Settings(), parts).openapi()


schema = schemathesis.openapi.from_dict(described())


class Elsewhere:
    """A server in a thread of its own, with one board and one map."""

    def __init__(self) -> None:
        self.board: dict[str, Any] = {}
        self.map: dict[str, Any] = {}
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._end = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._serve()])
        self._thread.start()
        assert self._ready.wait(30)

    async def _serve(self) -> None:
        async with serving() as served, visiting(served) as owner:
            self.address = served.address
            self.board = await owner.new_board()
            self.map = await owner.new_map(self.board["id"])
            self._ready.set()
            await self._end.wait()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(30)
        self._loop.close()


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    server = Elsewhere()
    yield server
    server.stop()


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_interface_does_what_it_says(case: Any, elsewhere: Elsewhere) -> None:
    """As the owner on a real board, with whatever else the description allows."""
    known = {"board": elsewhere.board["id"], "map": elsewhere.map["id"]}
    case.path_parameters = {**case.path_parameters, **_shared(known, case.path_parameters)}
    is_end = case.method == "DELETE" and case.path in {"/api/boards/{board}", "/api/maps/{map}"}
    headers = {} if is_end else {"Authorization": f"Bearer {elsewhere.board['key']}"}
    case.call_and_validate(base_url=elsewhere.address, checks=CHECKS, headers=headers)


def _shared(known: dict[str, str], wanted: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in known.items() if name in wanted}
