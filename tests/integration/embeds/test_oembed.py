"""oEmbed, asked by a consumer that knows the specification alone (E40, E41, E42)."""

import struct
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from pydantic import AnyHttpUrl

from empathyboard.domain.ids import new_id
from empathyboard.settings import Settings
from tests.integration.embeds.conftest import Workshop, draw_here
from tests.support.embeds import new_embed
from tests.support.oembed import Consumer, NotEmbeddableError, Rich
from tests.support.server import Served, serving
from tests.support.visitor import Visitor, visiting


@pytest.fixture
def consumer(served: Served) -> Consumer:
    return Consumer(served.http)


class Frame(HTMLParser):
    """The one element of a snippet."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


BOUNDS: list[dict[str, int]] = [
    {},
    {"maxwidth": 1},
    {"maxwidth": 400},
    {"maxheight": 300},
    {"maxwidth": 700, "maxheight": 200},
    {"maxwidth": 5000, "maxheight": 5000},
]


async def expect_size(served: Served, shown: Rich) -> None:
    """Expect the picture to be of the size that is told."""
    assert shown.thumbnail is not None
    address, *told = shown.thumbnail
    picture = (await served.http.get(address)).content
    assert list(struct.unpack(">II", picture[16:24])) == told


async def test_json_and_xml_tell_the_same(
    owner: Visitor, consumer: Consumer, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map)

    as_json = await consumer.show(made["address"])
    as_xml = await consumer.show(made["address"], "xml")

    assert as_json == as_xml
    assert as_json.title == "Helen Marsh, CFO · Quarter <end> & more"
    assert as_json.cache_age > 0


async def test_html_is_one_sandboxed_frame_of_the_page(
    owner: Visitor, consumer: Consumer, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)

    shown = await consumer.show(made["address"])

    [(tag, attributes)] = Frame(shown.html).found
    assert tag == "iframe"
    assert attributes["src"] == made["address"]
    assert attributes["title"] == "Quarter <end> & more"
    assert (attributes["width"], attributes["height"]) == (str(shown.width), str(shown.height))
    assert "allow-same-origin" not in str(attributes["sandbox"])
    assert "allow-scripts" in str(attributes["sandbox"]).split()


async def test_nothing_is_larger_than_it_may_be(
    owner: Visitor, served: Served, consumer: Consumer, workshop: Workshop
) -> None:
    """The consumer itself expects so; the picture is of the size that is told."""
    made = await new_embed(owner, workshop.board, map=workshop.map)

    for bounds in BOUNDS:
        shown = await consumer.show(made["address"], **bounds)
        if shown.thumbnail is not None:
            await expect_size(served, shown)
        assert (shown.thumbnail is None) == (bounds.get("maxwidth", 999) < 320)


async def test_section_s_thumbnail_has_the_size_that_is_told(
    owner: Visitor, served: Served, consumer: Consumer, workshop: Workshop
) -> None:
    """A section is narrower than a card, some are narrower than the thumbnail asked for."""
    for section in ("see", "who", "pains", "park"):
        made = await new_embed(owner, workshop.board, map=workshop.map, section=section)
        await expect_size(served, await consumer.show(made["address"]))


async def expect_status(consumer: Consumer, served: Served, status: int, **asked: str) -> None:
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items())
    with pytest.raises(NotEmbeddableError) as refused:
        await consumer.ask(f"{served.address}/api/oembed?{query}")
    assert refused.value.status == status, asked


async def test_what_is_no_embed_of_ours_is_not_found(
    owner: Visitor, served: Served, consumer: Consumer, workshop: Workshop
) -> None:
    """E41."""
    made = await new_embed(owner, workshop.board)
    good = made["address"]
    await consumer.ask(f"{served.address}/api/oembed?url={quote(good)}")
    token = made["token"]
    for url in (
        f"{served.address}/embed/{new_id()}",
        f"{served.address}/embed/{token}x",
        f"{served.address}/embed/{token}.png",
        f"{served.address}/embed/{token}/context",
        f"{served.address}/b/{workshop.board}",
        f"{served.address}/{token}",
        f"https://other.example/embed/{token}",
        f"//127.0.0.1:{served.port}/embed/{token}",
        f"ftp://127.0.0.1:{served.port}/embed/{token}",
        f"{served.address}@other.example/embed/{token}",
        f"{served.address.replace('127.0.0.1', '127.0.0.1.evil.example')}/embed/{token}",
        f"javascript:/embed/{token}",
        "http://[/embed/x",
        "",
    ):
        await expect_status(consumer, served, 404, url=url)
    await expect_status(consumer, served, 404)


async def test_revoked_embed_is_not_found(
    owner: Visitor, served: Served, consumer: Consumer, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    await consumer.show(made["address"])

    await owner.send("DELETE", f"/api/boards/{workshop.board}/embeds/{made['id']}")

    await expect_status(consumer, served, 404, url=made["address"])


async def test_other_formats_and_bounds_are_refused(
    owner: Visitor, served: Served, consumer: Consumer, workshop: Workshop
) -> None:
    """E41; an unknown format is told whether the address is good or not."""
    url = (await new_embed(owner, workshop.board))["address"]
    for form in ("yaml", "JSON", "xml ", ""):
        await expect_status(consumer, served, 501, url=url, format=form)
        await expect_status(consumer, served, 501, url="x", format=form)
    for bound in ("-1", "0", "1.5", "wide", ""):
        await expect_status(consumer, served, 422, url=url, maxwidth=bound)
        await expect_status(consumer, served, 422, url=url, maxheight=bound)


async def test_server_behind_a_public_address_knows_both_of_its_names() -> None:
    settings = Settings(public_url=AnyHttpUrl("https://maps.example"))
    async with serving(settings=settings) as served, visiting(served) as owner:
        draw_here(served)
        board = await served.new_board()
        key = {"Authorization": f"Bearer {board['key']}"}
        answer = await owner.http.post(f"/api/boards/{board['id']}/embeds", json={}, headers=key)
        token, consumer = answer.json()["token"], Consumer(served.http)
        for host in ("https://maps.example", served.address):
            url = quote(f"{host}/embed/{token}")
            shown = await consumer.ask(f"{served.address}/api/oembed?url={url}")
            assert f'src="https://maps.example/embed/{token}"' in shown.html
