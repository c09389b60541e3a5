"""Who may frame and who may read: a snapshot of each route (E10, E20 to E22)."""

import re
from itertools import product

import httpx
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import new_id
from empathyboard.settings import Settings
from tests.integration.embeds.conftest import Workshop, draw_here
from tests.support.embeds import ADDRESSES, look, new_embed
from tests.support.server import Served, serving
from tests.support.visitor import Visitor, visiting

EVIL = {"Origin": "https://evil.example"}
OPEN = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
}
ON_ALL = {
    **OPEN,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}
BESIDE = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox; frame-ancestors 'none'"
)
CACHED = {".png": "public, max-age=60", ".svg": "public, max-age=60", "": "no-cache"}


def policy_of(answer: httpx.Response) -> dict[str, str]:
    """Return the content policy by its directives."""
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


def page_policy(own: str) -> dict[str, str]:
    """Return the policy of a page that may be framed anywhere."""
    return {
        "default-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "script-src": f"'self' {own}",
        "style-src": f"'self' 'unsafe-inline' {own}",
        "img-src": f"'self' data: {own}",
        "font-src": f"'self' data: {own}",
        "connect-src": f"'self' {own} {own.replace('http', 'ws', 1)}",
    }


async def test_every_address_of_a_token_bears_its_headers(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    origins: list[dict[str, str]] = [{}, {"Origin": "null"}, EVIL]
    for token, headers in product((made["token"], new_id()), origins):
        for rest in ADDRESSES:
            answer = await look(served, token, rest, **headers)
            is_there = answer.status_code == 200
            if not is_there and rest in {"/context", "/snippet?format=markdown"}:
                continue
            assert {name: answer.headers.get(name) for name in ON_ALL} == ON_ALL, rest
            assert "x-frame-options" not in answer.headers
            assert "access-control-allow-credentials" not in answer.headers
            if rest:
                assert answer.headers["content-security-policy"] == BESIDE
            else:
                assert policy_of(answer) == page_policy(served.address)
            if is_there and rest in CACHED:
                assert answer.headers["cache-control"] == CACHED[rest]


async def test_list_of_frames_is_the_whole_list_with_ourselves(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E20; the good case first: without a list there is no such directive."""
    anywhere = await new_embed(owner, workshop.board)
    frames = ["https://wiki.example", "http://intra.example:8080/", "https://wiki.example:443"]
    listed = await new_embed(owner, workshop.board, frames=frames)

    free, bound = [await look(served, each["token"]) for each in (anywhere, listed)]

    assert "frame-ancestors" not in policy_of(free)
    own = served.address
    assert policy_of(bound) == page_policy(own) | {
        "frame-ancestors": f"'self' {own} https://wiki.example http://intra.example:8080"
    }


async def test_server_on_https_names_itself_as_browsers_know_it() -> None:
    settings = Settings(public_url=AnyHttpUrl("https://maps.example"))
    async with serving(settings=settings) as served, visiting(served) as owner:
        draw_here(served)
        board = await served.new_board()
        key = {"Authorization": f"Bearer {board['key']}"}
        body = {"frames": ["https://wiki.example"]}
        made = await owner.http.post(f"/api/boards/{board['id']}/embeds", json=body, headers=key)

        page = await look(served, made.json()["token"])

        own = {"frame-ancestors": "'self' https://maps.example https://wiki.example"}
        assert policy_of(page) == page_policy("https://maps.example") | own
        assert "max-age" in page.headers["strict-transport-security"]


async def test_host_that_is_none_gets_into_no_policy(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)

    for host in ("x;script-src *", "x frame-ancestors", "x'", "", "x,y"):
        page = await look(served, made["token"], Host=host)
        if page.status_code == 200:
            assert "*" not in page.headers["content-security-policy"]
            assert set(policy_of(page)) == set(page_policy(""))
            own = {"", " http://x", f" {served.address}"}
            assert policy_of(page)["script-src"].removeprefix("'self'") in own, host


async def test_files_that_an_embed_loads_are_open_and_no_others(served: Served) -> None:
    """E22."""
    for name in ("embed.js", "font.woff2"):
        answer = await served.http.get(f"/assets/{name}", headers=EVIL)
        assert {key: answer.headers.get(key) for key in OPEN} == OPEN
        again = await served.http.get(
            f"/assets/{name}", headers={"If-None-Match": answer.headers["etag"]}
        )
        assert again.status_code == 304
        assert {key: again.headers.get(key) for key in OPEN} == OPEN
    for path in ("/assets/app.js", "/favicon.svg", "/", "/embed.html", "/assets/missing.js"):
        answer = await served.http.get(path, headers=EVIL)
        assert "access-control-allow-origin" not in answer.headers, path
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


async def test_no_other_route_may_be_framed_or_read_by_others(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """Every route of the interface, and the pages."""
    made = await new_embed(owner, workshop.board)
    names = {"board": workshop.board, "map": workshop.map, "token": made["token"]}
    schema = (await served.http.get("/api/openapi.json")).json()["paths"]
    paths = {re.sub(r"{(\w+)}", lambda match: names.get(match[1], "x"), path) for path in schema}
    paths = {path for path in paths if not path.startswith("/embed/")}
    paths |= {"/", "/b/x", "/m/x", "/join", "/nothing", "/api/docs", "/embed", "/embedded/x"}
    paths |= {f"/api/oembed?url={made['address']}", "/api/oembed", "/api/nothing"}
    assert len(paths) > 40
    for path in paths:
        for answer in (
            await owner.ask("GET", path, **EVIL),
            await served.http.options(
                path, headers=EVIL | {"Access-Control-Request-Method": "GET"}
            ),
        ):
            if path == "/embed":
                continue
            assert policy_of(answer)["frame-ancestors"] == "'none'", path
            assert not [each for each in answer.headers if each.startswith("access-control-")], path


async def test_template_without_its_data_is_no_page(served: Served) -> None:
    """What the server fills is not to be had unfilled."""
    answer = await served.http.get("/embed.html")

    assert answer.status_code == 404
    assert "<!--picture-->" not in answer.text
