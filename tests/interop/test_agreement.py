"""Yjs, pycrdt and whoever comes later read the same out of the same edits."""

import random
from pathlib import Path
from typing import Any

import httpx
import pycrdt

from tests.support.provider import Provider, provider, texts_of
from tests.support.pycrdt_client import PycrdtClient, pycrdt_client
from tests.support.server import end, serving, wait_until
from tests.support.stores import sql_store
from tests.support.wire import add_note

EDITS = 200
WORDS = ["budget", "🌱", "👩‍👩‍👧", "é", "e\u0301", "漢字", "\u202e", "\n", "🇳🇱", "a" * 50]
FIELDS: dict[str, list[Any]] = {
    "pos": [[1, 2.5], [3200, 0]],
    "colour": ["blue", "coral"],
    "z": ["a0", "a1V"],
    "deleted": [1_700_000_000_000],
    "future": [{"a": [1, None, "🌱"]}, True, ""],
}


class Hands:
    """Two people who edit at random, without waiting for each other."""

    def __init__(self, seed: int, yjs: Provider, py: PycrdtClient) -> None:
        self.random = random.Random(seed)
        self.yjs = yjs
        self.py = py
        self.made = 0

    async def edit(self) -> None:
        kind = self.random.choice(["note", "insert", "insert", "insert", "delete", "set", "remove"])
        if self.random.random() < 0.5:
            await self._with_yjs(kind)
        else:
            self._with_pycrdt(kind)

    def _new_key(self) -> str:
        self.made += 1
        return f"note {self.made}"

    async def _with_yjs(self, kind: str) -> None:
        texts = texts_of(await self.yjs.look())
        if kind == "note" or not texts:
            await self.yjs.do("note", key=self._new_key(), text=self.random.choice(WORDS))
            return
        key = self.random.choice(sorted(texts))
        at = self.random.randint(0, len(texts[key]))
        match kind:
            case "insert":
                await self.yjs.do("insert", key=key, at=at, text=self.random.choice(WORDS))
            case "delete":
                await self.yjs.do("delete", key=key, at=at, length=self.random.randint(1, 3))
            case "set":
                name = self.random.choice(sorted(FIELDS))
                value = self.random.choice(FIELDS[name])
                await self.yjs.do("set", key=key, name=name, value=value)
            case "remove" if len(texts) > 5:
                await self.yjs.do("remove", key=key)

    def _with_pycrdt(self, kind: str) -> None:
        texts = self.py.texts()
        if kind == "note" or not texts:
            add_note(self.py.doc, self._new_key(), self.random.choice(WORDS))
            return
        key = self.random.choice(sorted(texts))
        note, text = self.py.notes[key], texts[key]
        at = self.random.randint(0, len(text))
        start, stop = len(text[:at].encode()), len(text[: at + 2].encode())
        match kind:
            case "insert":
                note["text"].insert(start, self.random.choice(WORDS))
            case "delete" if stop > start:
                del note["text"][start:stop]
            case "set":
                name = self.random.choice(sorted(FIELDS))
                note[name] = self.random.choice(FIELDS[name])
            case "remove" if len(texts) > 5:
                del self.py.notes[key]


def content(py: PycrdtClient) -> dict[str, Any]:
    return py.doc.get("notes", type=pycrdt.Map).to_py() or {}


async def read_texts(http: httpx.AsyncClient, map_id: str) -> dict[str, str]:
    notes = (await http.get(f"/api/maps/{map_id}/notes")).json()["notes"]
    return {note["id"]: note["text"] for note in notes}


async def test_all_agree_after_two_hundred_random_edits(tmp_path: Path) -> None:
    """D45: emoji among them, from both; and so does who comes after a restart."""
    async with serving(store=sql_store(tmp_path)) as first:
        made = await first.new_map()
        async with (
            provider(first.address, made["id"]) as yjs,
            pycrdt_client(first.wire(made["id"])) as py,
        ):
            await yjs.until_synced()
            hands = Hands(33, yjs, py)
            for _ in range(EDITS):
                await hands.edit()
            await yjs.do("note", key="last of yjs", text="🌱")
            await wait_until(lambda: "last of yjs" in py.texts(), "the last note of Yjs")
            add_note(py.doc, "last of pycrdt", "🌱")
            await yjs.until(lambda seen: seen["notes"] == content(py), "agreement")
            agreed = content(py)
        await end(first)

    assert "\ufffd" not in str(agreed)
    async with (
        serving(store=sql_store(tmp_path)) as second,
        provider(second.address, made["id"]) as yjs,
        pycrdt_client(second.wire(made["id"])) as py,
    ):
        await yjs.until_synced()
        assert (await yjs.look())["notes"] == agreed == content(py)
        kept = {key: note["text"] for key, note in agreed.items() if "deleted" not in note}
        assert await read_texts(second.http, made["id"]) == kept
