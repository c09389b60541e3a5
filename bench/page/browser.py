"""A browser with one page open, and what that page costs."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright

from bench.figures import Figures
from bench.page.notes import Point
from scripts.browser import ADVICE, find_browser

_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    # Whatever a page wants from elsewhere fails at once.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]  # fmt: skip
_VIEW = {"width": 1440, "height": 900}
_HARNESS = Path(__file__).with_name("harness.js")
_EVENTS_PER_SECOND = 60
_CTRL, _SHIFT = 2, 8
_BUSY = "() => { const end = performance.now() + 100; while (performance.now() < end); }"


@dataclass
class Tab:
    """The page, and the process that draws it."""

    page: Page
    devtools: CDPSession
    pid: int = 0

    def measure(self, act: Callable[[], object]) -> Figures:
        """Return what the page's main thread did while something went on."""
        self.page.evaluate("bench.reset()")
        start, before = time.monotonic(), main_thread_seconds(self.pid)
        act()
        seconds, used = time.monotonic() - start, main_thread_seconds(self.pid) - before
        frames, p95 = self.page.evaluate("[bench.frames, bench.p95()]")
        return {"ms": used * 1000 / max(frames, 1), "fps": frames / seconds, "p95": p95}

    def heap_megabytes(self) -> float:
        """Return what the page's objects take after everything unused is gone."""
        self.devtools.send("HeapProfiler.collectGarbage")
        used: float = self.devtools.send("Runtime.getHeapUsage")["usedSize"]
        return used / 1e6

    def zoom(self) -> float:
        """Return how many pixels a unit of the sheet takes."""
        scale: float = self.page.evaluate("acts.zoom()")
        return scale

    def screen_of(self, point: Point) -> Point:
        """Return where on the screen a point of the sheet is."""
        x, y = self.page.evaluate("at => acts.screenOf(at)", list(point))
        return x, y

    def mouse(self, kind: str, at: Point, **fields: Any) -> None:
        """Do something with the mouse, as a real one would; returns when the page has taken it."""
        event = {"type": kind, "x": at[0], "y": at[1], **fields}
        self.devtools.send("Input.dispatchMouseEvent", event)

    def wheel(self, at: Point, dx: float, dy: float, *, zooms: bool = False) -> None:
        """Turn the wheel, with Ctrl if it is to zoom."""
        self.mouse("mouseWheel", at, deltaX=dx, deltaY=dy, modifiers=_CTRL if zooms else 0)

    def press(self, at: Point, *, adds: bool = False) -> None:
        """Press the mouse's main button, with Shift if it is to add to what is selected."""
        modifiers = _SHIFT if adds else 0
        self.mouse("mouseMoved", at)
        self.mouse("mousePressed", at, button="left", clickCount=1, modifiers=modifiers)

    def release(self, at: Point, *, adds: bool = False) -> None:
        """Release it."""
        modifiers = _SHIFT if adds else 0
        self.mouse("mouseReleased", at, button="left", clickCount=1, modifiers=modifiers)


def in_time(seconds: float, act: Callable[[float], object]) -> None:
    """Do something sixty times a second, told how much of the time is over, from 0 to 1."""
    start, done = time.monotonic(), 0
    while (part := (time.monotonic() - start) / seconds) < 1:
        act(part)
        done += 1
        rest = start + done / _EVENTS_PER_SECOND - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        else:  # what could not be taken in time is left out, as a mouse does
            done = math.ceil((time.monotonic() - start) * _EVENTS_PER_SECOND)


def main_thread_seconds(pid: int) -> float:
    """Return the processor time of a process's first thread, exact to the nanosecond."""
    return int(Path(f"/proc/{pid}/task/{pid}/schedstat").read_text("ascii").split()[0]) / 1e9


@contextmanager
def open_tab(playwright: Playwright, acts: str) -> Iterator[Tab]:
    """Start a browser with an empty page that the bench's scripts will run in."""
    path = find_browser()
    if path is None:
        raise RuntimeError(ADVICE)
    browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
    try:
        page = browser.new_page(viewport=_VIEW, locale="en-GB")  # type: ignore[arg-type]
        page.set_default_timeout(60_000)
        page.add_init_script(path=_HARNESS)
        page.add_init_script(acts)
        yield Tab(page, page.context.new_cdp_session(page))
    finally:
        browser.close()


def load(tab: Tab, address: str, notes: int) -> Figures:
    """Open an address and wait until all notes are there; returns what that took."""
    tab.page.add_init_script(f"bench.awaited = {notes}")
    tab.page.goto(address, wait_until="commit")
    usable: float = tab.page.evaluate("bench.usable")
    tab.pid, used = _renderer(tab)
    return {"usable ms": usable, "usable CPU ms": used * 1000}


def _renderer(tab: Tab) -> tuple[int, float]:
    """Return the process that draws the page, and the seconds that it has worked.

    The browser keeps others beside it: it is the one that is busy while the page is.
    """
    browser = tab.page.context.browser
    assert browser is not None
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    pids = [each["id"] for each in told["processInfo"] if each["type"] == "renderer"]
    used = {pid: main_thread_seconds(pid) for pid in pids}
    tab.page.evaluate(_BUSY)
    busiest = max(pids, key=lambda pid: main_thread_seconds(pid) - used[pid])
    return busiest, used[busiest]
