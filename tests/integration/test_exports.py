"""Boards and maps go out as files, made in a process of their own."""

import asyncio
import io
import json
import sys
import zipfile
from typing import Any

import pytest

from empathyboard.domain.errors import LimitError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.formats import FORMATS
from empathyboard.export.wish import Wish
from empathyboard.live.clock import SystemClock
from empathyboard.live.exports import Exports
from tests.support.server import Served

BEGINNINGS = {
    "png": b"\x89PNG",
    "svg": b"<svg",
    "pdf": b"%PDF",
    "pptx": b"PK",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbfRole,",
    "markdown": b"# Planning",
    "json": b"{",
    "zip": b"PK",
}


async def example(served: Served) -> dict[str, Any]:
    made = await served.http.post("/api/boards/example", json={"locale": "en"})
    board: dict[str, Any] = made.json()
    return board


async def test_example_board_goes_out_in_every_format(served: Served) -> None:
    board = await example(served)
    for name, kind in FORMATS.items():
        answer = await served.http.get(f"/api/boards/{board['id']}/export", params={"format": name})
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(BEGINNINGS[name])
        assert answer.headers["content-type"] == kind.media_type
        wanted = f'attachment; filename="planning-and-invoicing.{kind.suffix}"'
        assert answer.headers["content-disposition"] == wanted
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("sandbox")


async def test_one_map_goes_out_alone_without_names_and_in_dutch(served: Served) -> None:
    board = await example(served)
    one = board["maps"][0]["id"]
    asked = {"format": "json", "language": "nl", "hide_names": "true"}
    answer = await served.http.get(f"/api/maps/{one}/export", params=asked)
    (written,) = answer.json()["maps"]
    assert written["role"]["job_title"] == "Chief Financial Officer"
    assert "person" not in written
    assert not any("author" in note for note in written["notes"])
    text = await served.http.get(f"/api/maps/{one}/export", params={**asked, "format": "markdown"})
    assert "Met wie leven we mee?" in text.text
    assert "Helen" not in text.text


async def test_zip_has_the_board_and_three_files_of_each_map(served: Served) -> None:
    board = await example(served)
    answer = await served.http.get(f"/api/boards/{board['id']}/export", params={"format": "zip"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert len(json.loads(archive.read("board.json"))["maps"]) == len(board["maps"])
    assert len(names) == 1 + 3 * len(board["maps"])
    assert "01-chief-financial-officer.pdf" in names


async def test_section_or_chosen_notes_go_out_alone(served: Served) -> None:
    board = await example(served)
    address = f"/api/maps/{board['maps'][0]['id']}/export"
    answer = await served.http.get(address, params={"format": "json", "section": "say"})
    notes = answer.json()["maps"][0]["notes"]
    assert {note["section"] for note in notes} == {"say"}
    chosen = [notes[0]["id"], notes[1]["id"]]
    answer = await served.http.get(address, params={"format": "json", "note": chosen})
    assert {note["id"] for note in answer.json()["maps"][0]["notes"]} == set(chosen)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"format": "docx"}, 422),
        ({}, 422),
        ({"format": "csv", "section": "feet"}, 404),
        ({"format": "csv", "language": "fr"}, 422),
        ({"format": "csv", "watermark": "1"}, 422),
    ],
)
async def test_strange_wish_is_refused_with_a_reason(
    served: Served, asked: dict[str, str], status: int
) -> None:
    board = await served.new_board()
    answer = await served.http.get(f"/api/boards/{board['id']}/export", params=asked)
    assert answer.status_code == status
    assert answer.json()["detail"]


async def test_board_that_nobody_made_and_one_in_the_bin_give_nothing(served: Served) -> None:
    unknown = await served.http.get(f"/api/boards/{'x' * 22}/export", params={"format": "csv"})
    assert unknown.status_code == 404
    board = await served.new_board()
    headers = {"Authorization": f"Bearer {board['key']}"}
    await served.http.delete(f"/api/boards/{board['id']}", headers=headers)
    gone = await served.http.get(f"/api/boards/{board['id']}/export", params={"format": "csv"})
    assert gone.status_code == 404


def exports(served: Served, program: str) -> Exports:
    command = (sys.executable, "-c", program)
    return Exports(served.state.boards, served.rooms, SystemClock(), command)


async def test_export_that_dies_says_that_it_was_too_much(served: Served) -> None:
    board = await served.new_board()
    with pytest.raises(LimitError, match="512 MB"):
        await exports(served, "import os; os.abort()").export(board["id"], Wish("pdf"), {})


async def test_export_without_end_is_ended_and_makes_room_for_the_next(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("empathyboard.live.exports.LIMITS", Quick())
    board = await served.new_board()
    endless = exports(served, "while True: pass")
    asked = [endless.export(board["id"], Wish("pdf"), {}) for _ in range(2)]
    for error in await asyncio.gather(*asked, return_exceptions=True):
        assert isinstance(error, LimitError)
        assert "takes longer" in str(error)


class Quick:
    export_seconds = 0.2
    export_bytes = LIMITS.export_bytes
    exports_at_once = 1
