"""Makes the pictures in docs/images: the product as it is, served and seen in a real browser.

Usage: python -m scripts.pictures [name ...]
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts import server
from scripts.browser import ADVICE, find_browser

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".venv/bin/empathyboard"
FOLDER = ROOT / "docs/images"

DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
ZOOMED: dict[str, Any] = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
LARGE = {"standard": 32, "fixed": 26}
"""Twice the size of text that a browser starts with."""
FULL = 300
SECTIONS = ("who", "goal", "see", "say", "do", "hear", "pains", "gains", "other", "park")
MARGIN = (300, 700)
"""A place beside the sheet."""
COUNT = "document.querySelectorAll('[data-note-id]').length"
SETTLED = "() => document.getAnimations().every(({ playState }) => playState !== 'running')"


@dataclass
class Studio:
    """A browser in front of a server; each picture is taken in windows of its own."""

    browser: Browser
    origin: str
    boards: dict[str, str] = field(default_factory=dict)

    def window(self, name: str = "Anouk", department: str = "marketing", **options: Any) -> Page:
        """Open the window of somebody whom this browser knows."""
        options = {"locale": "en-GB", "base_url": self.origin} | DESKTOP | options
        context = self.browser.new_context(**options)
        person = {"id": f"{name.lower()}-000000000000001", "name": name, "department": department}
        kept = json.dumps(json.dumps(person))
        context.add_init_script(f"localStorage.setItem('empathyboard.person', {kept})")
        return context.new_page()

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        """Ask the server to make something."""
        request = self.browser.new_context(base_url=self.origin).request
        made: dict[str, Any] = request.post(path, data=body).json()
        return made

    def example(self, locale: str = "en") -> str:
        """Return the path of the one example in that language."""
        if locale not in self.boards:
            self.boards[locale] = f"/b/{self.post('/api/boards/example', locale=locale)['id']}"
        return self.boards[locale]

    def empty_board(self, job_title: str) -> str:
        """Return the path of a new board with one role."""
        board = self.post("/api/boards", title="Meridian Freight", locale="en")["id"]
        self.post(
            f"/api/boards/{board}/maps", job_title=job_title, committee_roles=["decision-maker"]
        )
        return f"/b/{board}"


def home(studio: Studio) -> Page:
    """The start page of somebody who has two boards."""
    page = studio.window()
    for path in (studio.example(), studio.empty_board("CFO")):
        open_sheet(page, path)
    page.goto("/")
    expect(page.locator(".recent li")).to_have_count(2)
    return page


def empty(studio: Studio) -> Page:
    """A map without a note."""
    page = studio.window()
    open_sheet(page, studio.empty_board("CFO"))
    return page


def example(studio: Studio) -> Page:
    """The example, as newcomers see it first."""
    return look_at_example(studio)


def full(studio: Studio) -> Page:
    """Three hundred notes on one map: those of all five roles, and some of them twice."""
    page = studio.window()
    copied = studio.post("/api/boards/example", locale="en")["id"]
    open_sheet(page, f"/b/{copied}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tabs = page.locator(".role-tabs a").all()
    first, *others = [tab.get_attribute("href") or "" for tab in tabs]
    for role in (*others, others[0], first, *others):
        if page_count(page) < FULL:
            gather(page, from_role=role, to=first)
    for section in SECTIONS:
        page.locator(f"[data-section={section}]").focus()
        page.keyboard.press("Shift+T")
    page.locator("[data-section=who]").focus()
    page.mouse.click(*MARGIN)
    return page


def editing(studio: Studio) -> Page:
    """Somebody types; others are on the same map."""
    path = f"/b/{studio.post('/api/boards/example', locale='en')['id']}"
    page = studio.window()
    open_sheet(page, path)
    others = [studio.window("Sam", "sales"), studio.window("Fatima", "customer-success")]
    for other in others:
        open_sheet(other, path)
    for other, section in zip(others, ("pains", "do"), strict=True):
        point_at(other, section)
    page.locator("[data-section=see] .section-add").click()
    page.keyboard.type("Two dashboards that never agree")
    return page


def dutch(studio: Studio) -> Page:
    """The Dutch example."""
    return look_at_example(studio, "nl", locale="nl-NL")


def dark(studio: Studio) -> Page:
    """The example in the dark."""
    return look_at_example(studio, color_scheme="dark")


def phone(studio: Studio) -> Page:
    """One section of the example on a phone."""
    return look_at_example(studio, **PHONE)


def large_text(studio: Studio) -> Page:
    """The example where text is twice as large."""
    page = studio.window()
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": LARGE})
    open_sheet(page, studio.example())
    return page


def zoomed(studio: Studio) -> Page:
    """The example on a page zoomed to twice its size."""
    return look_at_example(studio, **ZOOMED)


WIKI = """<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>
    body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 Georgia, serif }
    iframe { width: 100%; height: 620px; border: 0 }
</style>
"""
"""The head of a page of somebody's wiki."""
WIKI_WORDS = {
    "en": """<h1>Meridian Freight: account plan</h1>
<p>Who decides there, and what goes on in their heads. We filled this board together after the
interviews in May; it changes as we learn more.</p>""",
    "nl": """<h1>Accountplan Watermolen</h1>
<p>Wie daar beslist, en wat er in hun hoofd omgaat.</p>""",
}
OWN_EXAMPLE = """async ([locale, wish]) => {
    const post = async (path, body) => {
        const headers = { 'Content-Type': 'application/json', 'X-Empathyboard': '1' };
        return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    };
    const board = await post('/api/boards/example', { locale });
    const embed = await post(`/api/boards/${board.id}/embeds`, { language: locale, ...wish });
    return [`/b/${board.id}`, embed.address];
}"""


def embed_frame(studio: Studio) -> Page:
    """The example in a page of a wiki."""
    return look_at_wiki(studio, "en")


def embed_phone(studio: Studio) -> Page:
    """The Dutch example in a page of a wiki, in the dark, on a phone."""
    page = look_at_wiki(studio, "nl", appearance="dark", window=PHONE)
    page.locator("iframe").scroll_into_view_if_needed()
    return page


def embed_share(studio: Studio) -> Page:
    """What the share dialog says about a wiki."""
    page = studio.window()
    page.goto("/")
    path, _ = page.evaluate(OWN_EXAMPLE, ["en", {"label": "Account plan"}])
    open_sheet(page, path)
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Show it in a wiki").click()
    page.get_by_role("button", name="Make", exact=True).click()
    page.get_by_label("Your wiki").select_option("BookStack")
    expect(page.frame_locator(".embed-preview iframe").locator(".live")).to_be_visible()
    page.locator(".embed-preview").scroll_into_view_if_needed()
    return page


SCENES: dict[str, Callable[[Studio], Page]] = {
    "home": home,
    "empty": empty,
    "board": example,
    "300-notes": full,
    "editing": editing,
    "dutch": dutch,
    "dark": dark,
    "phone": phone,
    "large-text": large_text,
    "zoomed": zoomed,
    "embed-frame": embed_frame,
    "embed-phone": embed_phone,
    "embed-share": embed_share,
}


def look_at_example(studio: Studio, language: str = "en", **options: Any) -> Page:
    """Open the example in a window."""
    page = studio.window(**options)
    open_sheet(page, studio.example(language))
    return page


def look_at_wiki(
    studio: Studio, language: str, window: dict[str, Any] | None = None, **wish: str
) -> Page:
    """Open a page of a wiki with the example in it."""
    page = studio.window(**(window or {}))
    page.goto("/")
    _, address = page.evaluate(OWN_EXAMPLE, [language, wish])
    html = f'{WIKI}{WIKI_WORDS[language]}<iframe src="{address}" sandbox="allow-scripts"></iframe>'
    page.route("**/wiki", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/wiki")
    expect(page.frame_locator("iframe").locator(".live")).to_be_visible(timeout=20_000)
    return page


def open_sheet(page: Page, path: str) -> None:
    """Open a board, and return when its map is there."""
    page.goto(path)
    expect(page.locator("[data-state=saved]").first).to_be_attached()
    expect(page.locator("#sheet")).to_be_visible()


def gather(page: Page, from_role: str, to: str) -> None:
    """Copy all notes of a role onto another's map."""
    open_sheet(page, from_role)
    page.locator("[data-section=who]").focus()
    for key in ("a", "a", "c"):
        page.keyboard.press(f"ControlOrMeta+{key}")
    open_sheet(page, to)
    before = page_count(page)
    page.keyboard.press("ControlOrMeta+v")
    page.wait_for_function(f"() => {COUNT} > {before}")
    expect(page.locator("[data-state=saved]").first).to_be_attached()


def point_at(page: Page, section: str) -> None:
    """Hold the pointer over the empty part of a section, under its notes."""
    box = page.locator(f"[data-section={section}]").bounding_box()
    if box:
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7)


def page_count(page: Page) -> int:
    """Count the notes of the map on screen."""
    count: int = page.evaluate(f"() => {COUNT}")
    return count


def main() -> None:
    """Makes the pictures that are named, or all."""
    path = find_browser()
    if path is None:
        sys.exit(ADVICE)
    wanted = sys.argv[1:] or list(SCENES)
    with server.running(PROGRAM) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        studio = Studio(browser, origin)
        for name in wanted:
            take(studio, name)
        browser.close()


def take(studio: Studio, name: str) -> None:
    """Makes one picture."""
    page = SCENES[name](studio)
    page.evaluate("document.fonts.ready")
    page.wait_for_function(SETTLED)
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/images/{name}.png")
    for context in studio.browser.contexts:
        context.close()


if __name__ == "__main__":
    main()
