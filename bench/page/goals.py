"""What our page has to reach beside the others."""

from dataclasses import dataclass

from bench.figures import Figures, medians
from bench.page.measure import UNITS

Runs = dict[str, dict[str, list[Figures]]]
"""Number of notes → page → the figures of each repeat."""

PHASES = (
    "pan",
    "zoom",
    "drag of one",
    "drag of fifty",
    "50 remote updates/s",
    "50 cursors",
)


@dataclass(frozen=True)
class Goal:
    """A figure of our page that may be so large at most, as it is or divided by another page's."""

    notes: str
    figure: str
    most: float
    beside: str | None = None

    def reached(self, figures: dict[str, dict[str, Figures]]) -> float:
        """Return what it is."""
        ours = figures[self.notes]["empathyboard"][self.figure]
        return ours / figures[self.notes][self.beside][self.figure] if self.beside else ours


GOALS = (
    *(Goal("1000", f"{phase}: {UNITS['ms']}", 0.6, "excalidraw") for phase in PHASES),
    *(Goal("1000", f"{phase}: {UNITS['ms']}", 0.3, "tldraw") for phase in PHASES),
    Goal("200", "usable ms", 0.5, "excalidraw"),
    Goal("200", "JS kB gz", 220),
    Goal("1000", "heap MB", 12),
)


def middle(runs: Runs) -> dict[str, dict[str, Figures]]:
    """Return the median of each figure."""
    return {
        notes: {page: medians(each) for page, each in pages.items()}
        for notes, pages in runs.items()
    }
