"""Files put on boards through REST: previewed, imported, undone; what is bad changes nothing."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from empathyboard.domain.limits import LIMITS
from empathyboard.settings import Settings
from tests.integration.notes_on_maps import Notes
from tests.support.server import Served, serving
from tests.support.whole_boards import AT, board_of, example_board, note, write_json

TABLE = (
    "Section;Note;Team;Rol\r\n"
    "Wat zien zij?;Spreadsheets everywhere;Sales;\r\n"
    "hear;“Just make it work”;marketing;CTO\r\n"
    'Mars;=HYPERLINK("http://x");;cto\r\n'
    ";;;\r\n"
    "do;  ;Sales;\r\n"
).encode("utf-8-sig")


async def notes_of(http: httpx.AsyncClient, map_id: str) -> list[dict[str, Any]]:
    answer = await http.get(f"/api/maps/{map_id}/notes")
    found: list[dict[str, Any]] = answer.json()["notes"]
    return found


async def titles_of(http: httpx.AsyncClient, board: str) -> list[str]:
    board_now = (await http.get(f"/api/boards/{board}")).json()
    return [each["job_title"] for each in board_now["maps"]]


# --- whole boards ------------------------------------------------------------------------


async def test_board_of_a_file_has_everything_under_new_ids(http: httpx.AsyncClient) -> None:
    """I1: and it belongs to whoever imported it."""
    whole = example_board("nl")
    answer = await http.post("/api/boards/import", content=write_json(whole, AT))

    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["title"], made["locale"], made["owned"]) == (whole.content.title, "nl", True)
    assert [each["job_title"] for each in made["maps"]] == [
        each.content.job_title for each in whole.maps
    ]
    assert made["maps"][0]["person"] == whole.maps[0].person
    texts = [each["text"] for each in await notes_of(http, made["maps"][0]["id"])]
    assert texts == [each.text for each in whole.maps[0].content.notes]
    again = (await http.post("/api/boards/import", content=write_json(whole, AT))).json()
    assert {again["id"], again["maps"][0]["id"]}.isdisjoint({made["id"], made["maps"][0]["id"]})


async def test_authors_keep_their_names_and_nothing_else(served: Served) -> None:
    """I1: twice from the same file, with other ids each time."""
    notes = [note("signed", 1, author="p1"), note("unsigned", 2, author="p9")]
    file = write_json(board_of(notes, people={"p1": " Anouk\n", "p2": "Wrote nothing"}), AT)
    ids = set()
    for _ in range(2):
        made = (await served.http.post("/api/boards/import", content=file)).json()
        answer = await served.http.get(f"/api/boards/{made['id']}/export?format=json")
        told = answer.json()
        signed, unsigned = told["maps"][0]["notes"]
        assert told["people"] == {signed["author"]: "Anouk"}
        assert unsigned["author"] == "p9"
        ids.add(signed["author"])
        hidden = f"/api/boards/{made['id']}/export?format=json&hide_names=true"
        assert (await served.http.get(hidden)).json()["people"] == {}
    assert len(ids) == 2


async def test_bad_file_makes_no_board(served: Served) -> None:
    """I3."""
    file = json.loads(write_json(board_of([note("x")]), AT))
    file["version"] = 9
    answer = await served.http.post("/api/boards/import", content=json.dumps(file))

    assert answer.status_code == 422
    assert "made by a newer Empathyboard" in answer.json()["detail"]
    assert served.store.contents.boards == {}


async def test_file_above_the_limit_is_refused_before_it_is_read(http: httpx.AsyncClient) -> None:
    """I3."""
    answer = await http.post("/api/boards/import", content=bytes(LIMITS.import_bytes + 1))
    assert answer.status_code == 413
    answer = await http.patch("/api/boards/x", content=bytes(65 * 1024))
    assert answer.status_code == 413


# --- tables ------------------------------------------------------------------------------


async def test_preview_guesses_the_columns_and_changes_nothing(served: Served) -> None:
    """I10."""
    made = await served.new_map()
    answer = await served.http.post(
        f"/api/maps/{made['id']}/import/preview", content=TABLE, params={"into": "gains"}
    )

    assert answer.status_code == 200, answer.text
    preview = answer.json()
    chosen = {name: at for name, at in preview["columns"].items() if at is not None}
    assert chosen == {
        "into": "gains", "heading": True, "section": 0, "text": 1, "department": 2, "role": 3,
    }  # fmt: skip
    assert [(each["section"], each["department"]) for each in preview["shown"]] == [
        ("see", "sales"), ("hear", "marketing"), ("gains", None),
    ]  # fmt: skip
    assert (preview["notes"], preview["new_roles"]) == (3, ["CTO"])
    assert preview["unknown_sections"] == ["Mars"]
    assert preview["skipped_shown"] == [{"row": 5, "reason": "empty", "text": "do Sales"}]
    assert await notes_of(served.http, made["id"]) == []


async def test_imported_notes_go_where_their_rows_say_and_open_browsers_see_them(
    served: Served,
) -> None:
    """I11."""
    made = await served.new_map()
    board = next(iter(served.store.contents.boards))
    answer = await served.http.post(
        f"/api/maps/{made['id']}/import", content=TABLE, params={"into": "gains"}
    )

    assert answer.status_code == 201, answer.text
    done = answer.json()
    assert (done["notes"], done["roles"]) == (3, 1)
    (here,) = await notes_of(served.http, made["id"])
    assert (here["text"], here["section"], here["colour"]) == (
        "Spreadsheets everywhere", "see", "blue",
    )  # fmt: skip
    assert (here["origin"], here["batch"]) == ("import", done["batch"])
    board_now = (await served.http.get(f"/api/boards/{board}")).json()
    assert [each["job_title"] for each in board_now["maps"]] == ["CFO", "CTO"]
    there = await notes_of(served.http, board_now["maps"][1]["id"])
    assert [each["text"] for each in there] == ["“Just make it work”", '=HYPERLINK("http://x")']


async def test_columns_that_a_person_chose_are_taken(served: Served) -> None:
    made = await served.new_map()
    table = b"a,b\n1,first\n2,second\n"
    await served.http.post(
        f"/api/maps/{made['id']}/import",
        content=table,
        params={"heading": False, "text": 0, "into": "say"},
    )
    assert [each["text"] for each in await notes_of(served.http, made["id"])] == ["a", "1", "2"]


async def test_undo_takes_the_import_away_and_nothing_else(served: Served) -> None:
    """I12."""
    made = await served.new_map()
    board = next(iter(served.store.contents.boards))
    address = f"/api/maps/{made['id']}/import"
    first = (await served.http.post(address, content=b"kept one\nkept two\n")).json()
    second = (await served.http.post(address, content=TABLE)).json()
    assert len(await notes_of(served.http, made["id"])) == 3

    answer = await served.http.delete(f"/api/boards/{board}/imports/{second['batch']}")

    assert answer.json() == {"count": 2}
    assert [each["text"] for each in await notes_of(served.http, made["id"])] == [
        "kept one", "kept two",
    ]  # fmt: skip
    assert await titles_of(served.http, board) == ["CFO"]
    answer = await served.http.delete(f"/api/boards/{board}/imports/{second['batch']}")
    assert answer.json() == {"count": 0}
    assert first["batch"] != second["batch"]


async def test_undo_leaves_a_new_role_on_which_somebody_wrote(served: Served) -> None:
    """I12."""
    made = await served.new_map()
    board = next(iter(served.store.contents.boards))
    address = f"/api/maps/{made['id']}/import"
    done = (await served.http.post(address, content=TABLE)).json()
    (_, added) = (await served.http.get(f"/api/boards/{board}")).json()["maps"]
    await served.http.post(f"/api/maps/{added['id']}/import", content=b"by a colleague\n")

    await served.http.delete(f"/api/boards/{board}/imports/{done['batch']}")

    assert await titles_of(served.http, board) == ["CFO", "CTO"]
    assert [each["text"] for each in await notes_of(served.http, added["id"])] == ["by a colleague"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"\n\n ; ; \n", "The file is empty."),
        (b"Text,Section\n ,see\n", "is nothing to import"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100), "no text"),
        (b"PK\x03\x04" + bytes(100), "no text"),
        (b"x\n" * 100_000, "more than 5000 rows"),
        (b"," * 300 + b"x", "301 columns"),
        (b'"' + b"x" * 200_000, "no table of text"),
    ],
)
async def test_bad_table_is_refused_with_the_reason(
    served: Served, content: bytes, said: str
) -> None:
    """I13: the board stays as it was."""
    made = await served.new_map()
    answer = await served.http.post(f"/api/maps/{made['id']}/import", content=content)

    assert answer.status_code == 422
    assert said in answer.json()["detail"]
    assert await notes_of(served.http, made["id"]) == []


async def test_more_new_roles_than_a_board_holds_are_refused(served: Served) -> None:
    made = await served.new_map()
    rows = "".join(f"role {letter:03},x\n" for letter in range(LIMITS.maps_per_board))
    answer = await served.http.post(
        f"/api/maps/{made['id']}/import", content=("role,text\n" + rows).encode()
    )
    assert answer.status_code == 409
    board = next(iter(served.store.contents.boards))
    assert await titles_of(served.http, board) == ["CFO"]


async def test_what_the_board_was_is_kept_before_an_import_and_comes_back(served: Served) -> None:
    """I14."""
    board = await Notes.on_new_board(served)
    await board.write("note", "was there")
    await served.http.post(f"/api/maps/{board.map}/import", content=b"one\ntwo\n")
    await served.http.post(f"/api/maps/{board.map}/import", content=b"")

    (kept,) = (await board.get("snapshots"))["snapshots"]
    assert kept["reason"] == "import"
    assert sorted(await board.texts()) == ["one", "two", "was there"]
    await board.post(f"snapshots/{kept['id']}/restore", {"author": "Anna"})
    assert await board.texts() == ["was there"]


async def test_several_imports_at_once_lose_nothing(served: Served) -> None:
    made = await served.new_map()
    address = f"/api/maps/{made['id']}/import"
    files = ["\n".join(f"{name}{row}" for row in range(300)).encode() for name in "abcde"]
    await asyncio.gather(*(served.http.post(address, content=each) for each in files))
    assert len(await notes_of(served.http, made["id"])) == 1500


async def test_who_may_only_look_imports_and_undoes_nothing() -> None:
    async with serving(settings=Settings(general_access="view")) as served:
        made = await served.new_board()
        owner = {"Authorization": f"Bearer {made['key']}"}
        body = {"job_title": "CFO", "committee_roles": []}
        added = await served.http.post(f"/api/boards/{made['id']}/maps", json=body, headers=owner)
        address = f"/api/maps/{added.json()['id']}/import"
        assert (await served.http.post(address, content=b"x")).status_code == 403
        assert (await served.http.post(f"{address}/preview", content=b"x")).status_code == 403
        undo = f"/api/boards/{made['id']}/imports/x"
        assert (await served.http.delete(undo)).status_code == 403
        done = await served.http.post(address, content=b"one\ntwo", headers=owner)
        assert done.json()["notes"] == 2
