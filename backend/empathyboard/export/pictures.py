"""The sheets of a board as one picture, below each other."""

from dataclasses import replace

from empathyboard.domain.errors import LimitError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.facts import Told
from empathyboard.export.outlines import moved
from empathyboard.export.scene import map_scene
from empathyboard.export.shapes import Path, Scene, Shape, Sticky

_GAP = 80
"""The room between the sheets, in sheet units."""


def board_scene(told: Told) -> Scene:
    """Return one picture of all sheets; LimitError when that would be too large to look at."""
    scenes = [map_scene(whole, told) for whole in told.board.maps]
    if len(scenes) > LIMITS.export_picture_maps:
        raise LimitError(
            f"A picture shows at most {LIMITS.export_picture_maps} maps and this would have "
            f"{len(scenes)}: export a PDF, or one map at a time."
        )
    width = max((scene.width for scene in scenes), default=1)
    items: list[Shape | Sticky] = []
    top = 0.0
    for scene in scenes:
        items += [_lowered(item, top) for item in scene.items]
        top += scene.height + _GAP
    return Scene(width, max(top - _GAP, 1), told.title(), items, told.texts.language)


def _lowered(item: Shape | Sticky, by: float) -> Shape | Sticky:
    if isinstance(item, Sticky):
        shapes = [_lowered_shape(shape, by) for shape in item.shapes]
        return replace(item, y=item.y + by, shapes=shapes)
    return _lowered_shape(item, by)


def _lowered_shape(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Path):
        return replace(shape, d=moved(shape.d, 0, by))
    return replace(shape, y=shape.y + by)
