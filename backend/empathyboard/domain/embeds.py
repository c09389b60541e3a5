"""Embeds: what of a board stands in somebody else's page, and which pages may frame it."""

import hashlib
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

MOST_FRAMES = 20
"""So many addresses an embed may list: each goes into a header of its every answer."""

_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Appearance(StrEnum):
    """How an embed looks; `auto` is as the reader's device."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


@dataclass(frozen=True)
class Embed:
    """A token that shows something of a board; only the SHA-256 of the token is kept."""

    id: str
    board: str
    map: str | None
    """The only map that it shows; None for the whole board."""
    section: str | None
    snapshot: str | None
    """The version that it shows; None for what is there now."""
    language: str
    appearance: Appearance
    names_hidden: bool
    frames: tuple[str, ...]
    """The origins whose pages may frame it; empty for any."""
    label: str
    token_hash: bytes
    created: int
    revoked: int | None = None

    @property
    def is_live(self) -> bool:
        """Tell whether it follows its maps over a socket (E14)."""
        return self.section is None and self.snapshot is None


def map_name(token: str, map_id: str) -> str:
    """Return the name of a map that belongs to a token: an id is a right of its own (E6)."""
    digest = hashlib.sha256(f"{token} {map_id}".encode("utf-8", "surrogatepass")).digest()
    return urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def frame_origin(address: str) -> str:
    """Return the origin that an address names, as browsers write it (E21).

    ValueError, with the address, for anything but a scheme, a host and perhaps a port.
    """
    try:
        return _origin(urlsplit(address.strip()))
    except (ValueError, UnicodeError):
        raise ValueError(
            f"{address!r} is no address of a site: write it like https://wiki.example or "
            "https://wiki.example:8443, without a path."
        ) from None


def _origin(parts: SplitResult) -> str:
    host = (parts.hostname or "").encode("idna").decode().lower()
    rest = (parts.path.strip("/"), parts.query, parts.fragment, parts.username, parts.password)
    if parts.scheme not in _DEFAULT_PORTS or any(rest) or not _HOST.fullmatch(host):
        raise ValueError(host)
    is_default = parts.port in {None, _DEFAULT_PORTS[parts.scheme]}
    return f"{parts.scheme}://{host}" + ("" if is_default else f":{parts.port}")
