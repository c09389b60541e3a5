"""One measurement each: a fresh server, the load, and the figures of both."""

import time
from pathlib import Path
from typing import Any

from bench import scenarios
from bench.commits import commit_latencies
from bench.edits import write_crowd, write_dragged, write_map
from bench.figures import Figures, percentiles
from bench.load import load
from bench.scenarios import Crowd
from bench.servers import Kind, new_folder

_IN_MILLISECONDS = 1000
_SETTLING = 5.0
"""Peers write to the disk a while after they told everyone, and we our checkpoints."""


def crowd(kind: Kind, scenario: Crowd) -> Figures:
    """Fill boards with people and let them write and point."""
    phases = _play(kind, scenario)
    return _crowd_figures(phases[-1], scenario)


def ramp(kind: Kind, scenario: Crowd) -> Figures:
    """Multiply the rates until edits take too long or get lost."""
    phases = _play(kind, scenario)
    kept = [phase for phase in phases if _is_kept_up(phase, scenario)]
    best = kept[-1] if kept else phases[0]
    return {
        "rates x": kept[-1]["factor"] if kept else 0,
        "deliveries/s": best["deliveries"] / best["seconds"],
        "CPU": best["cpu"] / best["seconds"],
        **_latencies(best, "doc"),
        "load CPU": best["own_cpu"] / best["seconds"],
    }


def _is_kept_up(phase: dict[str, Any], scenario: Crowd) -> bool:
    return not phase["lost"] and phase["doc"].get("p99", 0) <= scenario.most_p99


def _play(kind: Kind, scenario: Crowd) -> list[dict[str, Any]]:
    with new_folder() as data, kind.run(data, is_unlimited=scenario.is_unlimited) as server:
        edits = data / "edits"
        write_crowd(edits, scenario.boards * scenario.writers, scenario.drags)
        documents = kind.new_documents(server, scenario.boards)
        played = load(
            "crowd", kind, server, documents,
            edits=edits, clients=scenario.clients, writers=scenario.writers, stuck=scenario.stuck,
            edit_rate=scenario.edit_rate, cursor_rate=scenario.cursor_rate,
            seconds=scenario.seconds, factors=",".join(map(str, scenario.factors)),
            most_p99=scenario.most_p99,
        )  # fmt: skip
        phases: list[dict[str, Any]] = played["phases"]
        return phases


def _crowd_figures(raw: dict[str, Any], scenario: Crowd) -> Figures:
    figures = {
        "deliveries/s": raw["deliveries"] / raw["seconds"],
        "lost": raw["lost"],
        "gone": raw["gone"],
        "CPU s/M": raw["cpu"] / raw["deliveries"] * 1e6,
        "CPU": raw["cpu"] / raw["seconds"],
        **_latencies(raw, "doc"),
        **_latencies(raw, "saved"),
        "RSS MB": raw["resident"] / 1e6,
        "load CPU": raw["own_cpu"] / raw["seconds"],
        "load late ms": raw["late"] * _IN_MILLISECONDS,
    }
    if scenario.stuck:
        figures["MB/stuck"] = raw["grown"] / scenario.stuck / 1e6
    return figures


def _latencies(raw: dict[str, Any], name: str) -> Figures:
    return {
        f"{name} {share} ms": raw[name][share] * _IN_MILLISECONDS
        for share in ("p50", "p99")
        if share in raw[name]
    }


def alone(kind: Kind) -> Figures:
    """Let one person write, waiting each time until another one has it."""
    with new_folder() as data, kind.run(data, is_unlimited=True) as server:
        edits = data / "edits"
        write_crowd(edits, 1, scenarios.EDITS_ALONE)
        documents = kind.new_documents(server, 1)
        raw = load("alone", kind, server, documents, edits=edits, count=scenarios.EDITS_ALONE)
    return {**_latencies(raw, "doc"), **_latencies(raw, "saved")}


def commits() -> Figures:
    """Write the same number of rows to the disk without any server."""
    with new_folder() as data:
        return percentiles(commit_latencies(data, scenarios.EDITS_ALONE), "saved", (50, 99))


def memory(kind: Kind) -> Figures:
    """Fill boards, start the server anew, and join them one by one."""
    with new_folder() as data:
        documents, _ = _filled(kind, data, scenarios.BOARDS, scenarios.NOTES_EACH)
        with kind.run(data) as server:
            raw = load("hold", kind, server, documents, count=scenarios.IDLE, settle=1)
    idle = (raw["crowded"] - raw["loaded"]) / scenarios.IDLE
    board = (raw["loaded"] - raw["empty"]) / scenarios.BOARDS - idle
    return {"KB/board": board / 1e3, "KB/idle": idle / 1e3, "RSS MB": raw["crowded"] / 1e6}


def joins(kind: Kind) -> Figures:
    """Fill maps, start the server anew, and join each of them once."""
    with new_folder() as data:
        documents, size = _filled(kind, data, scenarios.COLD, scenarios.NOTES)
        with kind.run(data) as server:
            raw = load("join", kind, server, documents, bytes=int(size * 0.9))["joins"]
    return {
        **percentiles([each["seconds"] for each in raw[1:]], "join", (50, 100)),
        **percentiles([each["cpu"] for each in raw[1:]], "CPU", (50,)),
    }


def drags(kind: Kind) -> Figures:
    """Drag the notes of a map around, start the server anew, and open the map."""
    with new_folder() as data:
        content, moves = data / "content", data / "moves"
        size = write_dragged(
            content, moves, scenarios.NOTES, scenarios.DRAGS_COUNT, scenarios.DRAGGERS
        )
        with kind.run(data, is_unlimited=True) as server:
            cold, warm = kind.new_documents(server, 2)
            load("fill", kind, server, [cold], edits=content, bytes=int(size * 0.9))
            poured = load("pour", kind, server, [cold], edits=moves)
            time.sleep(_SETTLING)
        with kind.run(data) as server:
            raw = load("join", kind, server, [warm, cold], bytes=int(size * 0.9))["joins"][1]
    return {
        "opens ms": raw["seconds"] * _IN_MILLISECONDS,
        "encoded kB": raw["bytes"] / 1e3,
        "drags/s": scenarios.DRAGS_COUNT / poured["seconds"],
    }


def _filled(kind: Kind, data: Path, count: int, notes: int) -> tuple[list[str], int]:
    """Return documents: one with nothing in it, and so many maps of one size."""
    content = data / "content"
    size = write_map(content, notes)
    with kind.run(data) as server:
        documents = kind.new_documents(server, 1 + count)
        load("fill", kind, server, documents[1:], edits=content, bytes=int(size * 0.9))
        time.sleep(_SETTLING)
    return documents, size
