"""ZIP: the whole board as JSON, to be imported again, and each map as PDF, SVG and CSV."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from empathyboard.export.clean import file_stem
from empathyboard.export.csv_writer import write_csv
from empathyboard.export.drawing import draw_pdf
from empathyboard.export.facts import Told
from empathyboard.export.json_writer import write_json
from empathyboard.export.scene import map_scene
from empathyboard.export.svg_writer import write_svg

BOARD_FILE = "board.json"
"""The entry that an import reads."""


def write_zip(told: Told, paper: str, at: int) -> bytes:
    """Return everything of a board in one file."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in _entries(told, paper, at):
            entry = ZipInfo(name, datetime(*told.day.timetuple()[:3]).timetuple()[:6])  # noqa: DTZ001
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _entries(told: Told, paper: str, at: int) -> Iterator[tuple[str, bytes]]:
    yield BOARD_FILE, write_json(told.board, at)
    for place, whole in enumerate(told.board.maps, 1):
        alone = Told(replace(told.board, maps=(whole,)), told.texts, told.day)
        stem = f"{place:02}-{file_stem(whole.content.job_title, 'map')}"
        yield f"{stem}.pdf", draw_pdf(alone, paper)
        yield f"{stem}.svg", write_svg(map_scene(whole, alone))
        yield f"{stem}.csv", write_csv(alone)
