"""Shapes and notes at another place."""

from dataclasses import replace

from empathyboard.export.outlines import moved
from empathyboard.export.shapes import Path, Shape, Sticky


def moved_item(item: Shape | Sticky, x: float, y: float) -> Shape | Sticky:
    """Return a shape or a note so much further to the right and down."""
    if isinstance(item, Sticky):
        shapes = [moved_shape(shape, x, y) for shape in item.shapes]
        return replace(item, x=item.x + x, y=item.y + y, shapes=shapes)
    return moved_shape(item, x, y)


def moved_shape(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape so much further to the right and down."""
    if isinstance(shape, Path):
        return replace(shape, d=moved(shape.d, x, y))
    return replace(shape, x=shape.x + x, y=shape.y + y)
