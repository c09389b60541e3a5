"""REST: bad input is refused with a problem (RFC 9457) or shown as text."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from empathyboard.domain.limits import LIMITS
from tests.support.server import Served, new_board

BOARD = {"title": "Acme", "locale": "en"}
MAP: dict[str, Any] = {"job_title": "CFO", "committee_roles": []}
JSON = {"Content-Type": "application/json"}


def expect_problem(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert (problem["type"], problem["status"]) == ("about:blank", status)
    assert problem["title"]
    return str(problem["detail"])


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x" * 10_000},
        {"title": ""},
        {"title": " \t "},
        {"title": "a\x00b"},
        {"title": "a\nb"},
        {"title": "a\x1bb"},
        {"title": "a\x7fb"},
        {"title": None},
        {"title": 7},
        {"title": ["Acme"]},
        {"account": "x" * (LIMITS.account_length + 1)},
        {"account": "\x07"},
        {"account": None},
        {"locale": "de"},
        {"locale": None},
        {"key": "mine"},
        {"id": "A" * 22},
    ],
)
async def test_board_of_bad_values_is_refused(
    http: httpx.AsyncClient, change: dict[str, Any]
) -> None:
    detail = expect_problem(await http.post("/api/boards", json=BOARD | change), 422)

    assert detail.startswith(next(iter(change)))
    assert len(detail) < 500


@pytest.mark.parametrize(
    "change",
    [
        {"job_title": "x" * (LIMITS.job_title_length + 1)},
        {"job_title": " "},
        {"committee_roles": "champion"},
        {"committee_roles": ["x"] * (LIMITS.committee_roles_per_map + 1)},
        {"committee_roles": ["x" * (LIMITS.committee_role_length + 1)]},
        {"committee_roles": [""]},
        {"committee_roles": [None]},
        {"committee_roles": {"champion": True}},
        {"person": "x" * (LIMITS.person_length + 1)},
        {"person": "\u0000"},
        {"role": "A" * 22},
        {"priority": "must"},
    ],
)
async def test_map_of_bad_values_is_refused(served: Served, change: dict[str, Any]) -> None:
    board = await served.new_board()

    answer = await served.http.post(f"/api/boards/{board['id']}/maps", json=MAP | change)

    expect_problem(answer, 422)
    assert (await served.http.get(f"/api/boards/{board['id']}")).json()["maps"] == []


@pytest.mark.parametrize(
    "change", [{"priority": "later"}, {"job_title": ""}, {"rank": "a0"}, {"id": "x"}]
)
async def test_change_of_bad_values_is_refused(served: Served, change: dict[str, Any]) -> None:
    made = await served.new_map()

    expect_problem(await served.http.patch(f"/api/maps/{made['id']}", json=change), 422)

    assert (await served.http.get(f"/api/maps/{made['id']}")).json().items() >= made.items()


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "\u202etxt.exe",
        "'; DROP TABLE boards; --",
        "👩‍👩‍👧 Ünï",
        "{{7*7}}",
    ],
)
async def test_markup_and_other_scripts_are_plain_text(http: httpx.AsyncClient, title: str) -> None:
    board = await new_board(http, title)

    read = await http.get(f"/api/boards/{board['id']}")

    assert read.json()["title"] == title
    assert read.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"title"',
        b"\xff\xfe",
        b'{"title": "\\ud800", "locale": "en"}',
        b'{"\\ud800": 1, "title": "a", "locale": "en"}',
        b'{"title": NaN, "locale": "en"}',
    ],
)
async def test_body_that_is_no_sound_json_is_refused(http: httpx.AsyncClient, body: bytes) -> None:
    expect_problem(await http.post("/api/boards", content=body, headers=JSON), 422)


async def test_body_nested_beyond_reading_is_refused(http: httpx.AsyncClient) -> None:
    body = b'{"title": ' + b"[" * 20_000 + b"]" * 20_000 + b"}"

    expect_problem(await http.post("/api/boards", content=body, headers=JSON), 400)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
async def test_body_of_another_kind_is_refused(http: httpx.AsyncClient, kind: str) -> None:
    """A form of another site can send these without asking first."""
    body = b'{"title": "Acme", "locale": "en"}'

    answer = await http.post("/api/boards", content=body, headers={"Content-Type": kind})

    expect_problem(answer, 422)


async def test_body_without_a_kind_is_refused(http: httpx.AsyncClient) -> None:
    request = http.build_request("POST", "/api/boards", content=b'{"title":"a","locale":"en"}')

    expect_problem(await http.send(request), 422)


async def test_body_of_many_bytes_is_refused(http: httpx.AsyncClient) -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 1000

    declared = await http.post("/api/boards", json=BOARD | {"account": "y" * 10**6})
    streamed = await http.post("/api/boards", content=in_pieces(), headers=JSON)

    assert expect_problem(declared, 413) == expect_problem(streamed, 413)


@pytest.mark.parametrize("board", ["A" * 22, "x", "A" * 23, "..", "%2e%2e", "a b", "ключ", "%00"])
async def test_unknown_board_is_not_found(http: httpx.AsyncClient, board: str) -> None:
    path = f"/api/boards/{board}"

    expect_problem(await http.get(path), 404)
    expect_problem(await http.patch(path, json={"title": "x"}), 404)
    expect_problem(await http.delete(path), 404)
    expect_problem(await http.post(f"{path}/maps", json=MAP), 404)
    expect_problem(await http.post(f"{path}/restore"), 404)


@pytest.mark.parametrize("map_id", ["A" * 22, "x", "A" * 23, "a b", "%00"])
async def test_unknown_map_is_not_found(http: httpx.AsyncClient, map_id: str) -> None:
    path = f"/api/maps/{map_id}"

    expect_problem(await http.get(path), 404)
    expect_problem(await http.get(f"{path}/notes"), 404)
    expect_problem(await http.patch(path, json={"job_title": "x"}), 404)
    expect_problem(await http.delete(path), 404)
    expect_problem(await http.post(f"{path}/restore"), 404)


async def test_id_of_a_map_is_no_board_and_the_other_way_round(served: Served) -> None:
    board = await served.new_board()
    made = await served.new_map(board["id"])

    expect_problem(await served.http.get(f"/api/boards/{made['id']}"), 404)
    expect_problem(await served.http.get(f"/api/maps/{board['id']}"), 404)


async def test_wrong_method_is_a_problem_that_names_the_right_ones(
    http: httpx.AsyncClient,
) -> None:
    answer = await http.put("/api/boards", json=BOARD)

    expect_problem(answer, 405)
    assert "POST" in answer.headers["allow"]


async def test_error_of_ours_is_a_problem_that_gives_nothing_away(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(board: str) -> None:
        raise ZeroDivisionError("inner words")

    board = await served.new_board()
    monkeypatch.setattr(served.state.boards, "view", fail)

    detail = expect_problem(await served.http.get(f"/api/boards/{board['id']}"), 500)

    assert "inner" not in detail
