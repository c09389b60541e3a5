"""How long an export takes and how much memory it needs, by format and number of notes.

`python -m bench.exports` measures every format in a process of its own, as the server does, then
how long a long timeline of snapshots takes to open, and keeps the figures in bench/results.
"""

import json
import os
import pickle
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import Any

import pycrdt

from bench import timeline
from bench.report import RESULTS
from empathyboard.document.whole import RawBoard, RawMap
from empathyboard.document.write import new_board, new_map
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.export.formats import FORMATS
from empathyboard.export.wish import Wish

_NOTES = (200, 2000)
_WORDS = ("Losing", "good", "people", "to", "boredom", "after", "a", "failed", "rollout")


def main() -> None:
    """Measure, print and keep."""
    run()


def run() -> dict[str, Any]:
    """Measure every format and the timeline of snapshots; print and keep the figures."""
    figures: dict[str, Any] = {
        f"{notes} notes": {kind: _measure(kind, raw_board(notes)) for kind in FORMATS}
        for notes in _NOTES
    }
    for size, kinds in figures.items():
        for kind, told in kinds.items():
            end = "refused" if told["is_refused"] else f"{told['megabytes']:5.0f} MB"
            print(f"{size:>11} {kind:>9} {told['seconds']:6.2f} s {end}")
    figures["timeline"] = timeline.measure()
    print(f"{timeline.SNAPSHOTS} snapshots: {figures['timeline']['timeline p95 ms']:.0f} ms (p95)")
    figures["machine"] = {"cores": os.cpu_count(), "load": os.getloadavg()[0]}
    day = datetime.now(UTC).date().isoformat()
    file = RESULTS / f"{day}-exports.json"
    file.write_text(json.dumps(figures, indent=2) + "\n")
    return figures


def raw_board(count: int) -> RawBoard:
    """Return a board with one map of so many notes, all over the sheet."""
    frame: pycrdt.Doc[Any] = pycrdt.Doc()
    frame.apply_update(new_board("Measured", "Meridian"))
    frame.get("roles", type=pycrdt.Map)["r"] = pycrdt.Map({"rank": "a0", "title": "CFO"})
    sections = [key for key in CATALOGUE.sections if key != "park"]
    notes: dict[str, Any] = {}
    for at in range(count):
        box = CATALOGUE.sections[sections[at % len(sections)]]
        pos = [box.x + at * 37 % max(box.w - 160, 1), box.y + 64 + at * 53 % max(box.h - 224, 1)]
        words = " ".join(_WORDS[: 2 + at % 9]) + f" {at}"
        notes[f"n{at}"] = {"section": sections[at % len(sections)], "pos": pos, "text": words}
    return RawBoard(
        "en", [frame.get_update()], [RawMap("r", None, [new_map("CFO", [], {}, notes)])]
    )


def _measure(kind: str, raw: RawBoard) -> dict[str, float]:
    asked = pickle.dumps((raw, Wish(kind, at=time.time_ns() // 1_000_000)))
    start = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "empathyboard.export"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(asked)
        child.stdin.close()
        answer = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return {
        "seconds": time.monotonic() - start,
        "megabytes": usage.ru_maxrss / 1024,
        "cpu": usage.ru_utime + usage.ru_stime,
        # Past its limits the process ends without an answer, and the person is told so.
        "is_refused": float(not answer.startswith(b'{"name"')),
    }


if __name__ == "__main__":
    main()
