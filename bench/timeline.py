"""How long the timeline of a board with 500 snapshots takes to open."""

import asyncio
import json
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.figures import Figures, percentiles
from bench.servers import OURS, Running
from empathyboard.document.documents import LocalDocuments
from empathyboard.document.whole import draw_map
from empathyboard.document.write import Edit, Text, Value, first_content, new_board, new_map
from empathyboard.domain.board import BoardRecord, Commit, Kind, MapAdded, MapRecord, StoredDocument
from empathyboard.domain.ids import hash_key, new_id, new_key
from empathyboard.domain.snapshots import Reason, Snapshot, State, key_of
from empathyboard.live.clock import SystemClock
from empathyboard.stores.open import open_store
from empathyboard.stores.sql.store import SqlStore

SNAPSHOTS = 500
_MAPS, _NOTES, _ASKED = 5, 40, 30
_TEN_MINUTES = 10 * 60 * 1000


def measure() -> Figures:
    """Return how long the list takes, and the pictures of one snapshot as the dialog shows them."""
    with tempfile.TemporaryDirectory() as folder:
        board, key, newest = asyncio.run(_fill(Path(folder)))
        with OURS.run(Path(folder)) as server:
            path = f"/api/boards/{board}/snapshots"
            listed = [_ask(server, path, key) for _ in range(_ASKED)]
            drawn = [_ask(server, f"{path}/{newest}/picture.svg", key) for _ in range(_ASKED)]
    timeline = percentiles([seconds for seconds, _ in listed], "timeline", (50, 95))
    pictures = percentiles([seconds for seconds, _ in drawn], "pictures", (50, 95))
    assert len(json.loads(listed[0][1])["snapshots"]) == SNAPSHOTS
    return timeline | pictures


def _ask(server: Running, path: str, key: str) -> tuple[float, bytes]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}{path}", headers={"Authorization": f"Bearer {key}"}
    )
    start = time.monotonic()
    with urllib.request.urlopen(request) as answer:
        content = answer.read()
    return time.monotonic() - start, content


async def _fill(folder: Path) -> tuple[str, str, str]:
    """Make a board and its snapshots, one map changed between each two of them."""
    clock, key = SystemClock(), new_key()
    store = open_store(folder, clock.now)
    now = clock.now()
    board = BoardRecord(new_id(), hash_key(key), "en", now - SNAPSHOTS * _TEN_MINUTES)
    await store.add_board(board, new_board("Measured", ""))
    maps = [MapRecord(new_id(), board.id, new_id(), board.created) for _ in range(_MAPS)]
    added = [MapAdded(each, new_map("CFO", [], notes=_notes())) for each in maps]
    roles: dict[str, Value] = {each.role: {"title": "CFO", "rank": "a0"} for each in maps}
    await store.append([Commit(board.id, [first_content(Edit({"roles": roles}))], added)])
    for at in range(SNAPSHOTS):
        said = Edit({"notes": {new_id(): {"section": "do", "pos": [at, 1500], "text": Text("x")}}})
        await store.append([Commit(maps[at % _MAPS].id, [first_content(said)])])
        newest = await _keep(store, board.id, now - (SNAPSHOTS - at) * _TEN_MINUTES)
    await store.close()
    return board.id, key, newest


async def _keep(store: SqlStore, board: str, at: int) -> str:
    stored = await store.load_board(board)
    kept = await store.state_keys(board)
    states = [_state(each) for each in stored.documents if key_of(each) not in kept]
    snapshot = Snapshot(new_id(), board, at, Reason.TIME)
    await store.add_snapshot(snapshot, stored, states)
    return snapshot.id


def _state(stored: StoredDocument) -> State:
    content = LocalDocuments().compact(stored.contents)
    return State(key_of(stored), content, draw_map([content]) if stored.kind is Kind.MAP else "")


def _notes() -> dict[str, Value]:
    return {
        new_id(): {
            "section": "see",
            "pos": [2400 + at % 8 * 90, 500 + at // 8 * 90],
            "text": Text("x"),
        }
        for at in range(_NOTES)
    }
