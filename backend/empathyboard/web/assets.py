"""The built files: named by their content, and open to other sites where an embed loads them."""

import re
from os import PathLike, stat_result
from pathlib import Path

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from empathyboard.web.headers import open_headers

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
    """Serves assets; those of an embed's page any site may load (E22)."""

    def __init__(self, static: Path) -> None:
        """Serve those of a folder of built pages."""
        super().__init__(directory=static / "assets")
        self._open = loaded_by(static / "embed.html", static / "assets")

    def file_response(
        self,
        full_path: "str | PathLike[str]",
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return a file, or that it is still the same."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        if Path(full_path).name in self._open:
            response.headers.update(open_headers())
        return response
