"""Texts from outside made fit for files: no control characters, no half letters, safe names."""

import re
import unicodedata

_SAFE_SCHEMES = ("http://", "https://", "mailto:")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
# Marks that turn the direction of all that follows, which would let a name pretend to end
# otherwise than it does.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 60


def plain(text: str) -> str:
    """Return a text without what no format may carry; new lines and tabs stay."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(plain(text).split())


def safe_link(link: str) -> str | None:
    """Return an address that may be followed; None for one that could do something else."""
    address = plain(link).strip()
    return address if address.lower().startswith(_SAFE_SCHEMES) else None


def file_stem(title: str, fallback: str) -> str:
    """Return a name for a file that no system minds: letters, digits and hyphens."""
    bare = unicodedata.normalize("NFKD", _TURNING.sub("", title)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    return stem or fallback
