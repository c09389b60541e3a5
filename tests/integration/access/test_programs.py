"""Programs: a bearer, or a token in the address, which no log ever shows (A23)."""

import logging
from typing import Any

import pytest

from empathyboard.domain.ids import new_key
from empathyboard.domain.protocol import Close
from tests.support.server import Served
from tests.support.visitor import Visitor
from tests.support.wire import joined

ELSEWHERE: dict[str, Any] = {"origin": "https://dashboard.example"}


async def new_token(owner: Visitor, board: str, document: str, level: str = "edit") -> Any:
    body = {"document": document, "level": level, "label": "robot"}
    return await owner.send("POST", f"/api/boards/{board}/tokens", body)


async def test_token_opens_its_document_and_no_other(owner: Visitor, served: Served) -> None:
    board = await owner.new_board()
    one, two = [await owner.new_map(board["id"]) for _ in range(2)]
    await owner.set_general(board["id"], "none")
    made = await new_token(owner, board["id"], one["id"])
    bearer = {"Authorization": f"Bearer {made['token']}"}

    async with joined(served.wire(one["id"]), additional_headers=bearer) as client:
        await client.add_note("n", "by a robot")
        await client.until_saved()
    read = await served.http.get(f"/api/maps/{one['id']}/notes", headers=bearer)
    assert [note["text"] for note in read.json()["notes"]] == ["by a robot"]
    for document in (two["id"], board["id"]):
        async with joined(served.wire(document), additional_headers=bearer) as client:
            assert (await client.until_closed())[0] == Close.UNKNOWN
    assert (await served.http.get(f"/api/boards/{board['id']}", headers=bearer)).status_code == 404


async def test_token_in_the_address_works_for_a_page_elsewhere(
    owner: Visitor, served: Served
) -> None:
    board = await owner.new_board()
    made = await new_token(owner, board["id"], board["id"])
    wire = served.wire(board["id"])

    async with joined(f"{wire}?token={made['token']}", **ELSEWHERE) as client:
        await client.add_note("n")
        await client.until_saved()
    async with joined(wire, **ELSEWHERE) as client:
        assert (await client.until_closed())[0] == Close.FORBIDDEN
    await owner.set_general(board["id"], "none")
    for query in (f"token={new_key()}", "token=", f"token={made['token']}&token={made['token']}"):
        async with joined(f"{wire}?{query}", **ELSEWHERE) as client:
            assert (await client.until_closed())[0] in {Close.UNKNOWN, Close.FORBIDDEN}


async def test_revoked_token_closes_its_sockets(owner: Visitor, served: Served) -> None:
    board = await owner.new_board()
    await owner.set_general(board["id"], "none")
    tokens = f"/api/boards/{board['id']}/tokens"
    made, kept = [await new_token(owner, board["id"], board["id"], "view") for _ in range(2)]
    wire = served.wire(board["id"])
    async with (
        joined(f"{wire}?token={made['token']}") as client,
        joined(f"{wire}?token={kept['token']}") as other,
    ):
        await owner.send("DELETE", f"{tokens}/{made['id']}")

        assert (await client.until_closed())[0] == Close.FORBIDDEN
        assert other.closed is None
    [listed] = (await owner.get(tokens))["tokens"]
    assert listed == {name: kept[name] for name in kept.keys() - {"token"}}


async def test_no_secret_reaches_a_log(
    owner: Visitor, served: Served, caplog: pytest.LogCaptureFixture, guest: Visitor
) -> None:
    """Whatever is logged at any level, errors and warnings of the libraries too."""
    caplog.set_level(logging.DEBUG)
    board = await owner.new_board()
    made = await new_token(owner, board["id"], board["id"])
    link = await owner.new_link(board["id"], passphrase="canary phrase")
    await guest.join(link["secret"], passphrase="canary phrase")
    wire = served.wire(board["id"])
    caplog.clear()
    # The client of the test logs what it sends; only what the server says is looked at.
    async with joined(f"{wire}?token={made['token']}") as client:
        await client.send(b"\xff")
        await client.until_closed()
    async with joined(f"{wire}x?token={made['token']}&other=1") as client:
        await client.until_closed()
    await served.http.get(f"/api/boards/{board['id']}?token={made['token']}")
    await served.http.get(f"/api/{'x' * 20}?token={made['token']}")

    said = [
        record for record in caplog.records if not record.name.startswith(("websockets.cl", "http"))
    ]
    text = "".join(f"{record.getMessage()}{record.exc_text or ''}" for record in said)
    secrets = [made["token"], link["secret"], board["key"], "canary phrase"]
    secrets += [value for _, value in guest.http.cookies.items()]
    assert said, "something was logged"
    assert [secret for secret in secrets if secret in text] == []


async def test_database_holds_nothing_that_opens_anything(
    owner: Visitor, guest: Visitor, served: Served
) -> None:
    board = await owner.new_board()
    made = await new_token(owner, board["id"], board["id"])
    link = await owner.new_link(board["id"])
    await guest.join(link["secret"])

    kept = repr(served.store.access.records) + repr(served.store.contents.boards)

    secrets = [made["token"], link["secret"], board["key"]]
    secrets += [value for each in (owner, guest) for _, value in each.http.cookies.items()]
    assert len(secrets) == 5
    assert [secret for secret in secrets if secret in kept] == []
