"""REST: boards, as others build on it."""

import hashlib
from pathlib import Path

import httpx
import pycrdt
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import is_id
from empathyboard.settings import Settings
from tests.support.server import Served, new_board, serving
from tests.support.stores import sql_store
from tests.support.wire import joined

PUBLIC = AnyHttpUrl("https://maps.example/team/")


async def test_new_board_is_answered_with_its_address_and_key(http: httpx.AsyncClient) -> None:
    answer = await http.post(
        "/api/boards", json={"title": "Acme", "locale": "nl", "account": "Acme BV"}
    )

    assert answer.status_code == 201
    board = answer.json()
    assert is_id(board["id"])
    assert answer.headers["location"] == f"/api/boards/{board['id']}"
    assert board["url"] == f"{http.base_url}/b/{board['id']}"
    assert len(board["key"]) == 43
    assert board["maps"] == []
    assert (board["title"], board["account"], board["locale"]) == ("Acme", "Acme BV", "nl")


async def test_account_is_empty_unless_given(http: httpx.AsyncClient) -> None:
    assert (await new_board(http))["account"] == ""


async def test_address_of_a_new_board_is_the_public_one() -> None:
    async with serving(settings=Settings(public_url=PUBLIC)) as served:
        board = await served.new_board()

    assert board["url"] == f"https://maps.example/team/b/{board['id']}"


async def test_key_is_shown_once(http: httpx.AsyncClient) -> None:
    board = await new_board(http)
    key = board.pop("key")

    key_too = {"Authorization": f"Bearer {key}"}
    read = await http.get(f"/api/boards/{board['id']}", headers=key_too)
    changed = await http.patch(f"/api/boards/{board['id']}", json={"title": "Other"})

    assert read.status_code == 200
    assert read.json() == board
    assert key not in read.text + str(read.headers)
    assert key not in changed.text + str(changed.headers)


async def test_only_the_hash_of_a_key_is_on_disk(tmp_path: Path) -> None:
    async with serving(store=sql_store(tmp_path)) as served:
        board = await served.new_board()
        on_disk = b"".join(file.read_bytes() for file in sorted(tmp_path.glob("empathyboard.db*")))

    key = board["key"].encode()
    assert hashlib.sha256(key).digest() in on_disk
    assert key not in on_disk


async def test_two_boards_share_neither_id_nor_key(http: httpx.AsyncClient) -> None:
    one, two = await new_board(http), await new_board(http)

    assert one["id"] != two["id"]
    assert one["key"] != two["key"]


async def test_change_of_a_title_leaves_the_account(http: httpx.AsyncClient) -> None:
    board = await new_board(http, account="Acme BV")

    answer = await http.patch(f"/api/boards/{board['id']}", json={"title": " New "})

    assert answer.status_code == 200
    assert (answer.json()["title"], answer.json()["account"]) == ("New", "Acme BV")


async def test_open_browser_sees_a_new_title_and_role(served: Served) -> None:
    """D20, D21: what REST changes is an edit of the board's document."""
    board = await served.new_board()
    async with joined(served.wire(board["id"])) as client:
        await served.http.patch(f"/api/boards/{board['id']}", json={"title": "Renamed"})
        made = await served.new_map(board["id"], "CFO")
        content = client.doc.get("meta", type=pycrdt.Map)
        roles = client.doc.get("roles", type=pycrdt.Map)

        assert content["title"] == "Renamed"
        assert roles[made["role"]]["title"] == "CFO"
        assert made["id"] not in str(roles.to_py())


async def test_patch_with_nothing_changes_nothing(served: Served) -> None:
    """D4: an edit writes only fields whose value changes."""
    board = await served.new_board()
    before = await served.store.load(board["id"])

    for body in ({}, {"title": None}, {"title": "Acme", "account": ""}):
        answer = await served.http.patch(f"/api/boards/{board['id']}", json=body)
        assert answer.json()["title"] == "Acme"

    assert await served.store.load(board["id"]) == before


async def test_binned_board_is_gone_and_restored_whole(served: Served) -> None:
    board = await served.new_board()
    made = await served.new_map(board["id"])
    key = {"Authorization": f"Bearer {board['key']}"}
    path = f"/api/boards/{board['id']}"

    binned = await served.http.delete(path, headers=key)
    assert (binned.status_code, binned.content) == (204, b"")
    for gone in (path, f"/api/maps/{made['id']}", f"/api/maps/{made['id']}/notes"):
        assert (await served.http.get(gone)).status_code == 404
    assert (await served.http.post(f"{path}/restore")).status_code == 403

    assert (await served.http.post(f"{path}/restore", headers=key)).status_code == 204
    assert (await served.http.get(path)).json()["maps"] == [made]
    assert (await served.http.get(f"/api/maps/{made['id']}")).json().items() >= made.items()


async def test_binning_a_board_twice_is_not_found(served: Served) -> None:
    board = await served.new_board()
    key = {"Authorization": f"Bearer {board['key']}"}

    await served.http.delete(f"/api/boards/{board['id']}", headers=key)
    again = await served.http.delete(f"/api/boards/{board['id']}", headers=key)

    assert again.status_code == 404
