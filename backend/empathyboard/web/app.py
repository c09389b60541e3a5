"""The application: routes, errors and pages put together."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from empathyboard.web import boards, exports, health, maps, socket
from empathyboard.web.body import BodyLimit
from empathyboard.web.pages import add_pages
from empathyboard.web.problems import Problem, add_handlers
from empathyboard.web.state import State

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]

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
    app.add_middleware(BodyLimit)
    add_handlers(app)
    for each in (boards, maps, exports, health, socket):
        app.include_router(each.router)
    if static is not None:
        add_pages(app, static)
    return app
