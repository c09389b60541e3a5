"""What people see on the pages, in the product's words."""

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


class Seen:
    """What somebody sees on a page."""

    def __init__(self, page: Page, name: str = "", department: str = "Marketing") -> None:
        self.page = page
        self.name = name
        self.department = department

    def tab(self, title: str) -> Locator:
        """The tab of a role."""
        return self.tabs.filter(has_text=re.compile(f"^{re.escape(title)}$"))

    @property
    def tabs(self) -> Locator:
        """The tabs of all roles."""
        return self.page.locator(".role-tab a bdi")

    def sheet(self, title: str) -> Locator:
        """The sheet of a role."""
        return self.page.get_by_role("main", name=f"Empathy map of {title}", exact=True)

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
