"""Everything that opens over a board: how one gets there, in either language."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, expect

from tests.e2e.words import text_of

Open = Callable[[Page], Awaitable[None]]

MODAL, JOIN_CARD = ".modal", ".join-card"
POPOVER = ".react-aria-Popover, .popover"
BOARD_MENU = ".top-bar .icon-button[aria-haspopup=menu]"


@dataclass(frozen=True)
class Surface:
    """Something that opens over a board."""

    name: str
    selector: str
    open: Open

    async def show(self, page: Page) -> None:
        """Open it, and wait until it stands still."""
        await self.open(page)
        await expect(page.locator(self.selector)).to_be_visible()
        await page.wait_for_function(STILL)

    async def close(self, page: Page) -> None:
        """Put it away."""
        if self.selector == JOIN_CARD:
            await page.locator(f"{JOIN_CARD} .buttons button").last.click()
        else:
            await page.keyboard.press("Escape")
        await expect(page.locator(self.selector)).to_have_count(0)


STILL = "() => document.getAnimations().every(({ playState }) => playState !== 'running')"


def press(selector: str) -> Open:
    """Return how to press a button."""

    async def open_it(page: Page) -> None:
        await page.locator(selector).click()

    return open_it


def hit(key: str, words: str = "") -> Open:
    """Return how to press a key on the sheet, and to type on."""

    async def open_it(page: Page) -> None:
        await page.locator("[data-section=who]").focus()
        await page.keyboard.press(key)
        if words:
            await expect(page.locator("input:focus")).to_be_visible()
            await page.keyboard.type(words)

    return open_it


def choose(key: str) -> Open:
    """Return how to choose from the board's menu what a text names."""

    async def open_it(page: Page) -> None:
        language = await page.evaluate("() => document.documentElement.lang")
        await page.locator(BOARD_MENU).click()
        await page.get_by_role("menuitem", name=text_of(language, key)).click()

    return open_it


async def open_bin(page: Page) -> None:
    """Go to the bin, beside the history."""
    await choose("history.open")(page)
    await page.locator(".history-tabs button").last.click()


async def select_note(page: Page) -> None:
    """Select a note."""
    await page.locator(".note").first.click()


async def open_note_menu(page: Page) -> None:
    """Open the menu of a note."""
    await page.locator(".note").first.click(button="right")


PHONE_SURFACES = [
    Surface("share", MODAL, press(".share-button")),
    Surface("roles", POPOVER, press(".role-chooser")),
    Surface("sections", POPOVER, press(".phone-section")),
    Surface("menu of the board", POPOVER, press(BOARD_MENU)),
    Surface("export", MODAL, choose("export.open")),
    Surface("import", MODAL, choose("import.open")),
    Surface("history", MODAL, choose("history.open")),
    Surface("who one is", JOIN_CARD, press(".avatar-me")),
]

SURFACES = [
    Surface("share", MODAL, press(".share-button")),
    Surface("add a role", MODAL, press(".role-tabs > .icon-button:last-child")),
    Surface("menu of a role", POPOVER, press(".role-menu-button")),
    Surface("who one is", JOIN_CARD, press(".avatar-me")),
    Surface("menu of the board", POPOVER, press(BOARD_MENU)),
    Surface("export", MODAL, choose("export.open")),
    Surface("import", MODAL, choose("import.open")),
    Surface("history", MODAL, choose("history.open")),
    Surface("bin", MODAL, open_bin),
    Surface("about", MODAL, choose("about.open")),
    Surface("keys", MODAL, hit("?")),
    Surface("commands", MODAL, hit("ControlOrMeta+k")),
    Surface("commands of a note", ".selection-bar", select_note),
    Surface("menu of a note", POPOVER, open_note_menu),
    Surface("pile", POPOVER, press(".pile-badge")),
    # It moves the sheet to what it finds.
    Surface("search", ".search-bar", hit("ControlOrMeta+f", "a")),
]
