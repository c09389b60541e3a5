"""A consumer of oEmbed 1.0, written against the specification and nothing of ours.

Discovery (section 4), the request (2.2), the response of type rich (2.3.4.4) and its errors
(2.3.5), as a wiki does it: it is given the address of a page and shows what comes of it.
"""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from xml.etree import ElementTree as ET

import httpx

_KINDS = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
_ANSWERS = {"json": {"application/json"}, "xml": {"text/xml"}}


@dataclass(frozen=True)
class Rich:
    """What a consumer shows: markup of a size, and a picture where frames are not allowed."""

    title: str
    html: str
    width: int
    height: int
    cache_age: int
    thumbnail: tuple[str, int, int] | None


class NotEmbeddableError(Exception):
    """The provider has nothing to show at this address; the status says why."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


class _Head(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "link" and found.get("rel") == "alternate":
            self.links[found.get("type", "")] = found.get("href", "")


class Consumer:
    """A wiki that knows oEmbed."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def discover(self, page: str, form: str = "json") -> str:
        """Return the address that a page names for its oEmbed."""
        answer = await self._http.get(page)
        return _Head(answer.text).links[_KINDS[form]]

    async def show(self, page: str, form: str = "json", /, **bounds: int) -> Rich:
        """Return what to show for a page, found by discovery, within bounds."""
        found = urlsplit(await self.discover(page, form))
        query = dict(parse_qsl(found.query)) | {name: str(size) for name, size in bounds.items()}
        return await self.ask(urlunsplit(found._replace(query=urlencode(query))), form, **bounds)

    async def ask(self, address: str, form: str = "json", /, **bounds: int) -> Rich:
        """Ask a provider and hold its answer to the specification."""
        answer = await self._http.get(address)
        if answer.status_code != 200:
            raise NotEmbeddableError(answer.status_code)
        assert answer.headers["content-type"].partition(";")[0] in _ANSWERS[form]
        told = answer.json() if form == "json" else _from_xml(answer.text)
        return _rich(told, bounds)


def _from_xml(text: str) -> dict[str, object]:
    assert text.startswith("<?xml")
    root = ET.fromstring(text)
    assert root.tag == "oembed"
    return {child.tag: child.text or "" for child in root}


def _rich(told: dict[str, object], bounds: dict[str, int]) -> Rich:
    assert (told["type"], told["version"]) == ("rich", "1.0")
    width, height = int(str(told["width"])), int(str(told["height"]))
    assert 0 < width <= bounds.get("maxwidth", width)
    assert 0 < height <= bounds.get("maxheight", height)
    return Rich(
        str(told["title"]),
        str(told["html"]),
        width,
        height,
        int(str(told["cache_age"])),
        _thumbnail(told, bounds),
    )


def _thumbnail(told: dict[str, object], bounds: dict[str, int]) -> tuple[str, int, int] | None:
    """Return the picture: address, width and height come together or not at all."""
    names = ("thumbnail_url", "thumbnail_width", "thumbnail_height")
    given = [name for name in names if name in told]
    assert given in ([], list(names))
    if not given:
        return None
    width, height = (int(str(told[name])) for name in names[1:])
    assert 0 < width <= bounds.get("maxwidth", width)
    assert 0 < height <= bounds.get("maxheight", height)
    return str(told["thumbnail_url"]), width, height
