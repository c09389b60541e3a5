"""CSV by RFC 4180, with the mark by which spreadsheets know UTF-8."""

import csv
from io import StringIO

from empathyboard.export.facts import Told
from empathyboard.export.rows import headings, rows
from empathyboard.export.wish import Wish


def write(told: Told, _: Wish) -> bytes:
    """Return the notes of a board as a table of comma-separated values."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings(told))
    writer.writerows(rows(told))
    return text.getvalue().encode("utf-8-sig")
