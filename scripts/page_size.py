"""Counts the JavaScript that a browser must fetch before a board can be used."""

import gzip
import re
from pathlib import Path

MOST_BYTES = 220_000
"""The bar for the page of a board, compressed as it travels."""

_SCRIPT = re.compile(r'(?:src|href)="/([^"]+\.js)"')


def page_bytes(static: Path) -> int:
    """Returns the compressed size of all scripts that the built page names."""
    names = _SCRIPT.findall((static / "index.html").read_text(encoding="utf-8"))
    return sum(len(gzip.compress((static / name).read_bytes(), 9)) for name in set(names))
