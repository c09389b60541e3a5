"""One page opened once: what it took, and what each phase cost."""

import gzip
from urllib.parse import urlsplit

from playwright.sync_api import Playwright

from bench.figures import Figures
from bench.page import phases
from bench.page.browser import load, open_tab
from bench.page.pages import Kind, Shown

UNITS = {"ms": "ms CPU a frame", "fps": "frames/s", "p95": "p95 ms between frames"}


def measure(playwright: Playwright, kind: Kind, shown: Shown) -> Figures:
    """Open a page, go through all phases and return the figures."""
    with open_tab(playwright, kind.acts) as tab:
        scripts: set[str] = set()
        tab.page.on("request", lambda request: scripts.add(urlsplit(request.url).path))
        figures = load(tab, shown.address, len(shown.script.notes))
        figures["JS kB gz"] = _kilobytes(kind, scripts)
        for phase, costs in phases.run(tab, shown.script).items():
            figures |= {f"{phase}: {UNITS[unit]}": value for unit, value in costs.items()}
        # By now every page has fetched what it fetches later.
        figures["heap MB"] = tab.heap_megabytes()
    return figures


def _kilobytes(kind: Kind, paths: set[str]) -> float:
    """Return the size of all scripts that a page has asked for, as they travel."""
    scripts = [kind.files / path.lstrip("/") for path in paths if path.endswith(".js")]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in scripts) / 1000
