"""Text that is more than single characters, while another types in the same note."""

import asyncio

import pytest
import pytest_asyncio
from playwright.async_api import CDPSession, expect

from tests.e2e.people import Pair

FAMILY = "👩‍👩‍👧‍👦"
THUMB = "👍🏽"
FLAG = "🇳🇱"


@pytest_asyncio.fixture(loop_scope="session")
async def typists(pair: Pair) -> Pair:
    """Two people with the caret in one note."""
    mara, sem = pair
    await mara.make_note("|", "see")
    for person in pair:
        await person.until_notes("|")
        await person.edit(person.note("|"))
    return mara, sem


async def both_show(pair: Pair, *parts: str) -> str:
    """Wait until both show one and the same text with all parts whole; returns it."""
    mara, sem = pair
    (text,) = await mara.until(lambda shown: all(shown[0].count(part) == 1 for part in parts))
    await sem.until_notes(text)
    for person in pair:
        await expect(person.field).to_have_value(text)
        await person.until_saved()
    return text


@pytest.mark.parametrize("sign", [FAMILY, THUMB, FLAG])
async def test_emoji_typed_beside_anothers_typing_stay_whole(sign: str, typists: Pair) -> None:
    mara, sem = typists

    async def insert_signs() -> None:
        for _ in range(5):
            await mara.page.keyboard.insert_text(sign)

    words = " typed meanwhile by Sem"
    await asyncio.gather(insert_signs(), sem.page.keyboard.type(words, delay=8))

    text = await both_show(typists, sign * 5, words)
    assert len(text) == len("|" + sign * 5 + words)


async def test_an_emoji_put_into_the_middle_of_anothers_emoji_text(typists: Pair) -> None:
    mara, sem = typists
    await mara.page.keyboard.insert_text(THUMB + FAMILY)
    await both_show(typists, THUMB + FAMILY)
    await sem.page.keyboard.press("ControlOrMeta+Home")
    await sem.page.keyboard.insert_text(FLAG)
    await mara.page.keyboard.press("Backspace")

    text = await both_show(typists, FLAG, THUMB)
    assert text.startswith(f"{FLAG}|{THUMB}")
    assert "\ufffd" not in text


async def compose(session: CDPSession, *stages: str) -> None:
    """Show a text that is being composed, as an input method does."""
    for stage in stages:
        at = len(stage)
        await session.send(
            "Input.imeSetComposition",
            {"text": stage, "selectionStart": at, "selectionEnd": at},
        )


async def test_composed_text_comes_once_while_another_types(typists: Pair) -> None:
    mara, sem = typists
    session = await mara.page.context.new_cdp_session(mara.page)
    await compose(session, "に", "にほ", "にほん")
    await sem.page.keyboard.type(" by Sem")
    await compose(session, "日本", "日本語")
    await session.send("Input.insertText", {"text": "日本語"})
    await mara.page.keyboard.type("!")

    text = await both_show(typists, "日本語!", " by Sem")
    assert len(text) == len("|日本語! by Sem")


async def test_a_composition_that_is_given_up_leaves_nothing(typists: Pair) -> None:
    mara, sem = typists
    session = await mara.page.context.new_cdp_session(mara.page)
    await compose(session, "に", "にほ")
    await sem.page.keyboard.type(" by Sem")
    await compose(session, "")
    await mara.page.keyboard.type("?")

    text = await both_show(typists, "?", " by Sem")
    assert sorted(text) == sorted("|? by Sem")


async def test_undo_while_typing_takes_back_ones_own_typing(typists: Pair) -> None:
    mara, sem = typists
    await mara.page.keyboard.type("mine ")
    await sem.page.keyboard.type("theirs ")
    await both_show(typists, "mine ", "theirs ")

    await mara.undo()

    assert await both_show(typists, "theirs ") == "|theirs "
