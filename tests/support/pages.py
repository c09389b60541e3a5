"""What people do on the pages, in the product's words."""

import re

from playwright.async_api import Locator, expect

from tests.support.seen import Seen


class Person(Seen):
    """Somebody in front of a page."""

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
