"""The goals and all figures as tables for people, and as JSON for later comparisons."""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figures
from bench.page.goals import GOALS, Goal, Runs, middle
from bench.servers import ROOT

_RESULTS = ROOT / "bench" / "results"
_LIBRARIES = ("tldraw", "@excalidraw/excalidraw")


def tables(runs: Runs) -> str:
    """Return the goals with what was reached, then every figure of every page."""
    figures = middle(runs)
    lines = [_line(["goal", "at most", "reached", "met?"]), _line(["---"] * 4)]
    lines += [_goal(goal, figures) for goal in GOALS]
    for notes, pages in figures.items():
        lines += [
            "",
            f"### {notes} notes",
            "",
            _line(["", *pages]),
            _line(["---"] * (1 + len(pages))),
        ]
        names = next(iter(pages.values()))
        lines += [_line([name, *(_short(each[name]) for each in pages.values())]) for name in names]
    return "\n".join([*lines, ""])


def _goal(goal: Goal, figures: dict[str, dict[str, Figures]]) -> str:
    beside = f", ÷ {goal.beside}" if goal.beside else ""
    reached = goal.reached(figures)
    is_met = "yes" if reached <= goal.most else "**no**"
    name = f"{goal.notes} notes: {goal.figure}{beside}"
    return _line([name, _short(goal.most), _short(reached), is_met])


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write(runs: Runs) -> Path:
    """Keep a run; returns the file."""
    now, commit = datetime.now(UTC), _git("rev-parse", "--short", "HEAD")
    figures = middle(runs)
    content = {
        "date": now.isoformat(timespec="seconds"),
        "commit": commit,
        "changed": bool(_git("status", "--porcelain", "frontend", "bench")),
        "versions": _versions(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "goals": [
            {
                "notes": goal.notes, "figure": goal.figure, "beside": goal.beside,
                "at most": goal.most, "reached": float(f"{goal.reached(figures):.3g}"),
            }
            for goal in GOALS
        ],
        "medians": figures,
        "repeats": runs,
    }  # fmt: skip
    path = _RESULTS / f"{now:%Y-%m-%d}-{commit}-page.json"
    text = json.dumps(content, indent=1, default=str)
    path.write_text(text + "\n", "utf-8")
    return path


def _versions() -> dict[str, str]:
    lock = json.loads((ROOT / "bench/page/peers/package-lock.json").read_text("utf-8"))
    return {name: lock["packages"][f"node_modules/{name}"]["version"] for name in _LIBRARIES}


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()
