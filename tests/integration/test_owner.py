"""Who may delete a board: the key as a bearer, or the making browser's cookie."""

import httpx
import pytest
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import new_key
from empathyboard.settings import Settings
from tests.support.server import Served, new_board, serving

PROBLEM = "application/problem+json"


def own_origin(http: httpx.AsyncClient) -> dict[str, str]:
    return {"Origin": str(http.base_url).rstrip("/")}


def cookie(board: dict[str, str], key: str | None = None) -> dict[str, str]:
    return {"Cookie": f"empathyboard-owner-{board['id']}={key or board['key']}"}


async def delete(http: httpx.AsyncClient, board: dict[str, str], **headers: str) -> httpx.Response:
    http.cookies.clear()
    return await http.delete(f"/api/boards/{board['id']}", headers=headers)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
async def test_owner_deletes_with_the_key(http: httpx.AsyncClient, scheme: str) -> None:
    board = await new_board(http)

    answer = await delete(http, board, Authorization=f"{scheme} {board['key']}")

    assert answer.status_code == 204


async def test_making_browser_deletes_with_its_cookie(http: httpx.AsyncClient) -> None:
    board = await new_board(http)

    answer = await delete(http, board, **cookie(board), **own_origin(http))

    assert answer.status_code == 204


@pytest.mark.parametrize(
    "origin",
    [None, "", "null", "http://127.0.0.1", "https://evil.example", "http://127.0.0.1:1"],
)
async def test_cookie_without_own_origin_is_no_right(
    http: httpx.AsyncClient, origin: str | None
) -> None:
    board = await new_board(http)
    headers = cookie(board) | ({} if origin is None else {"Origin": origin})

    answer = await delete(http, board, **headers)

    assert answer.status_code == 403
    assert answer.headers["content-type"] == PROBLEM
    assert (await http.get(f"/api/boards/{board['id']}")).status_code == 200


@pytest.mark.parametrize("key", ["x", "ключ", "Bearer", "a" * 10_000])
async def test_wrong_key_is_refused(http: httpx.AsyncClient, key: str) -> None:
    board = await new_board(http)
    headers = {b"Authorization": f"Bearer {key}".encode()}

    answer = await http.delete(f"/api/boards/{board['id']}", headers=headers)

    assert answer.status_code == 403
    assert answer.json()["status"] == 403


async def test_no_key_is_a_problem_that_says_what_to_send(http: httpx.AsyncClient) -> None:
    board = await new_board(http)

    answer = await delete(http, board)

    assert answer.status_code == 403
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["title"] == "Forbidden"
    assert "Authorization: Bearer" in answer.json()["detail"]


async def test_key_of_another_board_is_refused(http: httpx.AsyncClient) -> None:
    mine, other = await new_board(http), await new_board(http)

    bearer = await delete(http, mine, Authorization=f"Bearer {other['key']}")
    by_cookie = await delete(http, mine, **cookie(mine, other["key"]), **own_origin(http))

    assert (bearer.status_code, by_cookie.status_code) == (403, 403)


@pytest.mark.parametrize("other", ["a@b=1", "a,b=1", "(=1", "x", "=", '"', "a=1; a/b=2"])
async def test_odd_cookie_of_another_program_does_no_harm(
    http: httpx.AsyncClient, other: str
) -> None:
    """Cookies don't tell ports apart: what else runs on this host sends its own along."""
    board = await new_board(http)
    both = {"Cookie": f"{other}; {cookie(board)['Cookie']}"}

    read = await http.get(f"/api/boards/{board['id']}", headers=both | own_origin(http))
    deleted = await delete(http, board, **both, **own_origin(http))

    assert (read.status_code, deleted.status_code) == (200, 204)


async def test_owner_is_told_so(http: httpx.AsyncClient) -> None:
    board = await new_board(http)
    path = f"/api/boards/{board['id']}"
    http.cookies.clear()

    as_owner = await http.get(path, headers={"Authorization": f"Bearer {board['key']}"})
    as_other = await http.get(path, headers={"Authorization": f"Bearer {new_key()}"})

    assert (as_owner.json()["owned"], as_other.json()["owned"]) == (True, False)


async def test_cookie_is_for_one_board_and_no_script(served: Served) -> None:
    answer = await served.http.post("/api/boards", json={"title": "Acme", "locale": "en"})

    parts = answer.headers["set-cookie"].split("; ")
    board = answer.json()
    assert parts[0] == f"empathyboard-owner-{board['id']}={board['key']}"
    assert f"Path=/api/boards/{board['id']}" in parts
    assert "HttpOnly" in parts
    assert "SameSite=lax" in parts
    assert "Secure" not in parts


@pytest.mark.parametrize(
    ("public_url", "is_secure"), [("https://maps.example", True), ("http://maps.example", False)]
)
async def test_cookie_is_secure_only_where_browsers_come_encrypted(
    public_url: str, is_secure: bool
) -> None:
    async with serving(settings=Settings(public_url=AnyHttpUrl(public_url))) as served:
        answer = await served.http.post("/api/boards", json={"title": "Acme", "locale": "en"})

    assert ("Secure" in answer.headers["set-cookie"].split("; ")) is is_secure


async def test_page_of_another_site_gets_no_cookie(http: httpx.AsyncClient) -> None:
    answer = await http.post(
        "/api/boards",
        json={"title": "Acme", "locale": "en"},
        headers={"Origin": "https://evil.example"},
    )

    assert answer.status_code == 201
    assert "set-cookie" not in answer.headers


async def test_role_is_removed_without_a_key(served: Served) -> None:
    made = await served.new_map()

    assert (await served.http.delete(f"/api/maps/{made['id']}")).status_code == 204
