"""A board inside the pages of wikis, each of which treats it in its own way (embeds.md)."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FrameLocator, Locator, Page, expect

from empathyboard.paths import static_dir
from tests.e2e.axe import findings
from tests.e2e.test_accessible import PHONE
from tests.integration.notes_on_maps import Notes
from tests.support.server import Served, serving
from tests.support.wiki import Wiki, frame, sandboxed_page, serving_wiki

TEXT = "Two dashboards that never agree"
POPUPS = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass
class Embedded:
    """A board with one note, and the ways into other pages."""

    served: Served
    notes: Notes

    async def embed(self, **options: Any) -> tuple[str, str]:
        """Make an embed; returns its address and id."""
        key = {"Authorization": f"Bearer {self.notes.key}"}
        path = f"/api/boards/{self.notes.id}/embeds"
        answer = await self.served.http.post(path, json=options, headers=key)
        assert answer.status_code == 201, answer.text
        return answer.json()["address"], answer.json()["id"]

    async def address(self, **options: Any) -> str:
        return (await self.embed(**options))[0]

    async def revoke(self, embed: str) -> None:
        key = {"Authorization": f"Bearer {self.notes.key}"}
        path = f"/api/boards/{self.notes.id}/embeds/{embed}"
        assert (await self.served.http.delete(path, headers=key)).status_code == 204


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def house(frontend: None) -> AsyncIterator[Served]:
    """A server in this process that all tests here share, each with its own board."""
    async with serving(static=static_dir()) as served:
        yield served


@pytest_asyncio.fixture(loop_scope="session")
async def embedded(house: Served) -> Embedded:
    notes = await Notes.on_new_board(house)
    await notes.write("first", TEXT)
    return Embedded(house, notes)


@pytest.fixture(scope="module")
def wiki() -> Iterator[Wiki]:
    with serving_wiki() as wiki:
        yield wiki


@pytest_asyncio.fixture(loop_scope="session")
async def reader(chromium: Browser) -> AsyncIterator[Page]:
    """Somebody who reads a wiki; nothing may go wrong in the frame's script."""
    context = await chromium.new_context(viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def board_in(page: Page, depth: int = 1) -> FrameLocator:
    inside = page.frame_locator("iframe")
    return inside if depth == 1 else inside.frame_locator("iframe")


def note_in(frame: FrameLocator, text: str) -> Locator:
    return frame.locator(".stage .note", has_text=text)


# --- the ways of wikis -------------------------------------------------------------------


async def test_plain_frame_shows_the_map_and_follows_it(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E53."""
    await reader.goto(wiki.page(frame(await embedded.address())))

    await expect(note_in(board_in(reader), TEXT)).to_be_visible()
    await embedded.notes.write("second", "And a third one")
    await expect(note_in(board_in(reader), "And a third one")).to_be_visible()
    await embedded.notes.write("first", "One dashboard")
    await expect(note_in(board_in(reader), "One dashboard")).to_be_visible()
    await expect(note_in(board_in(reader), TEXT)).to_have_count(0)


@pytest.mark.parametrize("way", ["strict sandbox", "sandboxed page", "policy of the page"])
async def test_frame_lives_in_a_wiki_that_trusts_it_little(
    way: str, embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E22, E23, E53."""
    address = await embedded.address()
    own = urlsplit(address)
    inline = "style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    policy = f"default-src 'none'; {inline}; frame-src {own.scheme}://{own.netloc}"
    pages = {
        "strict sandbox": lambda: wiki.page(frame(address, "allow-scripts")),
        "sandboxed page": lambda: wiki.page(sandboxed_page(address)),
        "policy of the page": lambda: wiki.page(
            frame(address, "allow-scripts"), Content_Security_Policy=policy
        ),
    }
    await reader.goto(pages[way]())
    board = board_in(reader, depth=2 if way == "sandboxed page" else 1)

    await expect(note_in(board, TEXT)).to_be_visible()
    await embedded.notes.write("second", "It follows")
    await expect(note_in(board, "It follows")).to_be_visible()
    family = await note_in(board, TEXT).evaluate(
        "async note => (await document.fonts.load(getComputedStyle(note).font)).length"
    )
    assert family > 0, "the font came, though it is foreign to the frame"


async def test_frame_needs_no_cookie_and_gets_none(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E10."""
    await reader.goto(embedded.served.address)
    had = await reader.context.cookies()
    assert had, "this browser was on our own pages before"
    session = await reader.context.new_cdp_session(reader)
    await session.send("Network.enable")
    await session.send(
        "Network.setCookieControls",
        {
            "enableThirdPartyCookieRestriction": True,
            "disableThirdPartyCookieMetadata": True,
            "disableThirdPartyCookieHeuristics": True,
        },
    )
    sent: list[str] = []
    reader.on("request", lambda request: sent.append(request.headers.get("cookie", "")))

    await reader.goto(wiki.page(frame(await embedded.address())))

    await expect(note_in(board_in(reader), TEXT)).to_be_visible()
    assert len(sent) > 3
    assert set(sent) == {""}
    assert await reader.context.cookies() == had


async def test_wiki_without_frames_shows_the_picture_and_a_placeholder_when_it_ends(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E13."""
    address, embed = await embedded.embed()
    page = wiki.page(f'<img src="{address}.png">')
    size = "image => [image.naturalWidth, image.naturalHeight]"
    await reader.goto(page)
    wide, high = await reader.locator("img").evaluate(size)
    assert wide >= 640
    assert high >= 320

    await embedded.revoke(embed)
    async with reader.expect_response(f"{address}.png?again") as answer:
        await reader.locator("img").evaluate(
            "(image, src) => { image.src = src }", f"{address}.png?again"
        )

    assert (await answer.value).status == 404
    await expect(reader.locator("img")).to_have_js_property("complete", value=True)
    assert await reader.locator("img").evaluate(size) not in ([0, 0], [wide, high])


@pytest.mark.parametrize("sandbox", ["", None])
async def test_without_scripts_the_picture_and_the_text_are_there(
    sandbox: str | None, embedded: Embedded, wiki: Wiki, chromium: Browser
) -> None:
    """E50."""
    context = await chromium.new_context(java_script_enabled=sandbox is not None)
    reader = await context.new_page()

    await reader.goto(wiki.page(frame(await embedded.address(), sandbox)))

    board = board_in(reader)
    await expect(board.locator(".picture svg")).to_be_visible()
    await board.locator("summary").click()
    await expect(board.locator("details")).to_contain_text(TEXT)
    await expect(board.locator("a.open")).to_have_attribute("rel", "noopener")


# --- who may frame -----------------------------------------------------------------------


async def test_a_listed_wiki_frames_it_and_no_other_site(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E20."""
    address = await embedded.address(frames=[wiki.origin])
    await reader.goto(wiki.page(frame(address)))
    await expect(note_in(board_in(reader), TEXT)).to_be_visible()

    with serving_wiki() as other:
        await reader.goto(other.page(frame(address)))
        await expect(reader.get_by_role("heading", name="Wiki")).to_be_visible()
        inside = reader.frames[-1]
        await inside.wait_for_load_state()
        assert inside.url.startswith("chrome-error:")
        assert await board_in(reader).locator(".note, .picture").count() == 0


async def test_nothing_else_of_ours_can_be_framed(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E20."""
    await reader.goto(wiki.page(frame(await embedded.address())))
    await expect(note_in(board_in(reader), TEXT)).to_be_visible()

    for path in ("/", f"/b/{embedded.notes.id}", "/embed-check"):
        await reader.goto(wiki.page(frame(embedded.served.address + path)))
        await reader.frames[-1].wait_for_load_state()
        assert reader.frames[-1].url.startswith("chrome-error:"), path


async def test_messages_of_the_page_change_nothing_and_only_heights_are_told(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E52."""
    await reader.goto(wiki.page(frame(await embedded.address())))
    board = board_in(reader)
    await expect(note_in(board, TEXT)).to_be_visible()
    before = await board.locator("body").inner_html()
    place = await board.locator(".world").get_attribute("style")
    assert place
    for message in ('{type: "empathyboard:height", height: 1}', '"close"', '{map: "x"}', "null"):
        await reader.evaluate(f"frames[0].postMessage({message}, '*')")
    await reader.locator("iframe").evaluate("frame => { frame.style.width = '900px' }")

    await expect(board.locator("html")).to_have_js_property("clientWidth", 900)
    await reader.wait_for_function("window.told.length >= 2")
    told = await reader.evaluate("window.told")
    assert [sorted(each) for each in told] == [["height", "type"]] * len(told)
    assert {each["type"] for each in told} == {"empathyboard:height"}
    assert told[0]["height"] > told[-1]["height"] > 500
    await reader.locator("iframe").evaluate("frame => { frame.style.width = '' }")
    await expect(board.locator("html")).not_to_have_js_property("clientWidth", 900)
    await expect(board.locator(".world")).to_have_attribute("style", place)
    assert await board.locator("body").inner_html() == before


async def test_nothing_that_the_frame_asks_or_holds_names_the_board(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E6."""
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.on("websocket", lambda socket: asked.append(socket.url))
    await reader.goto(wiki.page(frame(await embedded.address())))
    await expect(note_in(board_in(reader), TEXT)).to_be_visible()

    held = await board_in(reader).locator("html").evaluate("html => html.outerHTML")
    assert any("/sync/" in url for url in asked)
    for secret in (embedded.notes.id, embedded.notes.map):
        assert secret not in held
        assert all(secret not in url for url in asked)


# --- in the frame ------------------------------------------------------------------------


async def test_wheel_scrolls_the_page_until_the_frame_is_clicked_and_after_escape(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E54."""
    await reader.goto(wiki.page(frame(await embedded.address(), POPUPS)))
    board = board_in(reader)
    await expect(note_in(board, TEXT)).to_be_visible()
    world = board.locator(".world")
    place = await world.get_attribute("style")

    async def turn_wheel(expected: str) -> None:
        before = await reader.evaluate("scrollY")
        await reader.mouse.wheel(0, 40)
        if expected == "page":
            await reader.wait_for_function("before => scrollY > before", arg=before)
        else:
            await expect(world).not_to_have_attribute("style", place or "")
            assert await reader.evaluate("scrollY") == before

    await board.locator(".stage").hover(position={"x": 20, "y": 20})
    await turn_wheel("page")
    assert await world.get_attribute("style") == place
    await board.locator(".stage").click(position={"x": 20, "y": 120})
    await turn_wheel("sheet")
    await reader.keyboard.press("Escape")
    await turn_wheel("page")


async def test_keyboard_reads_the_map_in_order(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E55."""
    await embedded.notes.set("first", pos=[100.0, 1500.0])
    await embedded.notes.write("second", "Right of it")
    await embedded.notes.set("second", pos=[400.0, 1500.0])
    await reader.goto(wiki.page(frame(await embedded.address(), "allow-scripts")))
    board = board_in(reader)
    await expect(note_in(board, "Right of it")).to_be_visible()
    section = board.get_by_role("group", name="5. What do they do?, 2 notes")

    await board.locator(".section").first.focus()
    for _ in range(20):
        if await section.evaluate("one => one === document.activeElement"):
            break
        await reader.keyboard.press("Tab")
    await expect(section).to_be_focused()
    await reader.keyboard.press("ArrowDown")
    await expect(board.get_by_role("group", name=TEXT)).to_be_focused()
    await reader.keyboard.press("ArrowDown")
    await expect(board.get_by_role("group", name="Right of it")).to_be_focused()
    await reader.keyboard.press("Escape")
    await expect(section).to_be_focused()


async def test_open_board_opens_the_same_in_a_tab_that_knows_nothing_of_the_wiki(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E51."""
    address = await embedded.address()
    await reader.goto(wiki.page(frame(address, POPUPS)))
    await expect(note_in(board_in(reader), TEXT)).to_be_visible()

    async with reader.context.expect_page() as opened:
        await board_in(reader).get_by_role("link", name="Open board").click()

    tab = await opened.value
    await expect(tab.locator(".stage .note", has_text=TEXT)).to_be_visible()
    assert tab.url == address
    assert await tab.evaluate("[window.opener, document.referrer]") == [None, ""]
    await expect(tab.get_by_role("link", name="Open board")).to_have_count(0)


async def test_a_board_shows_one_role_at_a_time(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    await embedded.served.new_map(embedded.notes.id, "CTO")
    sockets: list[str] = []
    reader.on("websocket", lambda socket: sockets.append(socket.url))
    await reader.goto(wiki.page(frame(await embedded.address())))
    board = board_in(reader)
    await expect(note_in(board, TEXT)).to_be_visible()
    assert len(sockets) == 1

    await board.get_by_role("tab", name="CTO").click()

    await expect(board.locator(".sheet-role")).to_have_text("CTO")
    await expect(note_in(board, TEXT)).to_have_count(0)
    assert len(sockets) == 2


async def test_an_open_frame_shows_nothing_more_once_it_is_revoked(
    embedded: Embedded, wiki: Wiki, reader: Page
) -> None:
    """E4, E56."""
    address, embed = await embedded.embed()
    await reader.goto(wiki.page(frame(address)))
    board = board_in(reader)
    await expect(note_in(board, TEXT)).to_be_visible()

    await embedded.revoke(embed)

    await expect(board.get_by_role("status")).to_contain_text("nothing to see here")
    await expect(board.locator("body")).not_to_contain_text(TEXT)


async def test_a_section_stays_the_picture(embedded: Embedded, wiki: Wiki, reader: Page) -> None:
    """E14."""
    address = await embedded.address(map=embedded.notes.map, section="do", language="nl")

    async with reader.expect_response(f"{address}/context"):
        await reader.goto(wiki.page(frame(address)))

    await expect(board_in(reader).locator(".picture svg")).to_be_visible()
    await expect(board_in(reader).locator("html")).to_have_attribute("lang", "nl")
    await expect(board_in(reader).locator(".live")).to_have_count(0)
    await reader.wait_for_function("window.told.length > 0")
    [*_, last] = await reader.evaluate("window.told")
    end = "one => one.getBoundingClientRect().bottom + scrollY"
    assert last["height"] >= await board_in(reader).locator("a.open").evaluate(end)
    assert last["height"] < 2000


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE], ids=str)
async def test_axe_finds_nothing_in_the_frame(
    options: dict[str, Any], embedded: Embedded, chromium: Browser
) -> None:
    context = await chromium.new_context(**options)
    page = await context.new_page()
    await page.goto(await embedded.address())
    await expect(page.locator(".live")).to_be_visible()
    assert await findings(page) == []
