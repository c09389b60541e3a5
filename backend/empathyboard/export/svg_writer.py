"""SVG: text as text, with just the letters that it needs of the typeface inside."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from empathyboard.export.clean import plain
from empathyboard.export.facts import Told
from empathyboard.export.families import EAST_ASIA, EMOJI, FAMILY, font_folder
from empathyboard.export.pictures import board_scene
from empathyboard.export.shapes import Circle, Line, Path, Rect, Scene, Shape, Sticky
from empathyboard.export.wish import Wish

_FAMILIES = f"'{FAMILY}','{EMOJI}','{EAST_ASIA}',sans-serif"
_WEIGHTS = {False: ("Regular", 400), True: ("SemiBold", 600)}


def write(told: Told, wish: Wish) -> bytes:
    """Return the sheets as a picture that any browser shows and any drawing program edits."""
    return write_scene(board_scene(told, wish.scope.section))


def write_scene(scene: Scene) -> bytes:
    """Return a scene as SVG."""
    head = _attributes(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(scene.width)} {_number(scene.height)}",
        width=scene.width / 2,
        height=scene.height / 2,
        lang=scene.language,
        font_family=_FAMILIES,
    )
    parts = [f"<svg{head}>", f"<title>{_text(scene.title)}</title>", _style(scene)]
    parts += [_item(item) for item in scene.items]
    return "\n".join([*parts, "</svg>", ""]).encode()


def _item(item: Shape | Sticky) -> str:
    """Return a shape, or a note with all of its text for whoever hovers, listens or searches."""
    if not isinstance(item, Sticky):
        return _shape(item)
    name = _text(item.text)
    inside = "".join(_shape(shape) for shape in item.shapes)
    return f"<g><title>{name}</title><desc>{_text(item.tells)}</desc>{inside}</g>"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Line):
        return _line(shape)
    paint = {
        "fill": shape.fill or "none",
        "stroke": shape.stroke,
        "stroke_width": shape.stroke_width if shape.stroke else None,
    }
    if isinstance(shape, Circle):
        return f"<circle{_attributes(cx=shape.x, cy=shape.y, r=shape.r, **paint)}/>"
    if isinstance(shape, Path):
        round_ends = {"stroke_linecap": "round", "stroke_linejoin": "round"} if shape.stroke else {}
        return f"<path{_attributes(d=shape.d, **paint, **round_ends)}/>"
    return _rect(shape, paint)


def _rect(shape: Rect, paint: Mapping[str, object]) -> str:
    box = {"x": shape.x, "y": shape.y, "width": shape.w, "height": shape.h}
    more = {"rx": shape.radius or None, "stroke_dasharray": "8 6" if shape.is_dashed else None}
    return f"<rect{_attributes(**box, **paint, **more)}/>"


def _line(shape: Line) -> str:
    head = _attributes(
        x=shape.x,
        y=shape.y,
        font_size=shape.size,
        font_weight=600 if shape.is_bold else None,
        fill=shape.fill,
        text_anchor="end" if shape.anchor == "end" else None,
        direction="rtl" if shape.is_right_to_left else None,
    )
    return f'<text{head} xml:space="preserve">{_text(shape.text)}</text>'


def _attributes(**values: object) -> str:
    """Return attributes, without those that are None."""
    return "".join(
        f" {name if name == 'viewBox' else name.replace('_', '-')}={quoteattr(_value(value))}"
        for name, value in values.items()
        if value is not None
    )


def _value(value: object) -> str:
    return _number(value) if isinstance(value, int | float) else plain(str(value))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(plain(text))


def _style(scene: Scene) -> str:
    """Return the typeface in its weights, cut down to the letters that are drawn."""
    letters: dict[bool, set[str]] = {False: set(), True: set()}
    for line in _lines(scene):
        letters[line.is_bold] |= set(line.text)
    faces = [_face(*_WEIGHTS[is_bold], "".join(found)) for is_bold, found in letters.items()]
    return f"<style>{''.join(faces)}</style>"


def _lines(scene: Scene) -> Iterator[Line]:
    for item in scene.items:
        for shape in item.shapes if isinstance(item, Sticky) else (item,):
            if isinstance(shape, Line):
                yield shape


def _face(style: str, weight: int, letters: str) -> str:
    with TTFont(
        font_folder() / f"AtkinsonHyperlegibleNext-{style}.ttf", recalcTimestamp=False
    ) as font:
        subsetter = Subsetter(Options(layout_features=["kern", "mark", "mkmk", "ccmp"]))
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"
        packed = BytesIO()
        font.save(packed)
    data = b64encode(packed.getvalue()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{data}) format('woff')}}"
    )
