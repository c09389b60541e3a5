"""The pages: one application for every address that a person may open, and its assets."""

import re
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response

from empathyboard.domain.ids import new_key
from empathyboard.web.assets import Assets
from empathyboard.web.cookies import give_cookie, read_cookie
from empathyboard.web.problems import problem

_READING = ["GET", "HEAD"]
_ALL = [*_READING, "POST", "PUT", "PATCH", "DELETE"]
_PAGE = re.compile(r"/|/[bm]/[^/]+/?|/join|/embed-check")
_BOARD = re.compile(r"/b/([\w-]+)/?", re.ASCII)


def add_pages(app: FastAPI, static: Path) -> None:
    """Serve the built frontend; an unknown address gets the same page with status 404."""
    files = {file.name for file in static.iterdir() if file.is_file()} - {"embed.html"}
    app.mount("/assets", Assets(static), name="assets")

    @app.api_route("/api/docs", methods=_READING, include_in_schema=False)
    async def docs() -> FileResponse:
        return _page(static / "docs.html")

    @app.api_route("/api/{rest:path}", methods=_ALL, include_in_schema=False)
    async def unknown_call(rest: str) -> Response:
        return problem(404, f"There is nothing at /api/{rest}.")

    @app.api_route("/{rest:path}", methods=_READING, include_in_schema=False)
    def page(rest: str, request: Request) -> FileResponse:
        if rest in files:
            return FileResponse(static / rest)
        path = request.url.path
        page = _page(static / "index.html", 200 if _PAGE.fullmatch(path) else 404)
        if board := _BOARD.fullmatch(path):
            # The first thing that its page asks: the browser asks it before it has the page's code.
            page.headers["Link"] = f"</api/boards/{board[1]}>; rel=preload; as=fetch; crossorigin"
        return _with_token(request, page)


def _with_token(request: Request, page: FileResponse) -> FileResponse:
    """Give a browser without a session the token of one: all that its page opens is then one's.

    Nothing is kept until the page opens a board.
    """
    if read_cookie(request) is None:
        give_cookie(request, page, new_key())
    return page


def _page(file: Path, status: int = 200) -> FileResponse:
    # Names of assets change with their content; the page that names them must not be kept.
    return FileResponse(file, status, headers={"Cache-Control": "no-cache"})
