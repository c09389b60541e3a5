"""The picture of an embed that is no more: it says so in every language (E13)."""

from empathyboard.export.drawing import draw_picture
from empathyboard.export.facts import Told
from empathyboard.export.layout import wrap
from empathyboard.export.palette import INK, INK_SOFT, LINE_STRONG, PAPER
from empathyboard.export.shapes import Line, Rect, Scene, Shape
from empathyboard.export.svg_writer import write_scene
from empathyboard.export.texts import LANGUAGES, Texts
from empathyboard.export.wish import Wish

_WIDTH, _MARGIN = 800, 48


def write(told: Told, wish: Wish) -> bytes:
    """Return it as PNG or SVG; there is no board in it."""
    scene = _scene()
    return write_scene(scene) if wish.format == "gone-svg" else draw_picture(scene, told)


def _scene() -> Scene:
    lines: list[Line] = []
    y = float(_MARGIN)
    for texts in map(Texts, LANGUAGES):
        y += 36
        lines.append(Line(_MARGIN, y, texts("embedPage.gone"), 30, INK, is_bold=True))
        for line in wrap(texts("embedPage.goneHint"), 22, _WIDTH - 2 * _MARGIN):
            y += 34
            lines.append(Line(_MARGIN, y, line, 22, INK_SOFT))
        y += 32
    height = y + _MARGIN - 20
    sheet: list[Shape] = [
        Rect(0, 0, _WIDTH, height, PAPER),
        Rect(1, 1, _WIDTH - 2, height - 2, None, LINE_STRONG, 2, 16, is_dashed=True),
    ]
    title = Texts("en")("embedPage.gone")
    return Scene(_WIDTH, height, title, [*sheet, *lines], "en")
