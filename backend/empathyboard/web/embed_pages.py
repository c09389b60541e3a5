"""What an embed's token opens over HTTP: page, pictures, context and snippets (E10)."""

import json
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse
from pydantic import AfterValidator

from empathyboard.domain.errors import GoneError, LimitError, UnknownError
from empathyboard.live.embed_files import Piece
from empathyboard.live.embeds import Opened
from empathyboard.web.embed_context import tell_context
from empathyboard.web.embed_models import EmbedContext
from empathyboard.web.embed_template import CARD, EmbedTemplate, Shown, gone_page
from empathyboard.web.embed_token import token_of
from empathyboard.web.headers import framed_headers, picture_headers
from empathyboard.web.origins import own_origin
from empathyboard.web.state import state_of
from empathyboard.web.told import base_of

router = APIRouter(tags=["embeds"])
_READING = ["GET", "HEAD"]
_SHORT = "public, max-age=60"
WIDTHS = (320, 640, 1280, 2560)
"""How wide a PNG may be at most: not any, as each is drawn and kept."""


def _known_width(width: int) -> int:
    if width not in WIDTHS:
        raise ValueError(f"There is no picture {width} wide; there are {WIDTHS}.")
    return width


SnippetFormat = Literal["markdown", "mediawiki", "confluence", "html"]


async def opened(
    request: Request,
    token: Annotated[str, Path(description="The token of an embed.")],  # noqa: ARG001
) -> Opened:
    """Return what the token in the path opens; whatever is wrong with it, it looks the same."""
    return await open_token(request, token_of(request))


async def open_token(request: Request, token: str) -> Opened:
    """Return what a token opens; UnknownError where it is not good."""
    try:
        return await state_of(request).embeds.open(token)
    except GoneError:
        raise UnknownError("There is no such embed.") from None


InEmbed = Annotated[Opened, Depends(opened)]


def address_of(request: Request, token: str) -> str:
    """Return the absolute address of an embed's page."""
    return f"{base_of(request)}/embed/{token}"


# --- pictures ----------------------------------------------------------------------------


@router.api_route("/embed/{token}.png", methods=_READING, include_in_schema=False)
async def png(
    request: Request, width: Annotated[int, AfterValidator(_known_width)] = CARD
) -> Response:
    """Return the picture as PNG; MediaWiki, for one, shows it as large as it is."""
    return await _picture(request, Piece("png", width))


@router.api_route("/embed/{token}.svg", methods=_READING, include_in_schema=False)
async def svg(request: Request) -> Response:
    """Return the picture as SVG."""
    return await _picture(request, Piece("svg"))


async def _picture(request: Request, piece: Piece) -> Response:
    files = state_of(request).embed_files
    try:
        shown = await open_token(request, token_of(request))
        headers = {**picture_headers(), "Cache-Control": _SHORT}
        tag = f'"{await files.tag(shown, piece)}"'
        if _is_known(request, tag):
            return Response(status_code=304, headers={**headers, "ETag": tag})
        file = await files.file(shown, piece)
    except UnknownError:
        gone = await files.gone(piece.format)
        headers = {**picture_headers(), "Cache-Control": "no-cache"}
        return Response(gone.content, 404, headers, gone.media_type)
    return Response(file.content, 200, {**headers, "ETag": f'"{file.tag}"'}, file.media_type)


def _is_known(request: Request, tag: str) -> bool:
    known = request.headers.get("if-none-match", "").split(",")
    return any(each.strip().removeprefix("W/") in {tag, "*"} for each in known)


# --- beside the page ---------------------------------------------------------------------


@router.get("/embed/{token}/context", response_model=EmbedContext)
async def read_context(request: Request, shown: InEmbed) -> Response:
    """Read what the page of an embed needs beside the maps' documents."""
    told = await state_of(request).embed_files.told(shown, tell_context(shown))
    headers = {**picture_headers(), "Cache-Control": "no-store"}
    return Response(told.content, media_type=told.media_type, headers=headers)


@router.get("/embed/{token}/snippet", response_class=PlainTextResponse)
async def read_snippet(
    request: Request,
    shown: InEmbed,
    format: SnippetFormat,  # noqa: A002
) -> Response:
    """Read what an embed shows now as text to paste into a wiki."""
    piece = Piece(format, address=address_of(request, shown.token))
    file = await state_of(request).embed_files.file(shown, piece)
    # As plain text whatever it is: it is to be copied, not to be opened.
    return PlainTextResponse(
        file.content, headers={**picture_headers(), "Cache-Control": "no-store"}
    )


# --- the page ----------------------------------------------------------------------------


@router.api_route("/embed/{token}", methods=_READING, include_in_schema=False)
async def page(request: Request) -> Response:
    """Return the page that a wiki frames; in the place of one that is gone, one that says so."""
    try:
        shown = await open_token(request, token_of(request))
        filled = await _fill(request, shown)
    except UnknownError:
        return nothing_here(request)
    template: EmbedTemplate = request.app.state.embed_template
    headers = framed_headers(own_origin(request), shown.embed.frames)
    return HTMLResponse(template.fill(filled), headers={**headers, "Cache-Control": "no-cache"})


async def _fill(request: Request, shown: Opened) -> Shown:
    filled = Shown(
        shown.embed.language,
        shown.embed.appearance.value,
        address_of(request, shown.token),
        f"{base_of(request)}/api/oembed",
    )
    try:
        file = await state_of(request).embed_files.file(shown, Piece("page"))
    except LimitError:
        # Too much for one picture: what follows its maps needs none.
        return filled
    return replace(filled, **json.loads(file.content))


@router.api_route("/embed/{rest:path}", methods=_READING, include_in_schema=False)
def nothing_here(request: Request) -> Response:
    """Return the page of an address that opens nothing."""
    headers = framed_headers(own_origin(request), ())
    return HTMLResponse(gone_page(), 404, headers={**headers, "Cache-Control": "no-cache"})
