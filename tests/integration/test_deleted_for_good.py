"""What is deleted for good is in no byte of the server's files."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from empathyboard.document.write import Edit, Text
from empathyboard.domain.errors import StorageError
from tests.integration.notes_on_maps import NOW, Notes
from tests.support.server import Served, serving, wait_until
from tests.support.stores import sql_store

SECRET = "Zanzibar-merger-7319"
KEPT = "harmless-neighbour-4242"


@pytest.fixture
async def on_disk(tmp_path: Path) -> AsyncIterator[Served]:
    """A server whose store is a SQLite file."""
    async with serving(store=sql_store(tmp_path)) as served:
        yield served


def bytes_of(folder: Path) -> bytes:
    """Return everything in the files of a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def written(served: Served) -> Notes:
    """Return a board with a long history in which the secret is everywhere."""
    board = await Notes.on_new_board(served)
    for number in range(40):
        await board.write("secret", f"{SECRET} {number}")
        await board.write("kept", f"{KEPT} {number}" + "x" * (number * 30))
        if number % 10 == 0:
            await board.keep(f"version {number}")
    async with served.rooms.visit(board.map) as live:
        await served.rooms.forget_past(live.room.document)
    await board.write("secret", SECRET)
    await board.set("secret", deleted=NOW)
    await board.keep("with the secret in the bin")
    return board


async def test_deleted_note_is_in_no_byte_of_the_files(on_disk: Served, tmp_path: Path) -> None:
    """N61."""
    board = await written(on_disk)
    assert SECRET.encode() in bytes_of(tmp_path)

    await board.post("bin/forget", {"map": board.map, "notes": ["secret"]})

    assert SECRET.encode() not in bytes_of(tmp_path)
    assert KEPT.encode() in bytes_of(tmp_path)
    assert len(await board.texts()) == 1
    timeline = (await board.get("snapshots"))["snapshots"]
    preview = await board.get(f"snapshots/{timeline[-1]['id']}")
    assert [note["id"] for note in preview["roles"][0]["notes"]] == ["kept"]


async def test_deleted_role_is_in_no_byte_of_the_files(on_disk: Served, tmp_path: Path) -> None:
    """N61: neither what is on its map nor its title on the board, nor its person."""
    board = await Notes.on_new_board(on_disk)
    body = {"job_title": SECRET, "committee_roles": [], "person": f"{SECRET}-person"}
    made = await on_disk.http.post(f"/api/boards/{board.id}/maps", json=body)
    secret = made.json()["id"]
    async with on_disk.rooms.visit(secret) as live:
        await live.edit(Edit({"notes": {"n": {"text": Text(SECRET)}}}))
    await board.keep("with the role")
    await on_disk.http.delete(f"/api/maps/{secret}")
    assert SECRET.encode() in bytes_of(tmp_path)

    await board.post("bin/forget", {"map": secret, "notes": None})

    assert SECRET.encode() not in bytes_of(tmp_path)
    assert (await board.get("bin"))["roles"] == []


async def test_note_that_is_in_use_cannot_be_deleted_for_good(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "in use")

    assert await board.try_to("bin/forget", {"map": board.map, "notes": ["note"]}) == 404
    assert await board.texts() == ["in use"]


async def test_deleting_that_a_crash_stopped_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N62."""
    store = sql_store(tmp_path)

    async def fail(document: str, covered: int) -> None:
        raise StorageError("The disk is full; nothing was kept.")

    async with serving(store=store) as served:
        board = await written(served)
        monkeypatch.setattr(store, "forget", fail)
        answer = await board.try_to("bin/forget", {"map": board.map, "notes": ["secret"]})
        assert answer == 503
    assert SECRET.encode() in bytes_of(tmp_path)

    async with serving(store=sql_store(tmp_path)):
        await wait_until(lambda: SECRET.encode() not in bytes_of(tmp_path), "no secret left")
