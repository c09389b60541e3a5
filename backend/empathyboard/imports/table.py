"""A table out of a file of any program: its encoding and its separator are found out."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from empathyboard.domain.errors import FileError
from empathyboard.domain.limits import LIMITS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ("\t", ";", ",", "|")
_NEVER = "\x1f"
"""Separates the cells where nothing does."""
_LOOKED_AT = 50
"""So many rows tell what separates the cells."""
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class Table:
    """Rows of cells as they are in a file, without rows in which nothing is."""

    encoding: str
    separator: str
    rows: Sequence[Sequence[str]]

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)


def read_table(data: bytes) -> Table:
    """Return the table in a file; FileError for what is none, or is too long."""
    text, encoding = _decoded(data)
    if "\0" in text:
        raise FileError("The file is no text; choose CSV, or our own JSON or zip.")
    try:
        separator = _separator(text)
        table = Table(encoding, separator, _rows(text, separator))
    except csv.Error as error:
        raise FileError(f"The file is no table of text: {error}.") from error
    if not table.rows:
        raise FileError("The file is empty.")
    if table.width > _MOST_COLUMNS:
        raise FileError(f"The file has {table.width} columns; at most {_MOST_COLUMNS} are read.")
    return table


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(
                encoding, "replace"
            ), "utf-8" if mark == codecs.BOM_UTF8 else encoding
    # Every second byte is empty: UTF-16 without the mark, as some programs write it.
    for encoding, empty in (("utf-16-le", data[1:200:2]), ("utf-16-be", data[0:200:2])):
        if len(empty) > 3 and empty.count(0) > len(empty) * 0.7:
            return data.decode(encoding, "replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _separator(text: str) -> str:
    """Return what separates the cells: what gives most rows the same number of several.

    Nothing does in a list of sentences, whatever commas are in them.
    """
    best = max(_SEPARATORS, key=lambda separator: _agreement(text, separator))
    return best if _agreement(text, best) > 0 else ""


def _agreement(text: str, separator: str) -> int:
    widths = Counter(len(row) for row in islice(_cells(text, separator), _LOOKED_AT) if row)
    several = {width: count for width, count in widths.items() if width > 1}
    alone = widths.get(1, 0)
    return max(several.values(), default=0) - alone


def _rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in _cells(text, separator):
        if any(cell.strip() for cell in row):
            rows.append(row)
        # One more than notes are taken: the first may be a heading.
        if len(rows) > LIMITS.import_rows + 1:
            raise FileError(
                f"The file has more than {LIMITS.import_rows} rows, more than anyone reads "
                "from a wall; choose those that matter, or split it over several roles."
            )
    return rows


def _cells(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator or _NEVER)
