"""The server dies without a warning while four people type."""

import asyncio
import re

import httpx
from playwright.async_api import expect

from tests.e2e.people import NETWORK, TEAM, People
from tests.e2e.program import Program
from tests.support.pages import Person
from tests.support.server import new_board, new_map

REMEMBER = """
    () => {
        window.seenSaved = {};
        const badge = document.querySelector('.save-badge');
        const look = () => {
            if (badge.dataset.state !== 'saved') return;
            for (const note of document.querySelectorAll('.note')) {
                window.seenSaved[note.id] = note.querySelector('.note-text').textContent;
            }
        };
        new MutationObserver(look).observe(document.querySelector('.board'), {
            subtree: true, childList: true, characterData: true, attributes: true,
        });
        look();
    }
"""
"""Keeps what each note said at the last moment at which the page also said "Saved"."""


def is_within(part: str, whole: str) -> bool:
    """Tell whether all characters of a text are in another, in their order."""
    characters = iter(whole)
    return all(character in characters for character in part)


async def type_words(person: Person, turns: int) -> None:
    for turn in range(turns):
        await person.page.keyboard.type(f" {person.name}{turn:02}", delay=10)


async def what_was_saved(team: list[Person]) -> list[dict[str, str]]:
    return [await person.page.evaluate("() => window.seenSaved") for person in team]


async def open_for_team(people: People, server: Program, http: httpx.AsyncClient) -> list[Person]:
    """Everybody has an own note, and the caret is in one that all share."""
    board = str((await new_board(http))["id"])
    await new_map(http, board, "CFO")
    team = [
        await people.come(name, department, origin=server.address)
        for name, department in TEAM.items()
    ]
    await asyncio.gather(*(person.open_board(board) for person in team))
    for person in team:
        await person.make_note(f"{person.name}'s own", "do")
    await team[0].make_note("all:", "pains")
    for person in team:
        await person.until(lambda shown: len(shown) == 5)
        await person.page.evaluate(REMEMBER)
        await person.edit(person.note("all:"))
    return team


async def test_what_anyone_saw_as_saved_is_there_once_after_the_server_was_killed(
    people: People, own_server: Program
) -> None:
    people.forgive(*NETWORK)
    async with httpx.AsyncClient(base_url=own_server.address) as http:
        team = await open_for_team(people, own_server, http)
        typing = asyncio.gather(*(type_words(person, 12) for person in team))
        await expect(team[3].note("all:")).to_have_text(re.compile("Mara04"))
        assert not typing.done()
        await own_server.kill()
        seen = await what_was_saved(team)
        await typing
        await asyncio.gather(*(person.make_note(f"after {person.name}", "hear") for person in team))
        await own_server.start()

    notes = await all_alike(team)

    assert sorted(notes) == sorted(
        [f"{name}'s own" for name in TEAM] + [f"after {name}" for name in TEAM] + [shared_of(notes)]
    )
    words = shared_of(notes).removeprefix("all:").split()
    assert sorted(words) == sorted(f"{name}{turn:02}" for name in TEAM for turn in range(12))
    for saved in seen:
        assert len(saved) == 5
        for text in saved.values():
            assert any(is_within(text, note) for note in notes), text


async def all_alike(team: list[Person]) -> list[str]:
    """Wait until all is saved and all pages and the server say the same; returns the notes."""
    await asyncio.gather(*(person.until_saved(60) for person in team))
    notes = await team[0].until(lambda shown: len(shown) == 9)
    for person in team:
        await person.until_notes(*notes)
    board = team[0].page.url.rpartition("/")[2]
    maps = (await team[0].page.request.get(f"/api/boards/{board}")).json
    (one,) = (await maps())["maps"]
    answer = await team[0].page.request.get(f"/api/maps/{one['id']}/notes")
    assert sorted(note["text"] for note in (await answer.json())["notes"]) == notes
    return notes


def shared_of(notes: list[str]) -> str:
    """Return the one note that all typed in."""
    (shared,) = [note for note in notes if note.startswith("all:")]
    return shared
