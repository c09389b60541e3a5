"""Scenes drawn by typst, as PDF or PNG: the one that shapes letters and embeds fonts."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time
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
    shapes = [_shape(shape) for shape in _flat(scene.items)]
    place = {"left": corner[0], "top": corner[1], "unit": unit}
    return {"kind": "sheet", "title": scene.title, **asdict(size), **place, "shapes": shapes}


def _flat(items: Sequence[Shape | Sticky]) -> Iterator[Shape]:
    for item in items:
        if isinstance(item, Sticky):
            yield from item.shapes
        else:
            yield item


def _shape(shape: Shape) -> dict[str, Any]:
    fields = asdict(shape)
    if isinstance(shape, Path):
        fields["steps"] = list(path_steps(fields.pop("d")))
    if isinstance(shape, Line):
        fields["text"] = one_line(shape.text) if shape.text.strip() else ""
    return {"kind": type(shape).__name__.lower(), **fields}


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
