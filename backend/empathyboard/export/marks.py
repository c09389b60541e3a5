"""What stands behind a note, as a mark that needs no colour."""

from collections.abc import Iterator

from empathyboard.domain.evidence import EvidenceState
from empathyboard.export.outlines import moved
from empathyboard.export.palette import INK
from empathyboard.export.shapes import Circle, Path, Shape

MARK = 8
"""How wide a mark is on a note."""

_STROKE = 1.5
_LOWER_HALF = "M-1 0L1 0C1 0.55 0.55 1 0 1C-0.55 1 -1 0.55 -1 0Z"
_CROSS = "M-0.65 -0.65L0.65 0.65M0.65 -0.65L-0.65 0.65"


def evidence_mark(state: EvidenceState, x: float, y: float, side: float = MARK) -> Iterator[Shape]:
    """Yield the mark of a state around a point: open, half full, full, or crossed out."""
    stroke = _STROKE * side / MARK
    r = (side - stroke) / 2
    fill = INK if state is EvidenceState.SUPPORTED else None
    yield Circle(x, y, r, fill, INK, stroke)
    if state is EvidenceState.INDICATED:
        yield Path(moved(_LOWER_HALF, x, y, r), INK)
    if state is EvidenceState.CONTRADICTED:
        for line in _CROSS.split("M")[1:]:
            yield Path(moved(f"M{line}", x, y, r), None, INK, stroke)
