"""The built files: named by their content, and open to other sites where an embed loads them."""

import re
from mimetypes import guess_type
from os import PathLike, stat_result
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from empathyboard.web.headers import open_headers

_FOREVER = "public, max-age=31536000, immutable"
_COMPRESSED = ".gz"
"""What the build adds to the name of a file's compressed copy."""
_NAME = re.compile(r"[\w.-]+\.(?:js|css|woff2)")


def loaded_by(page: Path, assets: Path) -> frozenset[str]:
    """Return the names of all assets that a page loads, and that these name in turn."""
    there = {file.name for file in assets.iterdir()}
    found: set[str] = set()
    unread = [page] if page.is_file() else []
    while unread:
        file = unread.pop()
        if file.suffix in {".html", ".js", ".css"}:
            new = (set(_NAME.findall(file.read_text("utf-8"))) & there) - found
            found |= new
            unread += [assets / name for name in new]
    return frozenset(found)


class Assets(StaticFiles):
    """Serves assets, compressed where a browser takes them so.

    A browser keeps them for good; those of an embed's page any site may load (E22).
    """

    def __init__(self, static: Path) -> None:
        """Serve those of a folder of built pages."""
        folder = static / "assets"
        super().__init__(directory=folder)
        self._open = loaded_by(static / "embed.html", folder)
        self._compressed = {file.name for file in folder.glob(f"*{_COMPRESSED}")}

    def file_response(
        self,
        full_path: "str | PathLike[str]",
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return a file, or that it is still the same."""
        file = Path(full_path)
        copy = file.with_name(file.name + _COMPRESSED)
        if copy.name in self._compressed and _takes_gzip(scope):
            response = super().file_response(copy, copy.stat(), scope, status_code)
            kind = guess_type(file.name)[0] or "text/plain"
            response.headers["Content-Type"] = f"{kind}; charset=utf-8"
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update({"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"})
        if file.name in self._open:
            response.headers.update(open_headers())
        return response


def _takes_gzip(scope: Scope) -> bool:
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")
