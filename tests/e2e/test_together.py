"""Four departments fill one board at the same time."""

import asyncio
import re
from typing import Any

import httpx
from playwright.async_api import expect

from tests.e2e.people import TEAM, People
from tests.support.pages import Person

ROLES = ("CFO", "Head of operations", "IT manager")
LOOKS = {
    "Marketing": ("yellow", "MK"),
    "Sales": ("blue", "SA"),
    "Customer Success": ("coral", "CS"),
    "C-suite": ("mint", "CX"),
}


async def read_notes(http: httpx.AsyncClient, map_id: str) -> list[dict[str, Any]]:
    answer = await http.get(f"/api/maps/{map_id}/notes")
    notes: list[dict[str, Any]] = answer.json()["notes"]
    return notes


async def maps_of(http: httpx.AsyncClient, board: str) -> dict[str, str]:
    maps = (await http.get(f"/api/boards/{board}")).json()["maps"]
    return {one["job_title"]: one["id"] for one in maps}


async def write_some(person: Person, role: str, sections: tuple[str, ...]) -> list[str]:
    await person.open_role(role)
    texts = [f"{person.name} on {section}" for section in sections]
    for text, section in zip(texts, sections, strict=True):
        await person.make_note(text, section)
    return texts


async def test_four_departments_fill_three_roles_at_once(
    team: list[Person], http: httpx.AsyncClient
) -> None:
    board = await team[0].make_board("Meridian Freight")
    for role in ROLES:
        await team[0].add_role(role)
    await asyncio.gather(*(person.open_board(board) for person in team[1:]))

    places = [*ROLES, ROLES[0]]
    await asyncio.gather(
        *(
            write_some(person, role, ("who", "say", "gains"))
            for person, role in zip(team, places, strict=True)
        )
    )

    maps = await maps_of(http, board)
    for role in ROLES:
        writers = [one for one, place in zip(team, places, strict=True) if place == role]
        expected = sorted(
            f"{one.name} on {key}" for one in writers for key in ("who", "say", "gains")
        )
        for person in team:
            await person.open_role(role)
            await person.until_notes(*expected)
        notes = await read_notes(http, maps[role])
        assert sorted(note["text"] for note in notes) == expected
        await check_looks(team[1], notes)


async def check_looks(person: Person, notes: list[dict[str, Any]]) -> None:
    """Every note has the colour and the code of whoever wrote it."""
    for fields in notes:
        name = fields["text"].split()[0]
        colour, code = LOOKS[TEAM[name]]
        assert fields["department"] == TEAM[name].lower().replace(" ", "-")
        note = person.note(fields["text"])
        await expect(note).to_have_attribute("data-colour", colour)
        await expect(note.locator(".note-foot")).to_have_text(code)


async def test_four_people_type_in_one_note_character_by_character(
    team: list[Person], board: str, http: httpx.AsyncClient
) -> None:
    await asyncio.gather(*(person.open_board(board) for person in team))
    await team[0].make_note("Costs: ", "pains")
    for person in team:
        await person.until_notes("Costs: ")
        await person.edit(person.all_notes)

    words = [f" {person.name}-said-what-the-CFO-fears" for person in team]
    await asyncio.gather(
        *(one.page.keyboard.type(word, delay=15) for one, word in zip(team, words, strict=True))
    )

    def has_all(texts: list[str]) -> bool:
        return len(texts) == 1 and all(texts[0].count(word) == 1 for word in words)

    seen = await asyncio.gather(*(person.until(has_all) for person in team))
    assert all(texts == seen[0] for texts in seen)
    assert len(seen[0][0]) == len("Costs: ") + sum(map(len, words))
    for person in team:
        await expect(person.field).to_have_value(seen[0][0])
        await person.until_saved()
    (map_id,) = (await maps_of(http, board)).values()
    (note,) = await read_notes(http, map_id)
    assert note["text"] == seen[0][0]


async def test_people_see_who_else_is_here_where_they_point_and_type(
    team: list[Person], board: str
) -> None:
    await asyncio.gather(*(person.open_board(board) for person in team))
    for person in team:
        box = await person.box(person.section("see"))
        await person.page.mouse.move(box["x"] + 20, box["y"] + 40)
        await person.page.mouse.move(box["x"] + 40, box["y"] + 60)

    for person in team:
        avatars = person.page.locator(".avatars")
        await expect(avatars).to_have_attribute("aria-label", "4 people here")
        for name in (other.name for other in team if other is not person):
            label = f"{name}, {TEAM[name]}, on CFO"
            await expect(avatars.get_by_role("img", name=label)).to_be_visible()
            cursor = person.page.locator(".cursor", has_text=f"{name} · {TEAM[name]}")
            await expect(cursor).to_be_visible()
        await expect(person.page.locator(".cursor")).to_have_count(3)

    note = await team[0].make_note("hello", "see")
    await team[0].edit(note)
    await expect(team[1].page.get_by_label("Mara is typing")).to_be_visible()
    await expect(team[1].note("hello").locator(".remote-caret")).to_have_count(1)


async def test_who_leaves_is_gone_from_the_others_pages(people: People, board: str) -> None:
    mara, sem = await people.come("Mara"), await people.come("Sem", "Sales")
    await mara.open_board(board)
    await sem.open_board(board)
    avatars = mara.page.locator(".avatars")
    await expect(avatars.get_by_role("img", name=re.compile("^Sem"))).to_be_visible()

    await sem.page.close()

    await expect(avatars.get_by_role("img", name=re.compile("^Sem"))).to_have_count(0)
