"""oEmbed 1.0: what another site shows for the address of an embed (E40)."""

import json
from html import escape
from typing import Annotated, Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as escape_xml

from fastapi import APIRouter, Query, Request, Response

from empathyboard.domain.errors import UnknownError
from empathyboard.export.clean import plain
from empathyboard.live.embed_files import Piece
from empathyboard.web.embed_pages import address_of, open_token
from empathyboard.web.embed_template import CARD
from empathyboard.web.embed_token import url_of
from empathyboard.web.problems import problem
from empathyboard.web.state import settings_of, state_of
from empathyboard.web.told import base_of

router = APIRouter()
_WIDTH, _HEIGHT = 960, 620
"""A frame of a map with its bar, where nothing smaller is asked."""
_ENDLESS = 2**31
_HOUR = 60 * 60
_SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
Bound = Annotated[int | None, Query(ge=1)]


@router.api_route("/api/oembed", methods=["GET", "HEAD"], include_in_schema=False)
async def oembed(
    request: Request,
    format: str = "json",  # noqa: A002
    maxwidth: Bound = None,
    maxheight: Bound = None,
) -> Response:
    """Tell another site how to show an embed."""
    if format not in {"json", "xml"}:
        return problem(501, f"oEmbed comes as json or xml here, not as {format!r}.")
    told = await _told(request, maxwidth or _ENDLESS, maxheight or _ENDLESS)
    if format == "json":
        return Response(json.dumps(told, ensure_ascii=False), media_type="application/json")
    return Response(_xml(told), media_type="text/xml")


async def _told(request: Request, most_width: int, most_height: int) -> dict[str, Any]:
    shown = await open_token(request, _token(request))
    piece = json.loads((await state_of(request).embed_files.file(shown, Piece("page"))).content)
    address, title = address_of(request, shown.token), plain(piece["title"])
    width, height = min(_WIDTH, most_width), min(_HEIGHT, most_height)
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "html": iframe(address, title, width, height),
        "width": width,
        "height": height,
        "cache_age": _HOUR,
        "provider_name": "Empathyboard",
        "provider_url": base_of(request),
        **_thumbnail(address, (piece["width"], piece["height"]), most_width, most_height),
    }


def _token(request: Request) -> str:
    """Return the token in the address that is asked about; UnknownError for any other address."""
    try:
        parts = urlsplit(url_of(request))
    except ValueError:
        parts = urlsplit("")
    own = {urlsplit(settings_of(request).public_base or "").netloc, request.url.netloc}
    folder, _, token = parts.path.rstrip("/").rpartition("/")
    is_ours = parts.scheme in {"http", "https"} and parts.netloc and parts.netloc in own
    if not is_ours or folder != f"{urlsplit(base_of(request)).path}/embed":
        raise UnknownError("This is not the address of an embed of this server.")
    return token


def iframe(address: str, title: str, width: int, height: int) -> str:
    """Return the frame of an embed as HTML: it needs nothing but its scripts and new tabs."""
    attributes = {
        "src": address,
        "title": title,
        "width": width,
        "height": height,
        "sandbox": _SANDBOX,
        "referrerpolicy": "no-referrer",
        "loading": "lazy",
        "style": "border:0",
    }
    told = "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())
    return f"<iframe{told}></iframe>"


def _thumbnail(
    address: str, sheet: tuple[float, float], most_width: int, most_height: int
) -> dict[str, str | int]:
    """Return the largest picture within the bounds; none where not even the smallest is."""
    for asked in (CARD, 640, 320):
        # No picture is wider than its sheet.
        width = round(min(asked, sheet[0]))
        height = round(width * sheet[1] / sheet[0])
        if width <= most_width and height <= most_height:
            return {
                "thumbnail_url": f"{address}.png?width={asked}",
                "thumbnail_width": width,
                "thumbnail_height": height,
            }
    return {}


def _xml(told: dict[str, Any]) -> str:
    fields = "".join(f"<{name}>{escape_xml(str(value))}</{name}>" for name, value in told.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{fields}</oembed>'
