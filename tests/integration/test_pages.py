"""What the server answers besides REST: health, the API's description, pages."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from empathyboard.domain.errors import StorageError
from empathyboard.paths import static_dir
from tests.support.server import Served, serving

METHODS = {"get", "post", "patch", "put", "delete"}


@pytest.fixture
async def site() -> AsyncIterator[Served]:
    """A server with the built pages."""
    async with serving(static=static_dir()) as site:
        yield site


async def test_health_says_that_the_server_serves(served: Served) -> None:
    answer = await served.http.get("/healthz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["rooms"] == 0


async def test_health_fails_with_the_store(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(board: str) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(served.store, "board", fail)

    answer = await served.http.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["detail"] == "The disk is full."


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/b/mZ3-_k", "</api/boards/mZ3-_k>; rel=preload; as=fetch; crossorigin"),
        ("/b/x>%20y", None),
        ("/b/é", None),
        ("/", None),
    ],
)
async def test_page_of_a_board_says_what_it_will_ask_first(
    path: str, asked: str | None, site: Served
) -> None:
    assert (await site.http.get(path)).headers.get("link") == asked


async def test_what_the_app_needs_at_once_is_one_file_of_code(site: Served) -> None:
    """Beside it comes only what every page of the build shares, some hundred bytes."""
    page = (await site.http.get("/")).text
    scripts = re.findall(r"/assets/([\w-]+)\.js", page)

    assert [each.rpartition("-")[0] for each in scripts] == ["index", "rolldown-runtime"]


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


async def test_description_of_the_api_is_sound(served: Served) -> None:
    description = (await served.http.get("/api/openapi.json")).json()

    assert description["openapi"].startswith("3.1")
    assert description["info"]["title"] == "Empathyboard"
    for reference in references(description):
        target = description
        for part in reference.removeprefix("#/").split("/"):
            target = target[part]
    calls = [
        (path, call)
        for path, item in description["paths"].items()
        for method, call in item.items()
        if method in METHODS
    ]
    names = [call["operationId"] for _, call in calls]
    assert len(set(names)) == len(names)
    for path, call in calls:
        assert call["summary"]
        assert call["description"]
        given = {each["name"] for each in call.get("parameters", []) if each["in"] == "path"}
        assert given == {part[1:-1] for part in path.split("/") if part.startswith("{")}


async def test_description_of_the_api_says_that_errors_are_problems(served: Served) -> None:
    description = (await served.http.get("/api/openapi.json")).json()

    for item in description["paths"].values():
        for call in item.values():
            answer = call["responses"]["default"]
            assert "application/problem+json" in answer["content"]


async def test_page_of_the_api_comes_from_here_alone(site: Served) -> None:
    page = await site.http.get("/api/docs")

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "http://" not in page.text
    assert "https://" not in page.text


@pytest.mark.parametrize("path", ["/", "/b/AAAAAAAAAAAAAAAAAAAAAA"])
async def test_page_is_served_and_asked_for_anew(site: Served, path: str) -> None:
    page = await site.http.get(path)

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/nothing", "/b", "/b/", "/b/x/y", "/wp-login.php", "/..%2f..%2fetc%2fpasswd", "/%00"]
)
async def test_unknown_address_is_a_friendly_page(site: Served, path: str) -> None:
    page = await site.http.get(path)

    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert page.text == (await site.http.get("/")).text


@pytest.mark.parametrize("path", ["/api/nothing", "/api/", "/api/boards/a/b/c"])
async def test_unknown_call_is_a_problem(site: Served, path: str) -> None:
    answer = await site.http.get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/assets/nothing.js", "/assets/..%2findex.html", "/assets"])
async def test_unknown_asset_is_not_found(site: Served, path: str) -> None:
    assert (await site.http.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".js", "text/javascript; charset=utf-8"),
        (".css", "text/css; charset=utf-8"),
        (".woff2", "font/woff2"),
    ],
)
async def test_asset_is_kept_for_good_and_travels_compressed(
    site: Served, suffix: str, kind: str
) -> None:
    file = max((static_dir() / "assets").glob(f"*{suffix}"), key=lambda each: each.stat().st_size)
    plain = await site.http.get(f"/assets/{file.name}", headers={"Accept-Encoding": "identity"})
    packed = await site.http.get(f"/assets/{file.name}", headers={"Accept-Encoding": "gzip"})

    for answer in (plain, packed):
        assert answer.status_code == 200
        assert answer.content == file.read_bytes()
        assert answer.headers["content-type"] == kind
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["vary"] == "Accept-Encoding"
    assert int(plain.headers["content-length"]) == file.stat().st_size
    if suffix == ".woff2":
        assert "content-encoding" not in packed.headers
    else:
        assert packed.headers["content-encoding"] == "gzip"
        assert int(packed.headers["content-length"]) < file.stat().st_size / 2


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
async def test_asset_that_a_browser_has_is_not_sent_again(site: Served, encoding: str) -> None:
    file = next((static_dir() / "assets").glob("*.js"))
    headers = {"Accept-Encoding": encoding}
    etag = (await site.http.get(f"/assets/{file.name}", headers=headers)).headers["etag"]

    again = await site.http.get(f"/assets/{file.name}", headers={**headers, "If-None-Match": etag})

    assert again.status_code == 304
    assert not again.content
