"""The ways in and out of a board: the start page, sharing, joining, printing."""

import re
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from tests.support.browser import new_context_async
from tests.support.server import Served

MANY = 300


async def come(browser: Browser, served: Served, path: str = "/") -> Page:
    """Open a page as somebody who was never here."""
    context = await new_context_async(
        browser, served.address, locale="en-GB", viewport={"width": 1440, "height": 900}
    )
    page = await context.new_page()
    await page.goto(path)
    return page


async def open_example(page: Page) -> None:
    await page.get_by_role("button", name="Open the example").click()
    await expect(page.locator(".note").first).to_be_visible()
    await expect(page.locator(".save-badge[data-state=saved]")).to_be_visible()


async def join(page: Page, name: str) -> None:
    await page.get_by_role("textbox", name="Your name").fill(name)
    await page.get_by_role("button", name="Join in").click()


async def card_menu(page: Page, item: str) -> None:
    await page.locator(".board-card-menu").first.click()
    await page.get_by_role("menuitem", name=item).click()


async def test_example_comes_back_as_a_card_with_its_picture(
    served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served)
    await open_example(page)
    title = await page.locator(".board-title button").inner_text()
    await page.get_by_role("link", name="All boards").click()
    card = page.locator(".board-card")
    await expect(card).to_have_count(1)
    await expect(card.get_by_role("link", name=title)).to_be_visible()
    await expect(card).to_contain_text("5 roles")
    await expect(card.locator(".picture-note").nth(19)).to_be_attached()


async def test_card_is_renamed_in_place_and_duplicated_as_a_template(
    served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served)
    await open_example(page)
    await page.goto("/")
    await card_menu(page, "Rename")
    await expect(page.get_by_label("Board title")).to_be_focused()
    await page.keyboard.type("Our campaign")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("link", name="Our campaign")).to_be_visible()
    await card_menu(page, "Use as a template")
    await expect(page.locator(".board-title button")).to_have_text("Copy of Our campaign")
    await expect(page.locator(".role-tab")).to_have_count(5)
    await expect(page.locator(".note")).to_have_count(0)


async def test_bin_can_be_undone_and_says_where_a_board_is(
    served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served)
    await open_example(page)
    await page.goto("/")
    await card_menu(page, "Move to the bin")
    await expect(page.locator(".board-card")).to_contain_text("In the bin")
    await page.reload()
    await expect(page.locator(".board-card")).to_contain_text("In the bin")
    await card_menu(page, "Take out of the bin")
    await expect(page.locator(".board-card a")).to_be_visible()


async def test_board_of_somebody_else_cannot_be_binned_but_forgotten(
    served: Served, chromium: Browser
) -> None:
    board = await served.new_board("Theirs")
    await served.new_map(board["id"])
    page = await come(chromium, served, f"/b/{board['id']}")
    await expect(page.locator(".save-badge[data-state=saved]")).to_be_visible()
    await page.goto("/")
    await card_menu(page, "Move to the bin")
    toast = page.locator(".toast").first
    await expect(toast).to_contain_text("Only the browser in which this board was made")
    await toast.get_by_role("button", name="Forget on this device").click()
    await expect(page.locator(".board-card")).to_have_count(0)
    left = await page.evaluate(
        "async () => [(await indexedDB.databases()).map(({ name }) => name),"
        " Object.keys(localStorage)]"
    )
    assert not re.search(r"picture|empathyboard:(?!probe)", str(left)), left


async def test_share_gives_the_way_in_or_says_how_to_open_one(
    served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served)
    await open_example(page)
    await page.get_by_role("button", name="Share").click()
    dialog = page.locator(".share-dialog")
    await expect(dialog).to_contain_text("make run HOST=0.0.0.0")
    await page.keyboard.press("Escape")
    reach = {"is_local": False, "addresses": ["http://192.0.2.7:8000"]}
    await page.route("**/api/server", lambda route: route.fulfill(json=reach))
    await page.get_by_role("button", name="Share").click()
    await expect(dialog.locator("svg.qr-code")).to_be_visible()
    await expect(dialog.get_by_role("textbox")).to_have_value(re.compile(r"^http://192\.0\.2\.7"))
    await expect(dialog).to_contain_text("not encrypted")


async def test_two_people_of_one_name_are_told_apart_and_seen_on_their_roles(
    served: Served, chromium: Browser
) -> None:
    first = await come(chromium, served)
    await open_example(first)
    await join(first, "Anouk")
    second = await come(chromium, served, first.url.removeprefix(served.address))
    taken = await first.locator(".avatar-me").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    await expect(second.locator(".own-colour-choice[data-taken]")).to_have_count(1)
    await join(second, "Anouk")
    await second.locator(".role-tab a").nth(1).click()
    await expect(first.locator(".role-tab").nth(1).locator(".tab-person")).to_have_count(1)
    own = await first.locator(".avatar-me").get_attribute("aria-label") or ""
    other = await first.locator(".avatars [role=img]").get_attribute("aria-label") or ""
    assert ("Anouk 2" in own) != ("Anouk 2" in other), (own, other)
    colour = await second.locator(".avatar-me").evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    assert colour != taken


async def test_hint_helps_to_the_first_note_and_is_gone_with_it(
    served: Served, chromium: Browser
) -> None:
    page = await come(chromium, served)
    await page.get_by_label("Title").fill("Mine")
    await page.get_by_role("button", name="Make board").click()
    await page.get_by_role("main").get_by_role("button", name="Add role").click()
    await page.get_by_label("Job title").fill("CFO")
    await page.get_by_role("dialog").get_by_role("button", name="Add role").click()
    await join(page, "Anouk")
    await page.get_by_role("button", name="Write the first note").click()
    await page.keyboard.type("Signs anything above 50k")
    await expect(page.locator(".first-hint")).to_have_count(0)
    await expect(page.locator(".note")).to_have_count(1)


async def test_many_roles_are_searched_and_the_bar_stays_whole(
    served: Served, chromium: Browser
) -> None:
    board = await served.new_board("Large")
    for number in range(MANY):
        await served.new_map(board["id"], f"Buyer {number} " + "x" * (480 * (number == 1)))
    page = await come(chromium, served, f"/b/{board['id']}")
    bar = page.locator(".top-bar")
    await expect(page.locator(".role-tab")).to_have_count(MANY)
    assert await bar.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert await bar.evaluate("one => one.clientHeight") <= 64
    await page.get_by_role("button", name=f"All roles: {MANY}").click()
    await page.get_by_role("searchbox").fill("buyer 287")
    await page.locator(".role-finder a").click()
    current = page.locator(".role-tab [aria-current=page]")
    await expect(current).to_contain_text("Buyer 287")
    await expect(current).to_be_in_viewport()


async def test_print_has_a_map_a_page_and_every_note_in_a_list(
    served: Served, chromium: Browser, tmp_path: Path
) -> None:
    page = await come(chromium, served)
    await open_example(page)
    await page.evaluate("() => { window.print = () => { window.isPrinting = true } }")
    await page.get_by_role("button", name="Board menu").click()
    await page.get_by_role("menuitem", name="Print all maps").click()
    await page.wait_for_function("() => window.isPrinting")
    # What the printer gets, held on the page to be looked at.
    await page.evaluate("() => { dispatchEvent(new Event('beforeprint')) }")
    assert await page.locator(".print-page").count() == 5
    notes = await page.locator(".print-sheet .note").count()
    assert notes >= 120
    assert await page.locator(".print-section li").count() == notes
    await page.emulate_media(media="print", color_scheme="dark")
    frames = page.locator(".print-frame")
    box = await frames.first.bounding_box()
    assert box is not None
    assert box["width"] <= 1047
    assert await outside(page) == []
    await page.evaluate("() => { dispatchEvent(new Event('afterprint')) }")
    await expect(page.locator(".print-root")).to_have_count(0)
    pdf = await page.pdf(path=str(tmp_path / "map.pdf"), prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 2


async def outside(page: Page) -> list[str]:
    """Name the notes that stick out of their sheet on paper."""
    found: list[str] = await page.evaluate(
        """() => [...document.querySelectorAll('.print-frame')].flatMap((frame) => {
          const paper = frame.getBoundingClientRect();
          return [...frame.querySelectorAll('.note')]
            .filter((note) => {
              const box = note.getBoundingClientRect();
              return box.left < paper.left - 1 || box.right > paper.right + 1
                || box.top < paper.top - 1 || box.bottom > paper.bottom + 1;
            })
            .map((note) => note.textContent);
        })"""
    )
    return found
