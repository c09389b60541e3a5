"""Who may delete a board: the key as a bearer, or the making browser's session (A20-A23)."""

import httpx
import pytest
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import new_id, new_key
from empathyboard.settings import Settings
from tests.support.server import Served, new_board, serving
from tests.support.visitor import visiting

PROBLEM = "application/problem+json"


async def delete(http: httpx.AsyncClient, board: dict[str, str], **headers: str) -> httpx.Response:
    http.cookies.clear()
    return await http.delete(f"/api/boards/{board['id']}", headers=headers)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
async def test_owner_deletes_with_the_key(http: httpx.AsyncClient, scheme: str) -> None:
    board = await new_board(http)

    answer = await delete(http, board, Authorization=f"{scheme} {board['key']}")

    assert answer.status_code == 204


async def test_making_browser_deletes_with_its_session(served: Served) -> None:
    async with visiting(served) as owner:
        board = await owner.new_board()

        assert (await owner.ask("DELETE", f"/api/boards/{board['id']}")).status_code == 204


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "{own}"},
        {"X-Empathyboard": "1"},
        {"Origin": "{own}", "X-Empathyboard": "0"},
        {"Origin": "", "X-Empathyboard": "1"},
        {"Origin": "null", "X-Empathyboard": "1"},
        {"Origin": "http://127.0.0.1", "X-Empathyboard": "1"},
        {"Origin": "https://evil.example", "X-Empathyboard": "1"},
        {"Origin": "http://127.0.0.1:1", "X-Empathyboard": "1"},
        {"Origin": "{own}.evil.example", "X-Empathyboard": "1"},
        {"Origin": "{own}@evil.example", "X-Empathyboard": "1"},
        {"Origin": "ftp://127.0.0.1", "X-Empathyboard": "1"},
    ],
)
async def test_cookie_without_own_origin_and_header_is_no_right(
    served: Served, headers: dict[str, str]
) -> None:
    """A22, C49: the board is there as before, and with both it goes."""
    async with visiting(served) as owner:
        board = await owner.new_board()
        path = f"/api/boards/{board['id']}"
        sent = {name: value.format(own=served.address) for name, value in headers.items()}

        answer = await owner.http.delete(path, headers=sent)

        assert answer.status_code == 403
        assert answer.headers["content-type"] == PROBLEM
        assert (await owner.ask("DELETE", path)).status_code == 204


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

    assert (await delete(http, mine, Authorization=f"Bearer {other['key']}")).status_code == 403


@pytest.mark.parametrize("other", ["a@b=1", "a,b=1", "(=1", "x", "=", '"', "a=1; a/b=2"])
async def test_odd_cookie_of_another_program_does_no_harm(served: Served, other: str) -> None:
    """Cookies don't tell ports apart: what else runs on this host sends its own along."""
    async with visiting(served) as owner:
        board = await owner.new_board()
        [(name, value)] = owner.http.cookies.items()
        owner.http.cookies.clear()
        both = {"Cookie": f"{other}; {name}={value}"}

        assert (await owner.ask("DELETE", f"/api/boards/{board['id']}", **both)).is_success


async def test_owner_is_told_so(http: httpx.AsyncClient) -> None:
    board = await new_board(http)
    path = f"/api/boards/{board['id']}"
    http.cookies.clear()

    as_owner = await http.get(path, headers={"Authorization": f"Bearer {board['key']}"})
    as_other = await http.get(path, headers={"Authorization": f"Bearer {new_key()}"})

    assert (as_owner.json()["owned"], as_other.json()["owned"]) == (True, False)


async def test_cookie_is_for_no_script_and_names_its_port(served: Served) -> None:
    async with visiting(served) as owner:
        answer = await owner.ask("POST", "/api/boards", {"title": "Acme", "locale": "en"})

    name, *parts = answer.headers["set-cookie"].split("; ")
    assert name.startswith(f"empathyboard-{served.port}=")
    assert {"HttpOnly", "SameSite=lax", "Path=/", f"Max-Age={400 * 86_400}"} == set(parts)
    assert answer.json()["key"] not in name


async def test_cookie_on_https_is_of_this_host_alone() -> None:
    settings = Settings(public_url=AnyHttpUrl("https://maps.example"))
    async with serving(settings=settings) as served:
        answer = await served.http.post(
            "/api/boards",
            json={"title": "Acme", "locale": "en"},
            headers={"Origin": "https://maps.example", "X-Empathyboard": "1"},
        )

    name, *parts = answer.headers["set-cookie"].split("; ")
    assert name.startswith("__Host-empathyboard=")
    assert {"Secure", "Path=/"} <= set(parts)
    assert not any(part.startswith("Domain") for part in parts)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example", "X-Empathyboard": "1"}])
async def test_program_and_page_of_another_site_get_no_cookie(
    http: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await http.post("/api/boards", json={"title": "Acme", "locale": "en"}, headers=headers)

    assert answer.status_code == 201
    assert "set-cookie" not in answer.headers


async def test_key_regains_the_board_in_another_browser(served: Served) -> None:
    async with visiting(served) as owner, visiting(served) as elsewhere:
        board = await owner.new_board()
        await owner.set_general(board["id"], "none")
        path = f"/api/boards/{board['id']}"
        assert (await elsewhere.ask("GET", path)).status_code == 404

        answer = await elsewhere.send("POST", f"{path}/own", {"key": board["key"]})

        assert answer == {"address": f"/b/{board['id']}"}
        assert (await elsewhere.get(path))["owned"] is True


async def test_wrong_key_regains_nothing_and_is_counted(served: Served) -> None:
    async with visiting(served) as owner, visiting(served) as elsewhere:
        board = await owner.new_board()
        asked = [(board["id"], new_key()), (new_id(), board["key"]), ("x", "ключ")] * 4

        answers = [
            await elsewhere.ask("POST", f"/api/boards/{name}/own", {"key": key})
            for name, key in asked
        ]

    first, last = answers[0].json(), answers[-1].json()
    assert (first["status"], first["type"]) == (404, "urn:empathyboard:problem:wrong-key")
    assert {answer.status_code for answer in answers[:10]} == {404}
    assert (last["status"], last["type"]) == (429, "urn:empathyboard:problem:too-many")


async def test_role_is_removed_without_a_key(served: Served) -> None:
    made = await served.new_map()

    assert (await served.http.delete(f"/api/maps/{made['id']}")).status_code == 204
