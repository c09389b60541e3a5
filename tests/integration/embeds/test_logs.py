"""A token reaches no log, whatever goes wrong with it and whoever logs (E8)."""

import logging
from urllib.parse import quote

import pytest

from tests.integration.embeds.conftest import Workshop
from tests.support.embeds import ADDRESSES, look, new_embed, wire_of
from tests.support.server import Served
from tests.support.visitor import Visitor
from tests.support.wire import joined


@pytest.fixture
def everything(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> pytest.LogCaptureFixture:
    """All that is logged, each request and socket too; ours says warnings alone.

    Below that the library of the sockets writes down every byte, in debug mode and only there.
    """
    served.uvicorn.config.access_log = True
    for name in ("uvicorn.access", "uvicorn.error", "uvicorn"):
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "propagate", True)
        monkeypatch.setattr(logger, "level", logging.INFO)
    caplog.set_level(logging.DEBUG)
    return caplog


def said(caplog: pytest.LogCaptureFixture) -> str:
    """Return what the server said; the clients of the tests log what they send."""
    ours = [each for each in caplog.records if not each.name.startswith(("websockets.cl", "http"))]
    return "\n".join(f"{each.name} {each.getMessage()}{each.exc_text or ''}" for each in ours)


async def test_no_token_reaches_a_log(
    owner: Visitor,
    served: Served,
    workshop: Workshop,
    everything: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map)
    token = made["token"]
    everything.clear()
    for rest in (*ADDRESSES, "/nothing", "/snippet"):
        await look(served, token, rest)
    for form in ("json", "xml", "yaml"):
        await served.http.get(f"/api/oembed?format={form}&url={quote(made['address'])}")
    async with joined(wire_of(served, token)) as reader:
        await reader.send(b"\xff")
        await reader.until_closed()
    async with joined(wire_of(served, token, "x")) as reader:
        await reader.until_closed()

    async def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(served.state.embeds, "open", fail)
    assert (await look(served, token)).status_code == 500

    text = said(everything)
    assert "/embed/-.png" in text, "requests were logged"
    assert "/embed/-/sync" in text, "sockets were logged"
    assert "ZeroDivisionError" in text, "so was what went wrong"
    assert token not in text
