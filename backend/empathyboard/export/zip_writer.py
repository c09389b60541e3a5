"""ZIP: the whole board as JSON, to be imported again, and each map as PDF, SVG and CSV."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from empathyboard.export import csv_writer, json_writer, pdf_writer, svg_writer
from empathyboard.export.clean import file_stem
from empathyboard.export.facts import Told
from empathyboard.export.wish import Wish

BOARD_FILE = "board.json"
"""The entry that an import reads."""

_OF_EACH_MAP = {"pdf": pdf_writer.write, "svg": svg_writer.write, "csv": csv_writer.write}


def write(told: Told, wish: Wish) -> bytes:
    """Return everything of a board in one file."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in _entries(told, wish):
            # Made alike from alike: the date of the export, and no time.
            entry = ZipInfo(name, (told.day.year, told.day.month, told.day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def _entries(told: Told, wish: Wish) -> Iterator[tuple[str, bytes]]:
    yield BOARD_FILE, json_writer.write(told, wish)
    for place, whole in enumerate(told.board.maps, 1):
        alone = Told(replace(told.board, maps=(whole,)), told.texts, told.day)
        stem = f"{place:02}-{file_stem(whole.content.job_title, 'map')}"
        for suffix, write_one in _OF_EACH_MAP.items():
            yield f"{stem}.{suffix}", write_one(alone, wish)
