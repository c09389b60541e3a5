"""How far the shapes of a scene reach."""

from empathyboard.export.layout import text_width
from empathyboard.export.outlines import path_steps
from empathyboard.export.shapes import Circle, Line, Path, Rect
from empathyboard.export.typeface import REGULAR, SEMIBOLD


def extent(shape: object) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a shape."""
    match shape:
        case Rect():
            return shape.x, shape.y, shape.x + shape.w, shape.y + shape.h
        case Circle():
            return shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r
        case Line():
            width = text_width(shape.text, shape.size, SEMIBOLD if shape.is_bold else REGULAR)
            left = shape.x - width if shape.anchor == "end" else shape.x
            return left, shape.y - shape.size * 0.8, left + width, shape.y
        case Path():
            points = [point for step in path_steps(shape.d) for point in step[1:]]
            across, down = zip(*points, strict=True)
            return min(across), min(down), max(across), max(down)
    raise AssertionError(shape)
