"""Whose board it is, and how others come in: what the tests of levels and links share."""

from typing import Any

from playwright.async_api import Locator, expect

from tests.support.pages import Person

CALL = """
    async ([method, path, body]) => {
        const headers = { 'Content-Type': 'application/json', 'X-Empathyboard': '1' };
        const answer = await fetch(path, { method, headers, body: JSON.stringify(body) });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
        return answer.status === 204 ? null : answer.json();
    }
"""

LINK = {
    "map": None,
    "label": "",
    "expires": None,
    "uses": None,
    "passphrase": None,
    "approval": False,
    "names_hidden": False,
}


class Owner:
    """Somebody who made a board with one role, and lets others in."""

    def __init__(self, person: Person, board: str) -> None:
        self.person = person
        self.board = board

    @classmethod
    async def at_a_new_board(cls, person: Person) -> "Owner":
        """Make a board with the map of a CFO."""
        board = await person.make_board("Meridian Freight")
        await person.add_role("CFO")
        return cls(person, board)

    async def call(self, method: str, path: str, body: object = None) -> Any:
        """Call the server as this page would."""
        return await self.person.page.evaluate(
            CALL, [method, f"/api/boards/{self.board}{path}", body]
        )

    async def set_general(self, level: str) -> None:
        """Change what whoever knows the address may do."""
        await self.call("PATCH", "/access", {"general": level})

    async def make_link(self, level: str, **more: object) -> "Invitation":
        """Make a link."""
        made = await self.call("POST", "/links", LINK | {"level": level} | more)
        return Invitation(self, made["id"], f"/join#{made['secret']}")

    async def only_map(self) -> str:
        """Return the id of the one map."""
        read = "async board => (await fetch(`/api/boards/${board}`)).json()"
        board = await self.person.page.evaluate(read, self.board)
        return str(board["maps"][0]["id"])

    async def open_share(self) -> Locator:
        """Open the dialog that lets others in."""
        await self.person.page.get_by_role("button", name="Share").click()
        dialog = self.person.page.locator(".share-dialog")
        await expect(dialog).to_be_visible()
        return dialog


class Invitation:
    """A link that an owner made."""

    def __init__(self, owner: Owner, link: str, path: str) -> None:
        self.owner = owner
        self.link = link
        self.path = path

    async def revoke(self) -> None:
        """End it."""
        await self.owner.call("DELETE", f"/links/{self.link}")


async def fill_in(person: Person) -> None:
    """Say who one is at the door."""
    await person.page.get_by_label("Your name").fill(person.name)
    await person.page.locator(".department-choice", has_text=person.department).click()


async def follow(person: Person, invitation: Invitation) -> None:
    """Come in by a link, and see a sheet."""
    await person.page.goto(invitation.path)
    await fill_in(person)
    await person.page.get_by_role("button", name="Come in").click()
    await expect(person.page.locator("#sheet")).to_be_visible()
