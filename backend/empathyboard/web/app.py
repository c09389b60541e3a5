"""The application: routes, errors and pages put together."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from empathyboard.web import (
    bins,
    boards,
    compare,
    context,
    embed_pages,
    embed_socket,
    embeds,
    exports,
    health,
    imports,
    links,
    maps,
    oembed,
    people,
    snapshots,
    socket,
)
from empathyboard.web.body import BodyLimit
from empathyboard.web.embed_template import EmbedTemplate
from empathyboard.web.embed_token import EmbedToken
from empathyboard.web.headers import SafetyHeaders
from empathyboard.web.pages import add_pages
from empathyboard.web.problems import Problem, add_handlers
from empathyboard.web.query_token import QueryToken
from empathyboard.web.state import State

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

_HISTORY = (snapshots, compare, bins)
_EMBEDS = (embeds, embed_socket, oembed, embed_pages)
_ROUTES = (
    *(boards, maps, context, links, people, *_HISTORY, exports, imports, *_EMBEDS),
    *(health, socket),
)
_PROBLEM: dict[str, Any] = {"model": Problem, "content": {"application/problem+json": {}}}


def create_app(state: State, lifespan: Lifespan, static: Path | None) -> FastAPI:
    """Return the application; without a folder of built pages it serves the interface only."""
    app = FastAPI(
        title="Empathyboard",
        summary="Empathy maps of a buying committee, filled together.",
        version=version("empathyboard"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifespan,
        responses={"default": _PROBLEM, 422: _PROBLEM},
    )
    app.state.parts = state
    app.state.embed_template = EmbedTemplate(static)
    app.add_middleware(BodyLimit)
    _wrap(app, is_https=state.settings.is_https)
    add_handlers(app)
    for each in _ROUTES:
        app.include_router(each.router)
    if static is not None:
        add_pages(app, static)
    return app


def _wrap(app: FastAPI, *, is_https: bool) -> None:
    """Put the outermost parts around everything, the answer to an unexpected error as well.

    What `add_middleware` adds stands inside of the part that answers those.
    """
    build = app.build_middleware_stack
    app.build_middleware_stack = lambda: SafetyHeaders(  # type: ignore[method-assign]
        EmbedToken(QueryToken(build())), is_https=is_https
    )
