"""Scenes drawn by typst, as PDF or PNG: the one that shapes letters and embeds fonts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, time
from math import isclose
from typing import Any

import typst

from empathyboard.domain.content import Note
from empathyboard.domain.limits import LIMITS
from empathyboard.export.clean import one_line
from empathyboard.export.facts import Told, by_section
from empathyboard.export.families import EAST_ASIA, EMOJI, FAMILY
from empathyboard.export.fonts import fonts
from empathyboard.export.outlines import path_steps
from empathyboard.export.palette import INK_SOFT, NOTES
from empathyboard.export.scene import map_scene
from empathyboard.export.shapes import Line, Path, Scene, Shape, Sticky
from empathyboard.paths import package_dir

_TEMPLATE = package_dir() / "export" / "sheet.typ"
_MARGIN = 0.05


@dataclass(frozen=True)
class PageSize:
    """A sheet of paper lying down, in points."""

    width: float
    height: float


PAGE_SIZES = {
    "a4": PageSize(841.89, 595.28),
    "a3": PageSize(1190.55, 841.89),
    "letter": PageSize(792, 612),
}


def draw_pages(told: Told, paper: str) -> bytes:
    """Return all roles as PDF: each the sheet on a page, then its notes as text."""
    size = PAGE_SIZES[paper]
    pages: list[dict[str, Any]] = []
    for whole in told.board.maps:
        scene = map_scene(whole, told)
        unit = min(
            size.width * (1 - 2 * _MARGIN) / scene.width,
            size.height * (1 - 2 * _MARGIN) / scene.height,
        )
        left, top = (size.width - scene.width * unit) / 2, (size.height - scene.height * unit) / 2
        pages.append(_sheet(scene, unit, size, (left, top)))
        pages.append(_listing(scene.title, told, whole.content.notes, size))
    made = datetime.combine(told.day, time(), UTC)
    return _compile(told, pages, "pdf", timestamp=made)


def draw_picture(scene: Scene, told: Told, width: int | None = None) -> bytes:
    """Return a scene as a picture, a pixel for a unit unless that would be too many or too wide."""
    size = PageSize(scene.width, scene.height)
    page = _sheet(scene, 1, size, (0, 0))
    scale = min(1.0, (LIMITS.export_pixels / (scene.width * scene.height)) ** 0.5)
    scale = min(scale, (width or scene.width) / scene.width)
    return _compile(told, [page], "png", ppi=72 * scale)


def _compile(told: Told, pages: Sequence[dict[str, Any]], kind: str, **more: Any) -> bytes:
    data = {
        "title": told.title(),
        "language": told.texts.language,
        "families": [FAMILY, EMOJI, EAST_ASIA],
        "emoji": [EMOJI, FAMILY],
        "soft": INK_SOFT,
        "credit": told.texts("product.credit"),
        "pages": pages,
    }
    made = typst.Compiler(
        _TEMPLATE.read_bytes(),
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    ).compile(format=kind, **more)  # type: ignore[arg-type]
    return made if isinstance(made, bytes) else b"".join(made or ())


def _sheet(
    scene: Scene, unit: float, size: PageSize, corner: tuple[float, float]
) -> dict[str, Any]:
    shapes = [_drawn(group) for item in scene.items for group in _groups(_shapes(item))]
    place = {"left": corner[0], "top": corner[1], "unit": unit}
    return {"kind": "sheet", "title": scene.title, **asdict(size), **place, "shapes": shapes}


def _shapes(item: Shape | Sticky) -> Sequence[Shape]:
    return item.shapes if isinstance(item, Sticky) else (item,)


def _groups(shapes: Iterable[Shape]) -> Iterator[list[Shape]]:
    """Yield shapes one by one, but lines of one text together: each place takes memory."""
    group: list[Shape] = []
    for shape in shapes:
        if group and not _goes_on(group, shape):
            yield group
            group = []
        group.append(shape)
    if group:
        yield group


def _goes_on(group: Sequence[Shape], after: Shape) -> bool:
    """Tell whether a shape is the next line of a text, as far below the last as that below its."""
    first, last = group[0], group[-1]
    if not (isinstance(first, Line) and isinstance(last, Line) and isinstance(after, Line)):
        return False
    if replace(after, y=first.y, text=first.text) != first or after.y <= last.y:
        return False
    return len(group) == 1 or isclose(after.y - last.y, _leading(group), abs_tol=0.01)


def _leading(lines: Sequence[Shape]) -> float:
    return lines[1].y - lines[0].y if len(lines) > 1 else 0.0  # type: ignore[union-attr]


def _drawn(group: Sequence[Shape]) -> dict[str, Any]:
    first = group[0]
    fields = asdict(first)
    if isinstance(first, Path):
        fields["steps"] = list(path_steps(fields.pop("d")))
    if isinstance(first, Line):
        del fields["text"]
        texts = [one_line(line.text) for line in group if isinstance(line, Line)]
        return {"kind": "lines", **fields, "leading": _leading(group), "texts": texts}
    return {"kind": type(first).__name__.lower(), **fields}


def _listing(title: str, told: Told, notes: Sequence[Note], size: PageSize) -> dict[str, Any]:
    """Return the notes of a role as text, section by section in reading order."""
    sections = [
        {"title": told.section(key), "notes": [_listed(note, told) for note in inside]}
        for key, inside in by_section(notes)
    ]
    heading = f"{title}: {told.texts('exported.bySection')}"
    margin = (size.width * _MARGIN, size.height * _MARGIN)
    return {
        "kind": "list",
        "title": heading,
        **asdict(size),
        "margin": margin,
        "sections": sections,
    }


def _listed(note: Note, told: Told) -> dict[str, Any]:
    facts = told.note(note)
    tells = [facts.department, facts.author, facts.voice, facts.speaker, facts.channel]
    tells += [facts.evidence, *facts.sources, *(f"#{tag}" for tag in facts.tags)]
    return {
        "rows": facts.text.split("\n"),
        "tells": " · ".join(part for part in tells if part),
        "band": NOTES[note.colour][1],
    }
