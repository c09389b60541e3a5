"""REST: the notes of a map, as committed, whatever a client wrote (D7)."""

from functools import partial
from typing import Any

import pycrdt
import pytest

from empathyboard.document.encoding import text, uint
from empathyboard.domain.protocol import Close
from tests.support.server import Served
from tests.support.wire import Doc, add_note, joined, remove_note


async def read_notes(served: Served, map_id: str) -> list[dict[str, Any]]:
    answer = await served.http.get(f"/api/maps/{map_id}/notes")
    assert answer.status_code == 200, answer.text
    notes: list[dict[str, Any]] = answer.json()["notes"]
    return notes


async def write(served: Served, map_id: str, *updates: bytes) -> None:
    """Send updates one by one."""
    async with joined(served.wire(map_id)) as client:
        for update in updates:
            await client.send_update(update)
        await client.until_saved()


def put(doc: Doc, root: str, key: str, value: Any) -> None:
    doc.get(root, type=pycrdt.Map)[key] = value


def update(*values: tuple[str, str, Any]) -> bytes:
    doc: Doc = pycrdt.Doc()
    for value in values:
        put(doc, *value)
    return doc.get_update()


async def test_note_is_read_as_it_was_written(served: Served) -> None:
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        await client.add_note(
            "a", "Growth 🌱 &amp; <b>", author="p1", department="sales", created=5, updated=6
        )
        await client.until_saved()

    [note] = await read_notes(served, made["id"])

    assert note == {
        "id": "a",
        "section": "see",
        "pos": [2400.0, 500.0],
        "size": "m",
        "z": "a0",
        "colour": "yellow",
        "text": "Growth 🌱 &amp; <b>",
        "author": "p1",
        "department": "sales",
        "created": 5,
        "updated": 6,
    }


async def test_notes_come_from_the_lowest_to_the_highest(served: Served) -> None:
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        for key, z in (("top", "a9"), ("low", "Zz"), ("mid", "a0")):
            await client.add_note(key, z=z)
        await client.until_saved()

    assert [note["id"] for note in await read_notes(served, made["id"])] == ["low", "mid", "top"]


async def test_note_in_the_bin_is_not_told(served: Served) -> None:
    """D44."""
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        await client.add_note("kept")
        await client.add_note("binned", deleted=1_700_000_000_000)
        await client.add_note("removed")
        await client.edit(partial(remove_note, key="removed"))
        await client.until_saved()

    assert [note["id"] for note in await read_notes(served, made["id"])] == ["kept"]


NOTHING = {"section": "park", "pos": [0, 0], "size": "m", "z": "", "colour": "paper", "text": ""}
STRANGE: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "no fields": ({}, NOTHING),
    "NaN": ({"section": "see", "pos": [float("nan"), 1]}, NOTHING),
    "infinity": ({"section": "see", "pos": [1, float("inf")]}, NOTHING),
    "no place": ({"section": "see"}, NOTHING),
    "one number": ({"section": "see", "pos": [1]}, NOTHING),
    "place of text": ({"section": "see", "pos": "here"}, NOTHING),
    "no such section": ({"section": "smell", "pos": [1, 2]}, NOTHING | {"pos": [1, 2]}),
    "section of number": ({"section": 7, "pos": [1, 2]}, NOTHING | {"pos": [1, 2]}),
    "far away": ({"section": "see", "pos": [1e300, -1e300]}, {"pos": [1e300, -1e300]}),
    "wrong types": (
        {"size": 5, "colour": {"a": 1}, "z": ["a"], "text": 7, "author": True, "created": "x"},
        NOTHING | {"author": None, "created": None},
    ),
    "numbers out of range": (
        {"created": float("inf"), "updated": 1e300, "author": ""},
        NOTHING | {"created": None},
    ),
    "text that is no Y.Text": ({"text": "plain"}, {"text": "plain"}),
    "own fields": (
        {"future": {"a": [1, None, "x"]}, "more": 1, "self": 2, "model_config": 3, "_x": 4},
        {"future": {"a": [1, None, "x"]}, "more": 1, "self": 2, "model_config": 3, "_x": 4},
    ),
    "an id of its own": ({"id": "other"}, {"id": "a"}),
    "bytes": ({"future": b"\xff\x00"}, NOTHING),
    "a Y.Text with formats": (
        {"text": pycrdt.Text("bold")},
        {"text": "bold"},
    ),
}


@pytest.mark.parametrize("kind", STRANGE)
async def test_strange_note_is_read_as_far_as_it_goes(served: Served, kind: str) -> None:
    """D7."""
    fields, expected = STRANGE[kind]
    made = await served.new_map()
    await write(served, made["id"], update(("notes", "a", pycrdt.Map(fields))))

    [note] = await read_notes(served, made["id"])

    assert {name: note.get(name) for name in expected} == expected


@pytest.mark.parametrize("value", [None, 7, "text", ["a"], {"text": "plain"}, True, b"bytes"])
async def test_entry_that_is_no_note_is_passed_over(served: Served, value: object) -> None:
    """D7."""
    made = await served.new_map()
    sound: Doc = pycrdt.Doc()
    add_note(sound, "sound")
    await write(served, made["id"], update(("notes", "a", value)), sound.get_update())

    assert [note["id"] for note in await read_notes(served, made["id"])] == ["sound"]


@pytest.mark.parametrize("kind", [pycrdt.Text("x"), pycrdt.Array([1, 2])])
async def test_root_of_another_kind_is_passed_over(served: Served, kind: Any) -> None:
    """D7: another client may see a list where there is a map."""
    made = await served.new_map()
    doc: Doc = pycrdt.Doc()
    doc["notes"] = kind
    doc["role"] = type(kind)(["x"] if isinstance(kind, pycrdt.Array) else "x")
    await write(served, made["id"], doc.get_update())

    assert await read_notes(served, made["id"]) == []
    assert (await served.http.patch(f"/api/maps/{made['id']}", json={"job_title": "CIO"})).json()[
        "job_title"
    ] == "CIO"


async def test_text_of_five_megabytes_is_read(served: Served) -> None:
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        await client.add_note("long")
        for _ in range(5):
            await client.edit(type_a_megabyte)
        await client.until_saved()

    [note] = await read_notes(served, made["id"])

    assert len(note["text"]) == 5_000_000


def type_a_megabyte(doc: Doc) -> None:
    body = doc.get("notes", type=pycrdt.Map)["long"]["text"]
    body += "x" * 1_000_000


def nested(depth: int, client: int = 77) -> bytes:
    """Return an update with a map in a map in a map … under one note."""
    out = uint(1) + uint(depth) + uint(client) + uint(0)
    out += b"\x27\x01" + text("notes") + text("deep") + b"\x01"
    for level in range(1, depth):
        out += b"\x27\x00" + uint(client) + uint(level - 1) + text("in") + b"\x01"
    return out + b"\x00"


async def test_maps_in_maps_without_end_are_refused_and_do_no_harm(served: Served) -> None:
    """Deleting the outermost of tens of thousands would end the process."""
    made = await served.new_map()
    sound: Doc = pycrdt.Doc()
    add_note(sound, "sound")
    async with joined(served.wire(made["id"])) as client:
        await client.send_update(nested(3000))
        code, _ = await client.until_closed()
        assert code == Close.MALFORMED
    await write(served, made["id"], sound.get_update())

    assert [note["id"] for note in await read_notes(served, made["id"])] == ["sound"]
