"""Whose page asks, and what that gives; no server."""

from dataclasses import dataclass
from typing import Any, cast

import pytest
from fastapi import FastAPI
from pydantic import AnyHttpUrl
from starlette.requests import HTTPConnection

from empathyboard.settings import Settings
from empathyboard.web.origins import has_foreign_origin, has_own_origin


@dataclass
class Parts:
    settings: Settings


def connection(public_url: str | None = None, **headers: str) -> HTTPConnection:
    app = FastAPI()
    app.state.parts = Parts(Settings(public_url=AnyHttpUrl(public_url) if public_url else None))
    scope: dict[str, Any] = {
        "type": "http",
        "app": app,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    return cast("HTTPConnection", HTTPConnection(scope))


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://a.example", "a.example"),
        ("https://a.example", "a.example"),
        ("http://a.example:8000", "a.example:8000"),
        ("http://A.example", "a.EXAMPLE"),
        ("http://[::1]:8000", "[::1]:8000"),
    ],
)
def test_page_of_this_host_is_own(origin: str, host: str) -> None:
    asking = connection(origin=origin, host=host)

    assert has_own_origin(asking)
    assert not has_foreign_origin(asking)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://b.example", "a.example"),
        ("http://a.example:81", "a.example"),
        ("http://a.example.b.example", "a.example"),
        ("http://xa.example", "a.example"),
        ("http://a.example/", "a.example"),
        ("null", "a.example"),
        ("", "a.example"),
        ("", ""),
        ("http://", ""),
        ("chrome-extension://a.example", "a.example"),
    ],
)
def test_page_of_elsewhere_is_foreign(origin: str, host: str) -> None:
    asking = connection(origin=origin, host=host)

    assert not has_own_origin(asking)
    assert has_foreign_origin(asking)


def test_program_without_an_origin_is_neither() -> None:
    asking = connection(host="a.example")

    assert not has_own_origin(asking)
    assert not has_foreign_origin(asking)


@pytest.mark.parametrize("public", ["https://m.example", "https://m.example/team/"])
def test_page_at_the_public_address_is_own(public: str) -> None:
    asking = connection(public, origin="https://m.example", host="127.0.0.1:8000")

    assert has_own_origin(asking)


def test_page_on_plain_http_is_foreign_where_we_are_on_https() -> None:
    asking = connection("https://m.example", origin="http://m.example", host="m.example")

    assert has_foreign_origin(asking)
