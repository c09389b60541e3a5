"""Unmodified clients of Yjs and pycrdt take part (P2), with the server and with each other."""

from pathlib import Path
from typing import Any

import pycrdt
import pytest

from empathyboard.domain.protocol import Close
from tests.support.provider import Provider, provider
from tests.support.pycrdt_client import pycrdt_client
from tests.support.server import Served, end, serving, wait_until
from tests.support.stores import sql_store
from tests.support.wire import Doc, add_note, joined


@pytest.mark.parametrize("socket", ["", "ws"], ids=["Node's WebSocket", "package ws"])
async def test_notes_of_yjs_and_pycrdt_reach_each_other(served: Served, socket: str) -> None:
    made = await served.new_map()
    async with (
        provider(served.address, made["id"], socket=socket) as yjs,
        pycrdt_client(served.wire(made["id"])) as py,
    ):
        await yjs.until_synced()
        await yjs.do("note", key="from yjs", text="👩‍👩‍👧 hello")
        add_note(py.doc, "from pycrdt", "Ünï 🌱")
        both = {"from yjs": "👩‍👩‍👧 hello", "from pycrdt": "Ünï 🌱"}

        await yjs.until_texts(both)
        await wait_until(lambda: py.texts() == both, "both notes")

    read = (await served.http.get(f"/api/maps/{made['id']}/notes")).json()["notes"]
    assert {note["id"]: note["text"] for note in read} == both


async def test_two_type_into_one_note(served: Served) -> None:
    made = await served.new_map()
    async with (
        provider(served.address, made["id"]) as yjs,
        pycrdt_client(served.wire(made["id"])) as py,
    ):
        await yjs.until_synced()
        await yjs.do("note", key="a", text="[]")
        await wait_until(lambda: py.texts() == {"a": "[]"}, "the note")
        for number in range(20):
            await yjs.do("insert", key="a", at=1, text=f"{number % 10}")
            body = py.notes["a"]["text"]
            body.insert(len(str(body).encode()), f"{number % 10}")

        typed = "9876543210" * 2
        expected = {"a": f"[{typed}]{typed[::-1]}"}
        await yjs.until_texts(expected)
        await wait_until(lambda: py.texts() == expected, "all characters")


async def test_presence_goes_both_ways_and_ends_with_its_connection(served: Served) -> None:
    """P30, P31; the server adds who a participant is (A60)."""
    made = await served.new_map()
    alice: dict[str, Any] = {"participant": {"name": "Alice 🌱"}, "cursor": [1.5, 2]}
    async with pycrdt_client(served.wire(made["id"])) as py:
        async with provider(served.address, made["id"], client=77) as yjs:
            await yjs.until_synced()
            await yjs.do("presence", state=alice)
            await py.tell_presence(name="Bob")
            me = str(py.awareness.client_id)

            await wait_until(lambda: 77 in py.awareness.states, "Alice")
            seen = py.awareness.states[77]
            assert seen["participant"].keys() == {"id", "name", "department", "colour"}
            assert seen["participant"]["name"] == "Alice 🌱"
            assert seen["cursor"] == alice["cursor"]
            await yjs.until(lambda seen: me in seen["states"], "Bob")
            assert yjs.state["states"][me]["name"] == "Bob"

        await wait_until(lambda: 77 not in py.awareness.states, "Alice gone")


async def test_undo_takes_back_ones_own_and_leaves_the_others(served: Served) -> None:
    made = await served.new_map()
    async with (
        provider(served.address, made["id"]) as yjs,
        pycrdt_client(served.wire(made["id"])) as py,
    ):
        await yjs.until_synced()
        await yjs.do("note", key="a", text="one")
        await wait_until(lambda: py.texts() == {"a": "one"}, "the note")
        await yjs.do("insert", key="a", at=3, text=" two")
        await wait_until(lambda: py.texts() == {"a": "one two"}, "two words")
        body = py.notes["a"]["text"]
        body += " three"
        await yjs.until_texts({"a": "one two three"})

        await yjs.do("undo")
        await wait_until(lambda: py.texts() == {"a": "one three"}, "the word taken back")
        await yjs.do("undo")
        await wait_until(lambda: py.texts() == {}, "the note taken back")
        await yjs.do("redo")
        await wait_until(lambda: "a" in py.texts(), "the note again")
        await yjs.until_texts(py.texts())


async def test_providers_come_back_when_the_server_was_restarted(tmp_path: Path) -> None:
    """P13: with what they wrote meanwhile."""
    doc: Doc = pycrdt.Doc()
    async with serving(store=sql_store(tmp_path)) as first:
        made = await first.new_map()
        async with pycrdt_client(first.wire(made["id"]), doc):
            add_note(doc, "pycrdt before", "1")
        async with joined(first.wire(made["id"])) as client:
            await wait_until(lambda: client.notes() == {"pycrdt before": "1"}, "the note")
        async with provider(first.address, made["id"]) as yjs:
            await yjs.until_texts({"pycrdt before": "1"})
            await _restart(first, yjs, tmp_path, made["id"], doc)


async def _restart(first: Served, yjs: Provider, data: Path, map_id: str, doc: Doc) -> None:
    await end(first)
    await yjs.until(lambda seen: seen["disconnected"] >= 1, "a lost connection")
    await yjs.do("note", key="yjs offline", text="2")
    add_note(doc, "pycrdt offline", "3")
    async with serving(store=sql_store(data), port=first.port) as second:
        async with pycrdt_client(second.wire(map_id), doc) as py:
            everything = {"pycrdt before": "1", "yjs offline": "2", "pycrdt offline": "3"}
            await yjs.until_texts(everything)
            await wait_until(lambda: py.texts() == everything, "all notes")
        read = (await second.http.get(f"/api/maps/{map_id}/notes")).json()["notes"]
        assert {note["id"]: note["text"] for note in read} == everything


async def test_edits_made_offline_by_both_are_merged(served: Served) -> None:
    """P13."""
    made = await served.new_map()
    doc: Doc = pycrdt.Doc()
    async with provider(served.address, made["id"]) as yjs:
        await yjs.until_synced()
        await yjs.do("note", key="a", text="middle")
        async with pycrdt_client(served.wire(made["id"]), doc) as py:
            await wait_until(lambda: py.texts() == {"a": "middle"}, "the note")
        await yjs.do("disconnect")
        await yjs.do("insert", key="a", at=0, text="start ")
        body = doc.get("notes", type=pycrdt.Map)["a"]["text"]
        body += " end"
        async with pycrdt_client(served.wire(made["id"]), doc) as py:
            await yjs.do("connect")
            await yjs.until_texts({"a": "start middle end"})
            await wait_until(lambda: py.texts() == {"a": "start middle end"}, "both ends")


async def test_provider_stops_where_coming_back_does_not_help(served: Served) -> None:
    """P23."""
    made = await served.new_map()
    async with provider(served.address, made["id"]) as yjs:
        await yjs.until_synced()
        await served.http.delete(f"/api/maps/{made['id']}")
        await yjs.until(lambda seen: seen["closed"], "an end")

        assert yjs.state["closed"]["code"] == Close.GONE
        assert yjs.state["connected"] == 1
