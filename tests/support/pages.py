"""What people do and see on the pages, in the product's words."""

import re
from collections.abc import Callable
from typing import Any

from playwright.async_api import Locator, Page, expect

EMPTY_LINE = "\u200b"
"""What a note's words end with where the text ends with a new line."""

READ_KEPT = """
    name => new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const found = request.result.transaction('custom').objectStore('custom').get('unsaved');
            found.onsuccess = () => { request.result.close(); resolve(found.result ?? 0); };
        };
    })
"""
READ_NOTES = """
    notes => notes.map(note => note.querySelector('.note-text').textContent)
"""


class Person:
    """Somebody in front of a page."""

    def __init__(self, page: Page, name: str = "", department: str = "Marketing") -> None:
        self.page = page
        self.name = name
        self.department = department

    # --- boards and roles ------------------------------------------------------------------

    async def make_board(self, title: str) -> str:
        """Make a board on the start page; returns its id."""
        await self.page.goto("/")
        await self.page.get_by_label("Title").fill(title)
        await self.page.get_by_role("button", name="Make board").click()
        await self.page.wait_for_url(re.compile("/b/"))
        await self.join()
        return self.page.url.rpartition("/")[2]

    async def open_board(self, board: str) -> None:
        """Open a board and give name and department where they are asked."""
        await self.page.goto(f"/b/{board}")
        await expect(self.page.locator("#sheet")).to_be_visible()
        await self.join()

    async def join(self) -> None:
        """Say who one is, or that one only looks around."""
        card = self.page.locator(".join-card")
        if self.name:
            await card.get_by_label("Your name").fill(self.name)
            await card.locator("label", has_text=self.department).click()
            await card.locator("button[type=submit]").click()
        else:
            await card.locator(".buttons button").last.click()
        await expect(card).to_have_count(0)

    async def add_role(self, title: str) -> None:
        """Add a role with the dialog."""
        await self.page.get_by_role("button", name="Add role").first.click()
        await self.page.get_by_label("Job title").fill(title)
        await self.page.get_by_role("dialog").get_by_role("button", name="Add role").click()
        await expect(self.sheet(title)).to_be_visible()

    async def open_role(self, title: str) -> None:
        """Go to a role's map."""
        await self.tab(title).click()
        await expect(self.sheet(title)).to_be_visible()
        await self.until_saved()

    async def choose_for_role(self, title: str, command: str) -> None:
        """Choose something from the menu of the role on screen."""
        await self.page.get_by_role("button", name=f"Options for {title}").click()
        await self.page.get_by_role("menuitem", name=command).click()

    def tab(self, title: str) -> Locator:
        """The tab of a role."""
        return self.tabs.filter(has_text=re.compile(f"^{re.escape(title)}$"))

    @property
    def tabs(self) -> Locator:
        """The tabs of all roles."""
        return self.page.locator(".role-tab a")

    def sheet(self, title: str) -> Locator:
        """The sheet of a role."""
        return self.page.get_by_role("main", name=f"Empathy map of {title}", exact=True)

    # --- notes -----------------------------------------------------------------------------

    async def make_note(self, text: str, section: str = "say") -> Locator:
        """Make a note with a section's "+" and type it."""
        await self.section(section).locator(".section-add").click()
        await expect(self.field).to_be_focused()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Escape")
        await expect(self.field).to_have_count(0)
        await expect(self.note(text)).to_be_visible()
        return self.note(text)

    async def edit(self, note: Locator) -> None:
        """Put the caret behind a note's text."""
        await note.dblclick()
        await expect(self.field).to_be_focused()
        await self.page.keyboard.press("ControlOrMeta+End")

    async def type_in_note(self, note: Locator, text: str, delay: float = 0) -> None:
        """Type at the end of a note's text, key by key."""
        await self.edit(note)
        await self.page.keyboard.type(text, delay=delay)

    async def drag(self, note: Locator, section: str) -> None:
        """Hold a note over the middle of a section, without dropping it."""
        box = await self.box(self.section(section))
        await note.hover()
        await self.page.mouse.down()
        await self.page.mouse.move(
            box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8
        )

    async def undo(self, times: int = 1) -> None:
        """Press Ctrl+Z."""
        for _ in range(times):
            await self.page.keyboard.press("ControlOrMeta+z")

    async def redo(self, times: int = 1) -> None:
        """Press Ctrl+Shift+Z."""
        for _ in range(times):
            await self.page.keyboard.press("ControlOrMeta+Shift+z")

    def section(self, key: str) -> Locator:
        """A section of the sheet by its key."""
        return self.page.locator(f"[data-section={key}]")

    def note(self, text: str) -> Locator:
        """The note that holds a text."""
        return self.all_notes.filter(has_text=text)

    @property
    def all_notes(self) -> Locator:
        """All notes on screen."""
        return self.page.locator(".note")

    @property
    def field(self) -> Locator:
        """The text field of the note that one edits."""
        return self.page.locator(".note-field")

    async def notes_on_page(self) -> list[str]:
        """Read the texts of all notes in order."""
        texts: list[str] = await self.all_notes.evaluate_all(READ_NOTES)
        return sorted(text.removesuffix(EMPTY_LINE) for text in texts)

    async def place_of(self, note: Locator) -> tuple[float, float]:
        """Read where a note is, in sheet units."""
        place: list[float] = await note.evaluate(
            "note => [parseFloat(note.style.left), parseFloat(note.style.top)]"
        )
        return place[0], place[1]

    # --- what one is told ------------------------------------------------------------------

    @property
    def badge(self) -> Locator:
        """Where the page says whether everything is saved."""
        return self.page.locator(".save-badge")

    async def save_state(self) -> str:
        """Read whether everything is saved, in words."""
        return await self.badge.get_by_role("status").inner_text()

    async def until_saved(self, seconds: float = 20) -> None:
        """Wait until the page says "Saved"."""
        await expect(self.badge).to_have_attribute("data-state", "saved", timeout=seconds * 1000)

    async def until_kept(self, document: str) -> None:
        """Wait until this device's copy has all that the page counts as being on it."""
        for _ in range(200):
            (shown,) = re.findall(r"\d+", await self.save_state())
            if await self.page.evaluate(READ_KEPT, f"empathyboard:{document}") == int(shown):
                return
            await self.page.wait_for_timeout(20)
        raise AssertionError(f"the copy lacks changes of: {await self.save_state()}")

    async def until_offline(self, words: str | re.Pattern[str]) -> None:
        """Wait until the page says how much is on this device only."""
        await expect(self.badge.get_by_role("status")).to_have_text(words)

    def message(self, words: str | re.Pattern[str]) -> Locator:
        """A message at the lower edge."""
        return self.page.locator(".toast").filter(has_text=words)

    async def box(self, what: Locator) -> Any:
        """Measure where something is on screen."""
        box = await what.bounding_box()
        assert box is not None, f"{what} is not on screen"
        return box

    async def until(self, is_so: Callable[[list[str]], bool], seconds: float = 20) -> list[str]:
        """Wait until the notes on the page are as wanted; returns their texts."""
        texts = await self.notes_on_page()
        for _ in range(int(seconds / 0.1)):
            if is_so(texts):
                return texts
            await self.page.wait_for_timeout(100)
            texts = await self.notes_on_page()
        raise AssertionError(f"{self.name or 'the page'} shows {texts}")

    async def until_notes(self, *texts: str) -> None:
        """Wait until the page shows these notes, each once, and no others."""
        await self.until(lambda shown: shown == sorted(texts))
