"""One measurement each: a fresh server, a load process, and the figures of both."""

import json
import subprocess
import sys
from typing import Any

from bench.commits import commit_latencies
from bench.figures import Figures, percentiles
from bench.scenarios import EDITS_ALONE, JOINS, NOTES, Crowd
from bench.servers import OURS, ROOT, Kind, new_folder


def crowd(kind: Kind, scenario: Crowd) -> Figures:
    """Fill boards with people and let them write."""
    with new_folder() as data, kind.run(data) as server:
        addresses = server.addresses(kind.new_documents(server, scenario.boards))
        raw = _load("crowd", addresses, pid=server.pid, **scenario.spec())
    return {
        "deliveries/s": raw["deliveries"] / raw["seconds"],
        "lost": raw["lost"],
        "CPU s/M": raw["cpu"] / raw["deliveries"] * 1e6,
        **percentiles(raw["doc"], "doc", (50, 99)),
        **percentiles(raw["saved"], "saved", (50, 95, 99)),
        "RSS MB": raw["rss"],
    }


def alone() -> Figures:
    """Let one person write, waiting each time until it is saved."""
    with new_folder() as data, OURS.run(data) as server:
        addresses = server.addresses(OURS.new_documents(server, 1))
        raw = _load("alone", addresses, edits=EDITS_ALONE)
    return percentiles(raw["saved"], "saved", (50, 95, 99))


def commits() -> Figures:
    """Write the same number of rows to the disk without any server."""
    with new_folder() as data:
        return percentiles(commit_latencies(data, EDITS_ALONE), "saved", (50, 95, 99))


def joins(kind: Kind) -> Figures:
    """Fill a map, start the server anew, and join."""
    with new_folder() as data:
        with kind.run(data) as server:
            documents = kind.new_documents(server, 1)
            size = _load("fill", server.addresses(documents), notes=NOTES)["bytes"]
        with kind.run(data) as server:
            task = {"bytes": size, "joins": 1 + JOINS}
            raw = _load("join", server.addresses(documents), **task)["joins"]
    return {"first ms": raw[0] * 1000, **percentiles(raw[1:], "later", (50,))}


def _load(task: str, addresses: list[str], **fields: Any) -> dict[str, Any]:
    spec = json.dumps({"task": task, "addresses": addresses, **fields})
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", spec],
        cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=120,
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
