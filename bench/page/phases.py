"""What a person does with a page, or sees others do, while its cost is measured."""

import math
from dataclasses import dataclass

from bench.figures import Figures
from bench.page.browser import Tab, in_time
from bench.page.crowd import Step
from bench.page.notes import Note, Point

FAR, NEAR = 0.35, 1.0
"""Pixels per unit of the sheet: all of it in view, and as large as one reads and writes."""
SECONDS = 1.5
MOVES_PER_SECOND = 50
POINTERS_PER_SECOND = 15
MANY = 50
_MIDDLE: Point = (680, 440)
_ROUND = 120
"""Pixels from the middle of a circle that the pointer goes round while it drags."""
_REACH = 300
"""Pixels from the middle of the view that no bar covers."""
_SETTLE_MS = 300
_LEAP = 6
"""So many small steps of the wheel at once, where nothing is measured."""


@dataclass(frozen=True)
class Script:
    """Everything that happens on a page with these notes."""

    notes: list[Note]
    zoom_delta: float
    """How far the wheel turns with Ctrl for a forty-first of the way between the two scales."""
    moves: list[Step]
    pointers: list[Step]
    arrivals: list[Step]


def run(tab: Tab, script: Script) -> dict[str, Figures]:
    """Do everything once; returns the figures of each phase."""
    look_at(tab, FAR, script)
    figures = {"pan, far": tab.measure(lambda: pan(tab))}
    figures["zoom"] = tab.measure(lambda: zoom(tab, script))
    figures["drag of one, far"] = _drag(tab, script, 1)
    look_at(tab, NEAR, script)
    figures["pan"] = tab.measure(lambda: pan(tab))
    figures["drag of one"] = _drag(tab, script, 1)
    look_at(tab, scale_for(MANY, script.notes), script)
    figures["drag of fifty"] = _drag(tab, script, MANY)
    look_at(tab, NEAR, script)
    # After the drags: notes that others moved may lie over the one to take.
    figures["50 remote updates/s"] = _play(tab, script.moves, 1000 / MOVES_PER_SECOND)
    tab.page.evaluate("steps => { bench.prepare(steps); bench.play(0, 200) }", script.arrivals)
    tab.page.wait_for_timeout(_SETTLE_MS)
    figures["50 cursors"] = _play(tab, script.pointers, 1000 / POINTERS_PER_SECOND)
    return figures


def scale_for(count: int, notes: list[Note]) -> float:
    """Return how near one can be with so many of the notes in the middle of the view."""
    radius = math.sqrt(count * 3200 * 1800 / len(notes) / math.pi)
    return min(NEAR, _REACH / radius)


def look_at(tab: Tab, scale: float, script: Script) -> None:
    """Zoom to a scale by the wheel and let the page come to rest."""
    while abs(off := math.log(tab.zoom() / scale)) > math.log(1.03):
        step = min(abs(off) / math.log(1.03), _LEAP) * script.zoom_delta
        tab.wheel(_MIDDLE, 0, math.copysign(step, off), zooms=True)
        tab.page.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    tab.page.wait_for_timeout(_SETTLE_MS)


def pan(tab: Tab) -> None:
    """Go round a circle by the wheel."""
    in_time(
        SECONDS,
        lambda part: tab.wheel(
            _MIDDLE, 20 * math.cos(2 * math.pi * part), 20 * math.sin(2 * math.pi * part)
        ),
    )


def zoom(tab: Tab, script: Script) -> None:
    """Go in and out between the two scales."""
    way = -1.0

    def step(_part: float) -> None:
        nonlocal way
        scale = tab.zoom()
        if scale >= NEAR:
            way = 1.0
        elif scale <= FAR:
            way = -1.0
        tab.wheel(_MIDDLE, 0, way * script.zoom_delta, zooms=True)

    in_time(SECONDS, step)


def _drag(tab: Tab, script: Script, count: int) -> Figures:
    """Take notes round a circle and lay them down where they were."""
    chosen = inmost(tab, script.notes, count)
    select(tab, chosen)
    x, y = tab.screen_of(chosen[-1].handle)
    tab.press((x, y))

    def step(part: float) -> None:
        angle = 2 * math.pi * part
        tab.mouse(
            "mouseMoved",
            (x + _ROUND * (math.cos(angle) - 1), y + _ROUND * math.sin(angle)),
            button="left",
            buttons=1,
        )

    figures = tab.measure(lambda: in_time(SECONDS, step))
    _check_taken(tab, chosen[-1], (x - 2 * _ROUND, y))
    tab.release((x, y))
    tab.page.wait_for_timeout(_SETTLE_MS)
    return figures


def _check_taken(tab: Tab, note: Note, to: Point) -> None:
    """Fail if a note does not come along with the mouse: the figure would be of something else."""
    tab.mouse("mouseMoved", to, button="left", buttons=1)
    tab.page.wait_for_timeout(_SETTLE_MS)
    x, y = tab.page.evaluate("id => acts.placeOf(id)", note.id)
    if math.dist((x, y), (note.x, note.y)) * tab.zoom() < _ROUND:
        raise RuntimeError(f"{tab.page.url}: {note.id} is not dragged but at {x:.0f}, {y:.0f}")


def inmost(tab: Tab, notes: list[Note], count: int) -> list[Note]:
    """Return the notes nearest to the middle of the view, row by row: no bar lies over them."""
    (left, top), scale = tab.screen_of((0, 0)), tab.zoom()
    x, y = (_MIDDLE[0] - left) / scale, (_MIDDLE[1] - top) / scale
    near = sorted(notes, key=lambda note: math.dist(note.handle, (x, y)))
    return sorted(near[:count], key=lambda note: (note.y, note.x))


def select(tab: Tab, notes: list[Note]) -> None:
    """Select these notes: where the page can't be told, by Shift and the mouse."""
    ids = [note.id for note in notes]
    if tab.page.evaluate("ids => 'select' in acts && (acts.select(ids), true)", ids):
        return
    tab.page.keyboard.press("Escape")
    for note in notes:
        at = tab.screen_of(note.handle)
        tab.press(at, adds=True)
        tab.release(at, adds=True)


def _play(tab: Tab, steps: list[Step], every: float) -> Figures:
    """Let others do something for a while."""
    tab.page.evaluate("steps => bench.prepare(steps)", steps)
    return tab.measure(
        lambda: tab.page.evaluate("([every, ms]) => bench.play(every, ms)", [every, SECONDS * 1000])
    )
