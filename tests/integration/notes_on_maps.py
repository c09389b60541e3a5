"""A board with one role whose notes tests write through the server's own rooms."""

from dataclasses import dataclass
from typing import Any

from empathyboard.document.write import Edit, Text, Value
from tests.support.server import Served

NOW = 1_790_000_000_000


@dataclass
class Notes:
    """A board, its map and the owner's key."""

    served: Served
    id: str
    map: str
    key: str

    @classmethod
    async def on_new_board(cls, served: Served) -> "Notes":
        """Make a board with one role."""
        board = await served.new_board()
        made = await served.new_map(board["id"])
        return cls(served, board["id"], made["id"], board["key"])

    async def write(self, note: str, text: str) -> None:
        """Write a note, or other words on one that is there."""
        await self.set(
            note,
            section="do",
            pos=[100.0, 1500.0],
            size="m",
            z="a1",
            colour="paper",
            text=Text(text),
            author="anna",
        )

    async def set(self, note: str, **fields: Value) -> None:
        """Set fields of a note."""
        async with self.served.rooms.visit(self.map) as live:
            await live.edit(Edit({"notes": {note: fields}}))

    async def texts(self) -> list[str]:
        """Return what is written on the map now."""
        answer = await self.served.http.get(f"/api/maps/{self.map}/notes")
        return [note["text"] for note in answer.json()["notes"]]

    async def keep(self, name: str) -> dict[str, Any]:
        """Keep a version."""
        made: dict[str, Any] = await self.post("snapshots", {"name": name, "author": "Anna"})
        return made

    async def get(self, path: str) -> Any:
        """Read something of the board as its owner."""
        answer = await self.served.http.get(f"/api/boards/{self.id}/{path}", headers=self._owner)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def text(self, path: str) -> str:
        """Read something of the board that is no JSON."""
        answer = await self.served.http.get(f"/api/boards/{self.id}/{path}", headers=self._owner)
        assert answer.status_code == 200, answer.text
        return answer.text

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        """Ask something of the board as its owner."""
        return await self._post(f"/api/boards/{self.id}/{path}", body)

    async def try_to(self, path: str, body: dict[str, Any]) -> int:
        """Ask something of the board as its owner; returns the status of the answer."""
        where = f"/api/boards/{self.id}/{path}"
        return (await self.served.http.post(where, json=body, headers=self._owner)).status_code

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = await self.served.http.post(path, json=body, headers=self._owner)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    @property
    def _owner(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}
