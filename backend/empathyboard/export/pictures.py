"""The sheets of a board as one picture, below each other."""

from empathyboard.domain.errors import LimitError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.facts import Told
from empathyboard.export.moving import moved_item
from empathyboard.export.scene import map_scene, section_scene
from empathyboard.export.shapes import Scene, Shape, Sticky

_GAP = 80
"""The room between the sheets, in sheet units."""


def board_scene(told: Told, section: str | None = None) -> Scene:
    """Return one picture of all sheets, or of a section of each.

    LimitError when that would be too large to look at.
    """
    scenes = [
        section_scene(whole, told, section) if section else map_scene(whole, told)
        for whole in told.board.maps
    ]
    if len(scenes) > LIMITS.export_picture_maps:
        raise LimitError(
            f"A picture shows at most {LIMITS.export_picture_maps} maps and this would have "
            f"{len(scenes)}: export a PDF, or one map at a time."
        )
    width = max((scene.width for scene in scenes), default=1)
    items: list[Shape | Sticky] = []
    top = 0.0
    for scene in scenes:
        items += [moved_item(item, 0, top) for item in scene.items]
        top += scene.height + _GAP
    return Scene(width, max(top - _GAP, 1), told.title(), items, told.texts.language)
