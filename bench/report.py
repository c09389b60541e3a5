"""Figures as a Markdown table for people and as JSON for later comparisons."""

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
from bench.servers import PEERS, ROOT

RESULTS = ROOT / "bench" / "results"
_PACKAGES = ("empathyboard", "pycrdt", "uvicorn", "uvloop", "websockets")

Runs = dict[str, dict[str, list[Figures]]]
"""Scenario → server → the figures of each repeat."""


def tables(runs: Runs) -> str:
    """Return a table for each scenario: medians, and each figure as a multiple of the yardstick."""
    return "\n".join(_table(scenario, servers) for scenario, servers in runs.items())


def _table(scenario: str, servers: dict[str, list[Figures]]) -> str:
    figures = {server: medians(each) for server, each in servers.items()}
    columns = list(dict.fromkeys(name for each in figures.values() for name in each))
    yardstick = figures[list(figures)[-1]]
    lines = [f"### {scenario}", "", _line(["", *columns]), _line(["---"] * (len(columns) + 1))]
    for server, each in figures.items():
        lines.append(_line([server, *(_cell(name, each, yardstick) for name in columns)]))
    return "\n".join([*lines, ""])


def _cell(name: str, figures: Figures, yardstick: Figures) -> str:
    value = figures.get(name)
    if value is None:
        return "-"
    is_compared = figures is not yardstick and yardstick.get(name) and name != "deliveries/s"
    text = _short(value)
    return f"{text} ({_short(value / yardstick[name])}x)" if is_compared else text


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 9.95 or value == 0 else f"{value:.2g}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write(runs: Runs) -> Path:
    """Keep a run; returns the file."""
    now, commit = datetime.now(UTC), _git("rev-parse", "--short", "HEAD")
    content = {
        "date": now.isoformat(timespec="seconds"),
        "commit": commit,
        "changed": bool(_git("status", "--porcelain", "backend", "bench")),
        "versions": _versions(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "medians": {
            scenario: {server: _round(medians(each)) for server, each in servers.items()}
            for scenario, servers in runs.items()
        },
        "repeats": {
            scenario: {server: [_round(one) for one in each] for server, each in servers.items()}
            for scenario, servers in runs.items()
        },
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y-%m-%d}-{commit}.json"
    path.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    return path


def _round(figures: Figures) -> Figures:
    return {name: float(f"{value:.4g}") for name, value in figures.items()}


def _versions() -> dict[str, str]:
    peer: dict[str, Any] = json.loads(
        (PEERS / "@y" / "websocket-server" / "package.json").read_text("utf-8")
    )
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in _PACKAGES},
        "@y/websocket-server": peer["version"],
    }


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()
