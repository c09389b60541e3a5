"""Hands: a frame around notes, copies across maps, pasted lines, keys and menus."""

from playwright.async_api import Browser, Page, expect

from tests.support.browser import new_context_async
from tests.support.server import Served


async def open_map(browser: Browser, served: Served, *roles: str) -> Page:
    """Open a board with these roles as somebody who only looks around."""
    board = await served.new_board()
    for role in roles or ("CFO",):
        await served.new_map(board["id"], role)
    context = await new_context_async(
        browser, served.address, locale="en-GB", viewport={"width": 1440, "height": 900}
    )
    page = await context.new_page()
    await page.goto(f"/b/{board['id']}")
    await page.get_by_role("button", name="Just look around").click()
    await expect(page.locator("[data-section=hear]")).to_be_visible()
    return page


async def write(page: Page, section: str, *texts: str) -> None:
    """Write notes side by side in a section, from one to the next by Tab."""
    await page.locator(f"[data-section={section}] .section-add").click()
    for at, text in enumerate(texts):
        if at > 0:
            await page.keyboard.press("Tab")
        await page.keyboard.type(text)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")


async def paste(page: Page, text: str) -> None:
    """Paste a text as another program gives it."""
    await page.evaluate(
        """(text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            const paste = { clipboardData, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new ClipboardEvent('paste', paste));
        }""",
        text,
    )


async def frame(page: Page, section: str) -> None:
    """Draw a frame over a section from its lower right corner."""
    box = await page.locator(f"[data-section={section}]").bounding_box()
    assert box
    right, bottom = box["x"] + box["width"] - 4, box["y"] + box["height"] - 4
    await page.mouse.move(right, bottom)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 4, box["y"] + 24, steps=4)
    await page.mouse.up()


async def test_tab_writes_notes_side_by_side(served: Served, chromium: Browser) -> None:
    page = await open_map(chromium, served)
    await write(page, "hear", "one", "two", "three")
    await expect(page.locator("[data-section=hear]")).to_have_attribute(
        "aria-label", "6. What do they hear?, 3 notes"
    )


async def test_frame_selects_and_copies_go_to_another_map(
    served: Served, chromium: Browser
) -> None:
    page = await open_map(chromium, served, "CFO", "Planner")
    await write(page, "hear", "one", "two")
    await frame(page, "hear")
    await expect(page.locator(".note[data-selected]")).to_have_count(2)
    await page.keyboard.press("Control+c")
    await page.get_by_role("link", name="Planner").click()
    await expect(page.locator(".note")).to_have_count(0)
    await page.locator("[data-section=hear]").focus()
    await page.keyboard.press("Control+v")
    await expect(page.locator(".note")).to_have_count(2)
    await expect(page.locator("[data-section=hear]")).to_have_attribute(
        "aria-label", "6. What do they hear?, 2 notes"
    )


async def test_cut_notes_are_gone_and_come_back_by_paste(served: Served, chromium: Browser) -> None:
    page = await open_map(chromium, served)
    await write(page, "say", "one")
    await frame(page, "say")
    await page.keyboard.press("Control+x")
    await expect(page.locator(".note")).to_have_count(0)
    await page.keyboard.press("Control+v")
    await expect(page.locator(".note")).to_have_text(["one"])


async def test_pasted_lines_and_cells_are_notes_in_one_step(
    served: Served, chromium: Browser
) -> None:
    page = await open_map(chromium, served)
    await page.mouse.move(4, 4)
    await page.locator("[data-section=say]").focus()
    await paste(page, "- one\n- two\n\nthree\tfour")
    await expect(page.locator(".note")).to_have_count(4)
    await page.keyboard.press("Control+z")
    await expect(page.locator(".note")).to_have_count(0)


async def test_menu_by_the_keyboard_duplicates_and_moves(served: Served, chromium: Browser) -> None:
    page = await open_map(chromium, served)
    await write(page, "say", "one")
    await page.locator(".note").focus()
    await page.keyboard.press("Shift+F10")
    await page.get_by_role("menuitem", name="Duplicate").press("Enter")
    await expect(page.locator(".note")).to_have_count(2)
    await page.keyboard.press("Shift+F10")
    await page.get_by_role("menuitem", name="Move to section").press("ArrowRight")
    await page.get_by_role("menuitem", name="6. What do they hear?").press("Enter")
    await expect(page.locator("[data-section=hear]")).to_have_attribute(
        "aria-label", "6. What do they hear?, 1 note"
    )


async def test_letters_on_a_selected_note_are_its_text(served: Served, chromium: Browser) -> None:
    page = await open_map(chromium, served)
    await write(page, "say", "He")
    await page.locator(".note").click()
    await page.keyboard.type("r has no time", delay=5)
    await expect(page.locator(".note-field")).to_have_value("Her has no time")


async def test_question_mark_lists_the_keys_and_letters_can_be_switched_off(
    served: Served, chromium: Browser
) -> None:
    page = await open_map(chromium, served)
    await page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys and gestures")
    await expect(dialog).to_contain_text("Ctrl+Enter")
    await dialog.locator(".switch").click()
    await dialog.get_by_role("button", name="Close").click()
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="Select", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    await page.reload()
    await expect(page.locator("[data-section=hear]")).to_be_visible()
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="Select", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )


async def test_search_walks_through_what_it_finds(served: Served, chromium: Browser) -> None:
    page = await open_map(chromium, served)
    await write(page, "say", "price", "quality", "Prices")
    await page.keyboard.press("Control+f")
    await page.get_by_role("searchbox").fill("price")
    await expect(page.locator(".search-count")).to_have_text("1 of 2")
    await page.keyboard.press("Enter")
    await expect(page.locator(".search-count")).to_have_text("2 of 2")
    await page.keyboard.press("Escape")
    await expect(page.locator(".note[data-selected]")).to_have_text(["Prices"])
