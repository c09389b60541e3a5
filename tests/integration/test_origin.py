"""The socket: which pages may connect, and to what (P10)."""

from collections.abc import Callable

import pytest
from pydantic import AnyHttpUrl

from empathyboard.domain.protocol import Close
from empathyboard.settings import Settings
from tests.support.server import Served, serving
from tests.support.wire import joined


@pytest.mark.parametrize(
    "origin",
    [
        lambda served: None,
        lambda served: served.address,
        lambda served: served.address.upper().replace("HTTP", "http"),
        lambda served: served.address.replace("http", "https"),
    ],
    ids=["a program", "own page", "own page in capitals", "own page behind a proxy"],
)
async def test_own_page_and_program_may_connect(
    served: Served, origin: Callable[[Served], str | None]
) -> None:
    made = await served.new_map()
    async with joined(served.wire(made["id"]), origin=origin(served)) as client:
        assert client.is_synced


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "",
        "file://",
        "http://",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1:{port}.evil.example",
        "http://127.0.0.1:{port}@evil.example",
        "http://evil.example/127.0.0.1:{port}",
        "http://evil-127.0.0.1:{port}",
        "ftp://127.0.0.1:{port}",
        "127.0.0.1:{port}",
    ],
)
async def test_page_of_another_origin_is_closed_out(served: Served, origin: str) -> None:
    """P10: and hears nothing of the document."""
    made = await served.new_map()
    headers = {"Origin": origin.format(port=served.port)}

    async with joined(served.wire(made["id"]), additional_headers=headers) as client:
        code, reason = await client.until_closed()

    assert (code, client.got) == (Close.FORBIDDEN, [])
    assert reason


async def test_page_at_the_public_address_may_connect() -> None:
    settings = Settings(public_url=AnyHttpUrl("https://maps.example/team"))
    async with serving(settings=settings) as served:
        made = await served.new_map()
        wire = served.wire(made["id"])
        async with joined(wire, origin="https://maps.example") as client:
            assert client.is_synced


@pytest.mark.parametrize("document", ["A" * 22, "x", "A" * 23, "%00", "a%20b"])
async def test_unknown_document_is_told_so(served: Served, document: str) -> None:
    """P10."""
    async with joined(served.wire(document)) as client:
        code, reason = await client.until_closed()

    assert (code, client.got) == (Close.UNKNOWN, [])
    assert reason


async def test_binned_map_is_gone(served: Served) -> None:
    """P10."""
    made = await served.new_map()
    await served.http.delete(f"/api/maps/{made['id']}")

    async with joined(served.wire(made["id"])) as client:
        assert (await client.until_closed())[0] == Close.GONE


async def test_map_of_a_binned_board_is_gone_and_comes_back(served: Served) -> None:
    """P10."""
    board = await served.new_board()
    made = await served.new_map(board["id"])
    key = {"Authorization": f"Bearer {board['key']}"}
    await served.http.delete(f"/api/boards/{board['id']}", headers=key)

    for document in (board["id"], made["id"]):
        async with joined(served.wire(document)) as client:
            assert (await client.until_closed())[0] == Close.GONE

    await served.http.post(f"/api/boards/{board['id']}/restore", headers=key)
    async with joined(served.wire(made["id"])) as client:
        assert client.is_synced


async def test_binning_a_map_closes_its_sockets_and_no_others(served: Served) -> None:
    board = await served.new_board()
    one, two = await served.new_map(board["id"]), await served.new_map(board["id"])
    async with (
        joined(served.wire(one["id"])) as on_one,
        joined(served.wire(two["id"])) as on_two,
        joined(served.wire(board["id"])) as on_board,
    ):
        await served.http.delete(f"/api/maps/{one['id']}")

        assert (await on_one.until_closed())[0] == Close.GONE
        await on_two.add_note("a")
        await on_two.until_saved()
        assert (on_two.closed, on_board.closed) == (None, None)


async def test_binning_a_board_closes_all_its_sockets(served: Served) -> None:
    board = await served.new_board()
    made = await served.new_map(board["id"])
    async with (
        joined(served.wire(made["id"])) as on_map,
        joined(served.wire(board["id"])) as on_board,
    ):
        await served.http.delete(
            f"/api/boards/{board['id']}", headers={"Authorization": f"Bearer {board['key']}"}
        )

        assert (await on_map.until_closed())[0] == Close.GONE
        assert (await on_board.until_closed())[0] == Close.GONE
