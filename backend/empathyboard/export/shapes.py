"""What a picture is made of: a few plain shapes, in units of the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rect:
    """A rectangle, rounded or not."""

    x: float
    y: float
    w: float
    h: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0
    radius: float = 0
    is_dashed: bool = False


@dataclass(frozen=True)
class Path:
    """Lines and curves by the commands M, L, C and Z of SVG, all of them absolute."""

    d: str
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0


@dataclass(frozen=True)
class Circle:
    """A circle around a point."""

    x: float
    y: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0


@dataclass(frozen=True)
class Line:
    """One line of text on its base line; the anchor is the point where it starts or ends."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    is_bold: bool = False
    anchor: str = "start"
    is_right_to_left: bool = False


Shape = Rect | Path | Circle | Line


@dataclass(frozen=True)
class Sticky:
    """A note: its shapes, and what a format with notes of its own needs to make one."""

    x: float
    y: float
    side: float
    paper: str
    band: str
    text: str
    """All of it, also where the paper has no room."""
    size: int
    """How large the text is."""
    tells: str
    """Department, voice and evidence in words."""
    is_clipped: bool
    shapes: Sequence[Shape] = field(default=())


@dataclass(frozen=True)
class Scene:
    """A whole picture: shapes and notes from back to front."""

    width: float
    height: float
    title: str
    items: Sequence[Shape | Sticky]
    language: str
