"""What a token opens over HTTP, and what is left when it is not good (E3, E6, E7, E10 to E14)."""

import re
import struct
import zlib
from collections.abc import Awaitable, Callable
from html import unescape
from xml.etree import ElementTree as ET

import httpx
import pytest

from empathyboard.domain.errors import LimitError
from empathyboard.domain.ids import new_id
from tests.integration.embeds.conftest import Workshop
from tests.support.embeds import ADDRESSES, look, new_embed
from tests.support.server import Served, wait_until
from tests.support.visitor import Visitor
from tests.support.wire import add_note

PNG = b"\x89PNG\r\n\x1a\n"
GONE = ("There is nothing to see here any more.", "Hier is niets meer te zien.")


def chunks(png: bytes) -> dict[bytes, bytes]:
    """Return the chunks of a PNG by their kind, packed texts opened."""
    found, at = {}, len(PNG)
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        found[kind] = png[at + 8 : at + 8 + size]
        at += 12 + size
    for kind in {b"zTXt", b"iTXt"} & found.keys():
        found[kind] += zlib.decompress(found[kind].split(b"\0\0")[-1])
    return found


async def edited(owner: Visitor, board_map: str, body: str) -> None:
    """Write a note and wait until it is kept."""
    async with owner.socket(board_map) as client:
        await client.edit(lambda doc: add_note(doc, new_id(), body))
        await client.until_saved()


# --- the page ----------------------------------------------------------------------------


async def test_page_is_whole_without_its_script(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E50: picture and text are in the HTML."""
    made = await new_embed(owner, workshop.board, map=workshop.map, appearance="dark")

    page = await look(served, made["token"])

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="en" data-appearance="dark">' in page.text
    before, _, inside = page.text.partition('<main id="embed">')
    assert "<svg " in inside
    assert inside.count("Invoices come late") >= 2, "in the picture and in the list"
    assert "<h3>What do they see?</h3>" in inside
    assert "<!--" not in page.text
    link = f'<a class="open" href="{made["address"]}" target="_blank" rel="noopener">Open board</a>'
    assert link in inside
    assert "Quarter &lt;end&gt; &amp; more" in before
    assert "<end>" not in page.text


async def test_page_has_its_card_and_says_where_oembed_is(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E42."""
    made = await new_embed(owner, workshop.board, map=workshop.map)

    head = (await look(served, made["token"])).text.partition("</head>")[0]

    card = dict(re.findall(r'<meta property="(og:[\w:]+)" content="([^"]*)">', head))
    title = "Helen Marsh, CFO · Quarter <end> & more"
    assert unescape(card["og:title"]) == title
    assert card["og:description"] == "1 note: Helen Marsh, CFO"
    assert (card["og:url"], card["og:image"]) == (made["address"], f"{made['address']}.png")
    picture = (await served.http.get(card["og:image"])).content
    size = struct.unpack(">II", picture[16:24])
    assert (card["og:image:width"], card["og:image:height"]) == tuple(map(str, size))
    links = re.findall(r'<link rel="alternate" type="(\S+)" href="([^"]*)"', head)
    assert [kind for kind, _ in links] == ["application/json+oembed", "text/xml+oembed"]
    for _, address in links:
        assert title.split(" · ", maxsplit=1)[0] in (await served.http.get(unescape(address))).text
    assert head.index("oembed") < head.index("og:") < head.index("<script")


async def test_page_speaks_the_embed_s_language(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board, language="nl")

    page = (await look(served, made["token"])).text

    assert '<html lang="nl" ' in page
    assert "Bord openen" in page
    assert "Wat ziet" in page or "zien" in page


async def test_embed_shows_though_the_board_is_closed_to_strangers(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E3."""
    made = await new_embed(owner, workshop.board)

    assert (await served.http.get(f"/api/boards/{workshop.board}")).status_code == 404
    assert (await look(served, made["token"])).status_code == 200


async def test_section_alone_is_all_there_is_to_see(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E14."""
    await edited(owner, workshop.other, "Seen by the CTO")
    async with owner.socket(workshop.map) as client:
        await client.edit(lambda doc: add_note(doc, "say", "Said by the CFO", section="say"))
        await client.until_saved()
    made = await new_embed(owner, workshop.board, section="say", map=workshop.map)

    for rest in ("", ".svg", "/snippet?format=html"):
        shown = (await look(served, made["token"], rest)).text
        assert "Said by the CFO" in shown, rest
        assert "Invoices come late" not in shown, rest
        assert "Seen by the CTO" not in shown, rest
    context = (await look(served, made["token"], "/context")).json()
    assert (context["live"], context["section"]) == (False, "say")


async def test_version_shows_what_was_there_then(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    path = f"/api/boards/{workshop.board}/snapshots"
    kept = await owner.send("POST", path, {"name": "May"})
    await edited(owner, workshop.map, "Came in June")
    await owner.send("DELETE", f"/api/maps/{workshop.map}")
    made = await new_embed(owner, workshop.board, version=kept["id"])
    live = await new_embed(owner, workshop.board)

    for rest in ("", ".svg", "/snippet?format=markdown"):
        then = (await look(served, made["token"], rest)).text
        assert "Invoices come late" in then
        assert "Came in June" not in then
        assert "Invoices" not in (await look(served, live["token"], rest)).text
    context = (await look(served, made["token"], "/context")).json()
    assert context["live"] is False
    assert [each["job_title"] for each in context["maps"]] == ["CFO", "CTO"]


async def test_hidden_names_are_nowhere(owner: Visitor, served: Served, workshop: Workshop) -> None:
    """E7; the good case first: without hiding they are there."""
    await owner.send("PUT", f"/api/boards/{workshop.board}/me", {"name": "Anouk", "department": ""})
    me = (await owner.get(f"/api/boards/{workshop.board}"))["me"]
    async with owner.socket(workshop.map) as client:
        await client.edit(lambda doc: add_note(doc, "own", "Mine", author=me, speaker="Quentin"))
        await client.until_saved()
    names = ("Helen Marsh", "Quentin", "Anouk")
    shown = await new_embed(owner, workshop.board)
    hidden = await new_embed(owner, workshop.board, hide_names=True)

    rests = ("", ".svg", "/context", *(f"/snippet?format={each}" for each in ("markdown", "html")))
    open_texts = "".join([(await look(served, shown["token"], rest)).text for rest in rests])
    assert [name for name in names if name not in open_texts] == []
    for rest in rests:
        text = (await look(served, hidden["token"], rest)).text
        assert [name for name in names if name in text] == [], rest
    asked = {"url": hidden["address"]}
    assert "Helen" not in (await served.http.get("/api/oembed", params=asked)).text


# --- pictures ----------------------------------------------------------------------------


async def test_picture_comes_as_png_and_svg(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map)

    png, small, svg = [
        await look(served, made["token"], rest) for rest in (".png", ".png?width=320", ".svg")
    ]

    assert [each.headers["content-type"] for each in (png, svg)] == ["image/png", "image/svg+xml"]
    assert png.content.startswith(PNG)
    assert [struct.unpack(">I", each.content[16:20])[0] for each in (png, small)] == [1280, 320]
    assert "Invoices come late" in "".join(ET.fromstring(svg.content).itertext())


async def test_pictures_are_drawn_in_a_process_of_their_own(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """The other tests draw in this one, to be quick."""
    del served.state.exports._make
    made = await new_embed(owner, workshop.board, map=workshop.map)

    good, gone = [await look(served, token, ".png") for token in (made["token"], new_id())]
    page = await look(served, made["token"])

    assert (good.status_code, gone.status_code) == (200, 404)
    assert good.content.startswith(PNG)
    assert gone.content.startswith(PNG)
    assert "Invoices come late" in page.text


@pytest.mark.parametrize("width", ["0", "-1", "321", "99999", "wide", ""])
async def test_no_other_width_is_drawn(
    owner: Visitor, served: Served, workshop: Workshop, width: str
) -> None:
    made = await new_embed(owner, workshop.board)

    assert (await look(served, made["token"], f".png?width={width}")).status_code == 422


@pytest.mark.parametrize("rest", [".png", ".svg"])
async def test_repeat_is_not_modified(
    owner: Visitor, served: Served, workshop: Workshop, rest: str
) -> None:
    """E11."""
    made = await new_embed(owner, workshop.board)
    first = await look(served, made["token"], rest)
    tag = first.headers["etag"]

    assert re.fullmatch(r'"[\w-]+"', tag)
    assert first.headers["cache-control"] == "public, max-age=60"
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = await look(served, made["token"], rest, **{"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for unknown in ('"other"', "", tag.strip('"')):
        again = await look(served, made["token"], rest, **{"If-None-Match": unknown})
        assert (again.status_code, again.content) == (200, first.content)


async def test_head_tells_the_same_without_the_picture(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    for rest in ("", ".png", ".svg"):
        whole = await look(served, made["token"], rest)
        head = await served.http.head(f"/embed/{made['token']}{rest}")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(whole.content))


async def test_picture_follows_an_edit_within_seconds(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E11: the server's time runs a hundred times as fast here."""
    made = await new_embed(owner, workshop.board)
    before = (await look(served, made["token"], ".svg")).headers["etag"]
    await edited(owner, workshop.map, "Came later")
    start = served.state.access.links.now()

    await wait_until(lambda: served.state.access.links.now() - start > 10_000, "ten seconds")
    after = await look(served, made["token"], ".svg", **{"If-None-Match": before})

    assert after.status_code == 200
    assert "Came later" in after.text


async def test_too_much_for_a_picture_leaves_the_page_that_follows_the_maps(
    owner: Visitor, served: Served, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await new_embed(owner, workshop.board)

    async def refuse(*_: object) -> None:
        raise LimitError("An export holds at most 5000 notes.")

    monkeypatch.setattr(served.state.exports, "make", refuse)

    page, picture = await look(served, made["token"]), await look(served, made["token"], ".png")

    assert page.status_code == 200
    assert "Open board" in page.text
    assert (picture.status_code, "5000 notes" in picture.text) == (409, True)


# --- snippets and context ----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["markdown", "mediawiki", "confluence", "html"])
async def test_snippet_is_plain_text_to_copy(
    owner: Visitor, served: Served, workshop: Workshop, kind: str
) -> None:
    made = await new_embed(owner, workshop.board)

    snippet = await look(served, made["token"], f"/snippet?format={kind}")

    assert snippet.headers["content-type"] == "text/plain; charset=utf-8"
    assert f"{made['address']}.png" in snippet.text
    assert "Invoices come late" in snippet.text


@pytest.mark.parametrize("query", ["", "?format=", "?format=yaml", "?format=page", "?format=png"])
async def test_no_other_snippet_is_made(
    owner: Visitor, served: Served, workshop: Workshop, query: str
) -> None:
    made = await new_embed(owner, workshop.board)

    assert (await look(served, made["token"], f"/snippet{query}")).status_code == 422


async def test_context_tells_what_is_not_in_the_documents(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E30."""
    made = await new_embed(owner, workshop.board, language="nl", appearance="light")

    context = (await look(served, made["token"], "/context")).json()

    assert context["board"]["title"] == "Quarter <end> & more"
    assert len(context["board"]["departments"]) == 4
    told = {"language": "nl", "appearance": "light", "names_hidden": False, "live": True}
    assert {name: context[name] for name in told} == told
    first, second = context["maps"]
    assert (first["job_title"], first["person"], second["job_title"]) == (
        "CFO",
        "Helen Marsh",
        "CTO",
    )
    assert len({first["name"], second["name"], workshop.map, workshop.other}) == 4


async def test_context_follows_at_once(owner: Visitor, served: Served, workshop: Workshop) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map)
    await look(served, made["token"], "/context")

    await owner.send("PATCH", f"/api/maps/{workshop.map}", {"job_title": "Treasurer"})

    [told] = (await look(served, made["token"], "/context")).json()["maps"]
    assert told["job_title"] == "Treasurer"


# --- nothing that is not its own ---------------------------------------------------------


async def test_no_answer_names_an_id(owner: Visitor, served: Served, workshop: Workshop) -> None:
    """E6."""
    kept = await owner.send("POST", f"/api/boards/{workshop.board}/snapshots", {"name": "May"})
    ids = [workshop.board, workshop.map, workshop.other, kept["id"]]
    formats = ("mediawiki", "confluence", "html")
    for fields in ({}, {"map": workshop.map}, {"version": kept["id"]}):
        made = await new_embed(owner, workshop.board, **fields)
        for rest in (*ADDRESSES, *(f"/snippet?format={each}" for each in formats)):
            answer = await look(served, made["token"], rest)
            assert answer.status_code == 200, rest
            shown = repr(answer.headers).encode() + answer.content
            if answer.content.startswith(PNG):
                shown += b"".join(chunks(answer.content).values())
            assert [each for each in [*ids, made["id"]] if each.encode() in shown] == [], rest
        for kind in ("json", "xml"):
            asked = {"url": made["address"], "format": kind}
            shown = (await served.http.get("/api/oembed", params=asked)).content
            assert [each for each in ids if each.encode() in shown] == []


async def test_picture_holds_no_text_beside_the_drawing(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)

    found = chunks((await look(served, made["token"], ".png")).content)

    assert {b"IHDR", b"IDAT", b"IEND"} <= found.keys()
    assert not {b"tEXt", b"zTXt", b"iTXt", b"eXIf"} & found.keys()


async def test_no_cookie_is_set_and_none_counts(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E10: the owner's own browser is nobody in particular here."""
    made = await new_embed(owner, workshop.board)
    assert len(owner.http.cookies) == 1
    for token in (made["token"], new_id(), workshop.board):
        for rest in (*ADDRESSES, "/sync", "/nothing/here"):
            path = f"/embed/{token}{rest}"
            stranger, known = await served.http.get(path), await owner.ask("GET", path)
            assert stranger.status_code == known.status_code
            assert "set-cookie" not in stranger.headers
            assert "set-cookie" not in known.headers
    for path in ("/embed", "/embed/"):
        assert (await served.http.get(path)).status_code == 404


# --- what is not good --------------------------------------------------------------------

End = Callable[[Visitor, Workshop, dict[str, str]], Awaitable[None]]


async def revoke(owner: Visitor, workshop: Workshop, made: dict[str, str]) -> None:
    await owner.send("DELETE", f"/api/boards/{workshop.board}/embeds/{made['id']}")


async def bin_board(owner: Visitor, workshop: Workshop, made: dict[str, str]) -> None:
    await owner.send("DELETE", f"/api/boards/{workshop.board}")


async def bin_map(owner: Visitor, workshop: Workshop, made: dict[str, str]) -> None:
    await owner.send("DELETE", f"/api/maps/{workshop.map}")


@pytest.mark.parametrize("end", [revoke, bin_board, bin_map])
async def test_what_ended_leaves_a_picture_and_a_page_that_say_so(
    owner: Visitor, served: Served, workshop: Workshop, end: End
) -> None:
    """E3, E13."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    for rest in ADDRESSES:
        assert (await look(served, made["token"], rest)).status_code == 200

    await end(owner, workshop, made)

    await expect_gone(served, made["token"])


async def test_deleted_version_leaves_a_picture_and_a_page_that_say_so(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    path = f"/api/boards/{workshop.board}/snapshots"
    kept = await owner.send("POST", path, {"name": "May"})
    made = await new_embed(owner, workshop.board, version=kept["id"])
    assert (await look(served, made["token"])).status_code == 200

    await owner.send("DELETE", f"{path}/{kept['id']}")

    await expect_gone(served, made["token"])


@pytest.mark.parametrize(
    "token", ["x", "A" * 22, "A" * 4000, "..x", "%00", "é", "-", "%3Cscript%3E", "a b"]
)
async def test_token_that_never_was_looks_like_one_that_ended(served: Served, token: str) -> None:
    await expect_gone(served, token)


async def expect_gone(served: Served, token: str) -> None:
    """Expect 404 everywhere, with something to see where a wiki shows what it gets."""
    answers = {rest: await look(served, token, rest) for rest in ADDRESSES}
    assert {answer.status_code for answer in answers.values()} == {404}
    for rest in ("", ".svg"):
        assert [text for text in GONE if text not in told(answers[rest])] == []
    for rest in (".png", ".png?width=320"):
        assert answers[rest].content.startswith(PNG)
    assert answers["/context"].json()["type"] == "about:blank"
    assert "etag" not in answers[".png"].headers
    assert "Quarter" not in "".join(answer.text for answer in answers.values())


def told(answer: httpx.Response) -> str:
    """Return what an answer says to people."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer.text).split())


async def test_nothing_is_written_through_a_token(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        for rest in ADDRESSES:
            answer = await served.http.request(method, f"/embed/{made['token']}{rest}", json={})
            assert answer.status_code == 405
    for path in ("/api/boards/{}", "/api/maps/{}", "/api/maps/{}/notes", "/b/{}/x"):
        answer = await served.http.get(path.format(made["token"]))
        assert answer.status_code == 404
        bearer = {"Authorization": f"Bearer {made['token']}"}
        answer = await served.http.get(path.format(workshop.board), headers=bearer)
        assert answer.status_code == 404
