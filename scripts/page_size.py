"""Counts the JavaScript that a browser must fetch before a page can be used."""

import gzip
import re
from pathlib import Path

MOST_BYTES = 220_000
"""The bar for the page of a board, compressed as it travels."""

MOST_EMBED_BYTES = 60_000
"""The bar for the page of an embed: a wiki may show ten of them at once."""

_SCRIPT = re.compile(r'(?:src|href)="/([^"]+\.js)"')


def page_bytes(static: Path, page: str = "index.html") -> int:
    """Returns the compressed size of all scripts that the built page names."""
    names = _SCRIPT.findall((static / page).read_text(encoding="utf-8"))
    return sum(len(gzip.compress((static / name).read_bytes(), 9)) for name in set(names))
