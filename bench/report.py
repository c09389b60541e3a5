"""Figures as Markdown tables for people and as JSON for later comparisons."""

import json
import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.figures import Figures, medians
from bench.goals import Reached, Runs
from bench.servers import OURS, PEERS, ROOT

RESULTS = ROOT / "bench" / "results"
_PACKAGES = ("empathyboard", "pycrdt", "uvicorn", "uvloop", "websockets")
_PEERS = ("@hocuspocus/server", "@y/websocket-server", "yjs")
_NOT_COMPARED = ("deliveries/s", "lost", "gone", "rates x")


def tables(runs: Runs) -> str:
    """Return a table for each scenario: medians, and each figure as a multiple of ours."""
    return "\n".join(_table(scenario, servers) for scenario, servers in runs.items())


def _table(scenario: str, servers: dict[str, list[Figures]]) -> str:
    figures = {server: medians(each) for server, each in servers.items()}
    columns = list(dict.fromkeys(name for each in figures.values() for name in each))
    lines = [f"### {scenario}", "", _line(["", *columns]), _line(["---"] * (len(columns) + 1))]
    for server, each in figures.items():
        yardstick = {} if server == OURS.name else figures[OURS.name]
        lines.append(_line([server, *(_cell(name, each, yardstick) for name in columns)]))
    return "\n".join([*lines, ""])


def _cell(name: str, figures: Figures, yardstick: Figures) -> str:
    value = figures.get(name)
    if value is None:
        return "-"
    is_compared = yardstick.get(name) and name not in _NOT_COMPARED and "load" not in name
    text = _short(value)
    return f"{text} ({_short(value / yardstick[name])}x)" if is_compared else text


def goals(reached: list[Reached]) -> str:
    """Return the table of goals."""
    lines = [_line(["#", "what", "goal", "reached", "met"]), _line(["---"] * 5)]
    for each in reached:
        bound = f"{'≥' if each.is_least else '≤'} {_short(each.limit)}"
        met = "yes" if each.is_met else "**no**"
        lines.append(_line([str(each.number), each.what, bound, _short(each.value), met]))
    return "\n".join(["### Goals", "", *lines, ""])


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 9.95 or value == 0 else f"{value:.2g}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write(name: str, content: dict[str, Any]) -> Path:
    """Keep a run of a family of measurements; returns the file."""
    now, commit = datetime.now(UTC), _git("rev-parse", "--short", "HEAD")
    head = {
        "date": now.isoformat(timespec="seconds"),
        "commit": commit,
        "changed": bool(_git("status", "--porcelain", "backend", "bench", "frontend")),
        "versions": _versions(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y-%m-%d-%H%M}-{name}.json"
    path.write_text(json.dumps({**head, **content}, indent=1) + "\n", "utf-8")
    return path


def content(runs: Runs, reached: list[Reached], seconds: float) -> dict[str, Any]:
    """Return a run of the servers as plain values."""
    return {
        "seconds": round(seconds),
        "goals": [
            {
                "number": each.number,
                "what": each.what,
                "limit": _rounded(each.limit),
                "reached": _rounded(each.value),
                "met": each.is_met,
            }
            for each in reached
        ],
        "medians": {
            scenario: {server: _round(medians(each)) for server, each in servers.items()}
            for scenario, servers in runs.items()
        },
        "repeats": {
            scenario: {server: [_round(one) for one in each] for server, each in servers.items()}
            for scenario, servers in runs.items()
        },
    }


def _round(figures: Figures) -> Figures:
    return {name: _rounded(value) for name, value in figures.items()}


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def _versions() -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in _PACKAGES},
        **{name: _peer_version(name) for name in _PEERS},
    }


def _peer_version(name: str) -> str:
    package: dict[str, Any] = json.loads(
        (PEERS / "node_modules" / name / "package.json").read_text("utf-8")
    )
    return str(package["version"])


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()
