"""PNG: the sheets below each other."""

from empathyboard.export.drawing import draw_picture
from empathyboard.export.facts import Told
from empathyboard.export.pictures import board_scene
from empathyboard.export.wish import Wish


def write(told: Told, wish: Wish) -> bytes:
    """Return the board as one picture."""
    return draw_picture(board_scene(told, wish.scope.section), told, wish.width)
