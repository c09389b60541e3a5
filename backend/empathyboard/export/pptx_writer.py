"""PPTX: a slide with all roles, then a slide for each; notes are shapes that can be edited."""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.export.clean import one_line
from empathyboard.export.facts import Told
from empathyboard.export.families import FAMILY
from empathyboard.export.outlines import path_steps
from empathyboard.export.palette import INK
from empathyboard.export.scene import map_scene
from empathyboard.export.shapes import Circle, Line, Path, Rect, Scene, Shape, Sticky
from empathyboard.export.stickies import reads_from_right
from empathyboard.export.wish import Wish

_WIDTH, _HEIGHT = 12_192_000, 6_858_000
_POINT = 12_700
_BLANK = 6
_PIECES = 8


def write(told: Told, _: Wish) -> bytes:
    """Return the board as a presentation."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    _overview(deck, told)
    for whole in told.board.maps:
        _Slide(deck, map_scene(whole, told)).fill()
    made = datetime.combine(told.day, time())
    deck.core_properties.title = told.title()
    deck.core_properties.author = told.texts("product.name")
    deck.core_properties.created = deck.core_properties.modified = made
    packed = BytesIO()
    deck.save(packed)
    return packed.getvalue()


def _overview(deck: Any, told: Told) -> None:
    """Add the slide that lists the roles with their seats and what is known of them."""
    slide = deck.slides.add_slide(deck.slide_layouts[_BLANK])
    account = one_line(told.board.content.account)
    title = f"{told.title()} · {account}" if account else told.title()
    box = slide.shapes.add_textbox(Emu(609_600), Emu(342_900), Emu(10_972_800), Emu(600_000))
    _write(box.text_frame, title, 24, is_bold=True)
    heads = [told.texts(f"exported.{name}") for name in ("role", "committee", "notes")]
    lines = [
        [told.role(each), ", ".join(told.seats(each)), str(len(each.content.notes))]
        for each in told.board.maps
    ]
    area = Emu(609_600), Emu(1_100_000), Emu(10_972_800), Emu(370_000 * (len(lines) + 1))
    table = slide.shapes.add_table(len(lines) + 1, len(heads), *area).table
    for row, cells in enumerate([heads, *lines]):
        for column, words in enumerate(cells):
            _write(table.cell(row, column).text_frame, words, 12, is_bold=row == 0)


class _Slide:
    """A scene on its way to a slide."""

    def __init__(self, deck: Any, scene: Scene) -> None:
        self._slide = deck.slides.add_slide(deck.slide_layouts[_BLANK])
        # Otherwise each shape is numbered by looking at all shapes before it.
        self._slide.shapes.turbo_add_enabled = True
        self._scene = scene
        self._scale = min(_WIDTH / scene.width, _HEIGHT / scene.height)
        self._left = (_WIDTH - scene.width * self._scale) / 2
        self._top = (_HEIGHT - scene.height * self._scale) / 2

    def fill(self) -> None:
        """Draw everything; what notes have no room for goes into the speaker's notes."""
        whole: list[str] = []
        for item in self._scene.items:
            if isinstance(item, Sticky):
                self._sticky(item)
                whole += [item.text] if item.is_clipped else []
            else:
                self._shape(item)
        if whole:
            self._slide.notes_slide.notes_text_frame.text = "\n\n".join(whole)

    def _shape(self, shape: Shape) -> None:
        match shape:
            case Rect():
                kind = MSO_SHAPE.ROUNDED_RECTANGLE if shape.radius else MSO_SHAPE.RECTANGLE
                box = self._add(kind, shape.x, shape.y, shape.w, shape.h)
                if shape.radius:
                    box.adjustments[0] = shape.radius / min(shape.w, shape.h)
                self._paint(box, shape)
            case Circle():
                side = 2 * shape.r
                box = self._add(MSO_SHAPE.OVAL, shape.x - shape.r, shape.y - shape.r, side, side)
                self._paint(box, shape)
            case Path():
                self._path(shape)
            case Line():
                self._line(shape)

    def _add(self, kind: Any, x: float, y: float, w: float, h: float) -> Any:
        return self._slide.shapes.add_shape(kind, *self._corner(x, y), self._long(w), self._long(h))

    def _corner(self, x: float, y: float) -> tuple[Emu, Emu]:
        return Emu(round(self._left + x * self._scale)), Emu(round(self._top + y * self._scale))

    def _long(self, length: float) -> Emu:
        return Emu(round(length * self._scale))

    def _points(self, size: float) -> float:
        return size * self._scale / _POINT

    def _paint(self, box: Any, shape: Rect | Circle | Path) -> None:
        box.shadow.inherit = False
        if shape.fill:
            box.fill.solid()
            box.fill.fore_color.rgb = _colour(shape.fill)
        else:
            box.fill.background()
        if not shape.stroke:
            box.line.fill.background()
            return
        box.line.color.rgb = _colour(shape.stroke)
        box.line.width = self._long(shape.stroke_width)
        if isinstance(shape, Rect) and shape.is_dashed:
            box.line.dash_style = MSO_LINE.DASH

    def _path(self, shape: Path) -> None:
        """Add a freeform; its curves become short straight lines."""
        points = _corners(shape.d)
        scaled = [tuple(int(value) for value in self._corner(*point)) for point in points]
        builder = self._slide.shapes.build_freeform(*scaled[0])
        builder.add_line_segments(scaled[1:], close=shape.d.endswith("Z"))
        self._paint(builder.convert_to_shape(), shape)

    def _line(self, shape: Line) -> None:
        """Add a text box of its own; it goes to the edge of the sheet, as nothing wraps in it."""
        height = shape.size * 1.25
        is_end = shape.anchor == "end"
        left = 0 if is_end else shape.x
        top = shape.y - shape.size * 0.36 - height / 2
        corner = self._corner(left, top)
        room = shape.x if is_end else self._scene.width - shape.x
        box = self._slide.shapes.add_textbox(*corner, self._long(room), self._long(height))
        _write(box.text_frame, shape.text, self._points(shape.size), shape.fill, shape.is_bold)
        box.text_frame.word_wrap = False
        if is_end:
            box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def _sticky(self, note: Sticky) -> None:
        """Add a note: a square that holds its text, the band, and the marks of its foot."""
        paper, band, *marks = note.shapes
        square = self._add(MSO_SHAPE.RECTANGLE, note.x, note.y, note.side, note.side)
        assert isinstance(paper, Rect)  # noqa: S101 - what a note begins with
        self._paint(square, paper)
        square.name, inside = note.tells or note.text[:40], CATALOGUE.note
        frame = square.text_frame
        lines = [shape for shape in note.shapes if isinstance(shape, Line) and shape.fill == INK]
        words = _shown(note, lines)
        _write(frame, words, self._points(note.size), INK)
        frame.margin_left = self._long(inside.band + inside.pad)
        frame.margin_right = self._long(inside.pad)
        frame.margin_top = self._long(inside.pad)
        frame.margin_bottom = self._long(inside.foot + inside.pad / 2)
        frame.vertical_anchor = MSO_ANCHOR.TOP if note.is_clipped else MSO_ANCHOR.MIDDLE
        self._shape(band)
        for mark in marks:
            if not isinstance(mark, Line) or mark.y > note.y + note.side - inside.foot:
                self._shape(mark)


def _shown(note: Sticky, lines: list[Line]) -> str:
    """Return the text of a note, or what of it has room."""
    if not note.is_clipped:
        return note.text
    body = [line.text for line in lines if line.y <= note.y + note.side - CATALOGUE.note.foot]
    return " ".join(body) + "…"


def _write(
    frame: Any,
    words: str,
    size: float,
    fill: str = INK,
    is_bold: bool = False,
) -> None:
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.text = words
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if reads_from_right(words) else PP_ALIGN.LEFT
        paragraph.line_spacing = CATALOGUE.note.line_height / 1.3
        for run in paragraph.runs:
            run.font.size = Pt(max(size, 1))
            run.font.name = FAMILY
            run.font.bold = is_bold
            run.font.color.rgb = _colour(fill)


def _colour(value: str) -> Any:
    return RGBColor(*bytes.fromhex(value.removeprefix("#")))  # type: ignore[no-untyped-call]


_Point = tuple[float, float]


def _corners(d: str) -> list[_Point]:
    """Return a path as points, its curves cut into straight pieces."""
    points: list[_Point] = []
    for command, *ends in path_steps(d):
        if command == "C":
            corners = (points[-1], *ends)
            points += [_on_curve(corners, step / _PIECES) for step in range(1, _PIECES + 1)]
        elif command != "Z":
            points.append(ends[0])
    return points


def _on_curve(corners: tuple[_Point, ...], t: float) -> _Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    x, y = (sum(w * corner[i] for w, corner in zip(weights, corners, strict=True)) for i in (0, 1))
    return x, y
