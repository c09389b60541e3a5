"""Embeds in tests: made by their owner, looked at by anybody."""

from pathlib import Path
from typing import Any

import httpx

from tests.support.server import Served
from tests.support.visitor import Visitor

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><!--head-->
<script type="module" crossorigin src="/assets/embed.js"></script></head>
<body><main id="embed"><!--picture--><!--text--></main></body></html>
"""
ADDRESSES = ("", ".png", ".png?width=320", ".svg", "/context", "/snippet?format=markdown")
"""What stands behind the token in each of its addresses, the sockets left out."""


def write_static(static: Path) -> None:
    """Write built pages in which the embed loads a script and a font, and the app another."""
    (static / "assets").mkdir(parents=True)
    (static / "embed.html").write_text(PAGE)
    for name in ("index.html", "docs.html", "favicon.svg"):
        (static / name).write_text("x")
    (static / "assets" / "embed.js").write_text('"/assets/font.woff2"')
    for name in ("font.woff2", "app.js"):
        (static / "assets" / name).write_text("x")


async def new_embed(owner: Visitor, board: str, **fields: Any) -> dict[str, Any]:
    """Make an embed; returns what the server answered, its token among it."""
    made: dict[str, Any] = await owner.send("POST", f"/api/boards/{board}/embeds", fields)
    return made


async def look(served: Served, token: str, rest: str = "", **headers: str) -> httpx.Response:
    """Look at something of a token as a page without cookies does."""
    return await served.http.get(f"/embed/{token}{rest}", headers=headers)


def wire_of(served: Served, token: str, name: str | None = None) -> str:
    """Return the address of an embed's socket."""
    rest = "" if name is None else f"/{name}"
    return f"{served.address.replace('http', 'ws', 1)}/embed/{token}/sync{rest}"
