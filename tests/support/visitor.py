"""A browser as the server sees it: a jar of cookies, our pages' headers, sockets of its own."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import httpx

from tests.support.server import Served, new_http
from tests.support.wire import Client, joined


class Visitor:
    """One person's browser on one of our pages."""

    def __init__(self, http: httpx.AsyncClient, served: Served) -> None:
        self.http = http
        self.served = served
        self.heard: list[str] = []
        """The whole text of every answer, headers too."""

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """Send what our page sends."""
        own = {"X-Empathyboard": "1"}
        if method != "GET":
            own["Origin"] = self.served.address
        answer = await self.http.request(method, path, json=body, headers=own | headers)
        self.heard.append(f"{answer.headers}{answer.text}")
        return answer

    async def get(self, path: str) -> Any:
        """Read something that is there."""
        return self._good(await self.ask("GET", path))

    async def send(self, method: str, path: str, body: Any = None) -> Any:
        """Do something that is allowed."""
        return self._good(await self.ask(method, path, body))

    @staticmethod
    def _good(answer: httpx.Response) -> Any:
        assert answer.is_success, f"{answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def new_board(self, title: str = "Acme", **fields: Any) -> dict[str, Any]:
        """Make a board that this browser owns."""
        made: dict[str, Any] = await self.send(
            "POST", "/api/boards", {"title": title, "locale": "en"} | fields
        )
        return made

    async def new_map(self, board: str, job_title: str = "CFO", **fields: Any) -> dict[str, Any]:
        """Add a role."""
        body = {"job_title": job_title, "committee_roles": []} | fields
        made: dict[str, Any] = await self.send("POST", f"/api/boards/{board}/maps", body)
        return made

    async def set_general(self, board: str, level: str) -> None:
        """Change general access."""
        await self.send("PATCH", f"/api/boards/{board}/access", {"general": level})

    async def new_link(self, board: str, level: str = "view", **fields: Any) -> dict[str, Any]:
        """Make a link."""
        made: dict[str, Any] = await self.send(
            "POST", f"/api/boards/{board}/links", {"level": level} | fields
        )
        return made

    async def try_join(
        self, secret: str, name: str = "Gus", passphrase: str | None = None
    ) -> httpx.Response:
        """Come with a link, whatever comes of it."""
        body = {"secret": secret, "passphrase": passphrase, "name": name, "department": "sales"}
        return await self.ask("POST", "/api/join", body)

    async def join(self, secret: str, name: str = "Gus", passphrase: str | None = None) -> str:
        """Come in with a link; returns the alias that it led to."""
        answer = self._good(await self.try_join(secret, name, passphrase))
        assert answer["state"] == "in", answer
        return str(answer["address"])[3:]

    def socket(self, address: str, **options: Any) -> AbstractAsyncContextManager[Client]:
        """Open a socket as our page does."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        headers = {"Cookie": cookies} if cookies else {}
        own: dict[str, Any] = {"origin": self.served.address, "additional_headers": headers}
        return joined(self.served.wire(address), **(own | options))


@asynccontextmanager
async def visiting(served: Served) -> AsyncIterator[Visitor]:
    """Open a new browser."""
    async with new_http(served.address) as http:
        yield Visitor(http, served)
