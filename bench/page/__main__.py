"""Measures our page beside tldraw and Excalidraw in the same run (see README.md here)."""

import sys
import time

from playwright.sync_api import Playwright, sync_playwright

from bench.figures import Figures
from bench.page.goals import Runs
from bench.page.measure import measure
from bench.page.notes import make_notes
from bench.page.pages import EXCALIDRAW, OURS_PAGE, TLDRAW, Kind, Shown
from bench.page.report import tables, write

SIZES = (200, 1000)
REPEATS = 3
KINDS = (OURS_PAGE, EXCALIDRAW, TLDRAW)


def main(repeats: int) -> int:
    """Measure every page so many times, by turns, and report."""
    start = time.monotonic()
    runs = _measure_all(repeats)
    print(tables(runs))
    print(f"{time.monotonic() - start:.0f} s; kept as {write(runs).name}")
    return 0


def _measure_all(repeats: int) -> Runs:
    boards = {str(size): make_notes(size) for size in SIZES}
    runs: Runs = {name: {kind.name: [] for kind in KINDS} for name in boards}
    with sync_playwright() as playwright:
        for turn in range(repeats):
            for name, kinds in runs.items():
                for kind in KINDS:
                    told = f"{turn + 1}/{repeats}: {name} notes: {kind.name}"
                    print(told, file=sys.stderr, flush=True)
                    # A board of its own each time: ours keeps where the last turn left the notes.
                    with kind.serve({name: boards[name]}) as shown:
                        kinds[kind.name].append(_measure(playwright, kind, shown[name]))
    return runs


def _measure(playwright: Playwright, kind: Kind, shown: Shown) -> Figures:
    """Measure a page; once more, from the start, if a note slipped from the mouse."""
    try:
        return measure(playwright, kind, shown)
    except RuntimeError as error:
        print(error, file=sys.stderr, flush=True)
        return measure(playwright, kind, shown)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else REPEATS))
