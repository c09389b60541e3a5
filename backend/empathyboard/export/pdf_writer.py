"""PDF: each sheet on a page, its notes as text on the next ones."""

from empathyboard.export.drawing import draw_pages
from empathyboard.export.facts import Told
from empathyboard.export.wish import Wish


def write(told: Told, wish: Wish) -> bytes:
    """Return the board as pages to print or to search."""
    return draw_pages(told, wish.paper)
