"""Dutch and English: all of it, at once, and remembered."""

import re

import httpx
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.words import foreign_words
from tests.support.pages import Person


async def check(person: Person, language: str) -> None:
    assert await foreign_words(person.page, language) == []
    await expect(person.page.locator("html")).to_have_attribute("lang", language)


async def press(person: Person, name: str) -> None:
    await person.page.get_by_role("button", name=name, exact=True).click()


async def speak(person: Person, language: str) -> None:
    """Choose a language in the board's menu."""
    await person.page.locator(".top-bar-end .icon-button").click()
    await person.page.get_by_role("menuitemradio", name=language).click()
    await expect(person.page.get_by_role("menu")).to_have_count(0)


async def test_a_dutch_browser_sees_dutch_everywhere(people: People) -> None:
    jan = await people.come("Jan", locale="nl-NL")
    await jan.page.goto("/")
    await check(jan, "nl")
    await jan.page.get_by_label("Titel").fill("Meridian")
    await press(jan, "Bord maken")
    await expect(jan.page.locator(".join-card")).to_be_visible()
    await check(jan, "nl")
    await jan.page.get_by_role("textbox", name="Je naam").fill("Jan")
    await press(jan, "Meedoen")
    await jan.page.get_by_role("main").get_by_role("button", name="Rol toevoegen").click()
    await expect(jan.page.get_by_role("dialog")).to_be_visible()
    await check(jan, "nl")
    await jan.page.get_by_label("Functie").fill("CFO")
    await jan.page.get_by_role("dialog").get_by_role("button", name="Toevoegen").click()
    await expect(jan.page.get_by_role("main", name="Empathiekaart van CFO")).to_be_visible()
    await check_sheet(jan)
    await check_menus(jan)


async def check_sheet(jan: Person) -> None:
    note = await jan.make_note("een eigen notitie")
    await check(jan, "nl")
    await note.click()
    await expect(jan.page.locator(".selection-bar")).to_be_visible()
    await check(jan, "nl")
    await jan.until_saved()
    assert await jan.save_state() == "Opgeslagen"
    titles = await jan.page.locator(".section-title").all_inner_texts()
    assert any("Met wie leven we mee?" in title for title in titles)
    assert any("Pijnpunten" in title for title in titles)


async def check_menus(jan: Person) -> None:
    await jan.all_notes.click(button="right")
    await expect(jan.page.get_by_role("menu")).to_be_visible()
    await check(jan, "nl")
    await jan.page.keyboard.press("Escape")
    await jan.page.locator(".role-menu-button").click()
    await expect(jan.page.get_by_role("menu")).to_be_visible()
    await check(jan, "nl")
    await jan.page.keyboard.press("Escape")
    await press(jan, "Delen")
    await expect(jan.page.get_by_role("dialog")).to_be_visible()
    await check(jan, "nl")


async def test_the_language_can_be_switched_and_is_remembered(people: People, board: str) -> None:
    jan = await people.come("", locale="nl-NL")
    await jan.open_board(board)
    await check(jan, "nl")

    await speak(jan, "English")

    await check(jan, "en")
    await jan.page.reload()
    await expect(jan.page.locator("#sheet")).to_be_visible()
    await check(jan, "en")

    await speak(jan, "Nederlands")

    await check(jan, "nl")
    await jan.page.reload()
    await expect(jan.page.locator("#sheet")).to_be_visible()
    await check(jan, "nl")


async def test_what_others_typed_stays_in_their_words(people: People, board: str) -> None:
    ann, jan = await people.come("Ann"), await people.come("Jan", "Sales", locale="nl-NL")
    await ann.open_board(board)
    await ann.make_note("Pains and gains")
    await jan.page.goto(f"/b/{board}")
    await jan.until_notes("Pains and gains")


async def test_an_unknown_board_is_a_friendly_page_in_both_languages(
    people: People, http: httpx.AsyncClient
) -> None:
    people.forgive("404")
    ann = await people.come()
    nothing = "A" * 22
    await ann.page.goto(f"/b/{nothing}")
    await expect(ann.page.get_by_role("heading")).to_have_text("There is no board at this address")
    await check(ann, "en")

    await press(ann, "NL, Nederlands")

    await expect(ann.page.get_by_role("heading")).to_have_text(re.compile("Op dit adres"))
    await check(ann, "nl")
    await ann.page.get_by_role("main").get_by_role("link").click()
    await expect(ann.page.get_by_role("button", name="Bord maken")).to_be_visible()
    assert (await http.get(f"/api/boards/{nothing}")).status_code == 404
