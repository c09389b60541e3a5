"""A board is duplicated with its notes, or as a template; and where a server is reached."""

from typing import Any

from tests.support.server import Served, serving


async def filled_board(served: Served) -> dict[str, Any]:
    answer = await served.http.post("/api/boards/example", json={"locale": "en"})
    board: dict[str, Any] = answer.json()
    return board


async def count_notes(served: Served, board: dict[str, Any]) -> list[int]:
    counts = []
    for each in board["maps"]:
        answer = await served.http.get(f"/api/maps/{each['id']}/notes")
        counts.append(len(answer.json()["notes"]))
    return counts


async def duplicate(served: Served, board: dict[str, Any], *, notes: bool) -> dict[str, Any]:
    answer = await served.http.post(
        f"/api/boards/{board['id']}/duplicate", json={"title": "Copy", "notes": notes}
    )
    assert answer.status_code == 201
    copy: dict[str, Any] = answer.json()
    return copy


async def test_duplicate_with_notes_has_the_same_roles_and_notes_under_new_ids() -> None:
    async with serving() as served:
        board = await filled_board(served)
        copy = await duplicate(served, board, notes=True)
        assert copy["title"] == "Copy"
        assert [each["job_title"] for each in copy["maps"]] == [
            each["job_title"] for each in board["maps"]
        ]
        assert not {each["id"] for each in copy["maps"]} & {each["id"] for each in board["maps"]}
        assert await count_notes(served, copy) == await count_notes(served, board)


async def test_template_has_the_roles_alone_and_names_nobody() -> None:
    async with serving() as served:
        copy = await duplicate(served, await filled_board(served), notes=False)
        assert await count_notes(served, copy) == [0] * len(copy["maps"])
        assert {each["person"] for each in copy["maps"]} == {None}


async def test_copy_belongs_to_whoever_made_it() -> None:
    async with serving() as served:
        board = await filled_board(served)
        copy = await duplicate(served, board, notes=True)
        bearer = {"Authorization": f"Bearer {copy['key']}"}
        path = f"/api/boards/{copy['id']}"
        assert (await served.http.delete(path, headers=bearer)).status_code == 204
        assert (await served.http.get(f"/api/boards/{board['id']}")).status_code == 200


async def test_duplicate_of_an_unknown_board_is_a_problem() -> None:
    async with serving() as served:
        answer = await served.http.post(
            f"/api/boards/{'x' * 22}/duplicate", json={"title": "Copy", "notes": True}
        )
        assert answer.status_code == 404


async def test_server_that_listens_on_this_computer_alone_says_so() -> None:
    async with serving() as served:
        answer = (await served.http.get("/api/server")).json()
        assert answer == {"is_local": True, "addresses": [], "encrypted": False}
