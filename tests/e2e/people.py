"""People with a browser each; whatever went wrong on one of their pages fails the test."""

from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from tests.support.browser import new_context_async
from tests.support.pages import Person

TEAM = {"Mara": "Marketing", "Sem": "Sales", "Cas": "Customer Success", "Cleo": "C-suite"}
"""One person of each department."""

NETWORK = ("net::ERR_", "WebSocket connection to", "status of 5")
"""What the browser itself reports when a test takes the server or the network away."""

Pair = tuple[Person, Person]


class People:
    """Everybody who takes part in a test."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.browser = browser
        self.origin = origin
        self.problems: list[str] = []
        self._contexts: list[BrowserContext] = []
        self._forgiven: list[str] = []

    def forgive(self, *parts: str) -> None:
        """Expect messages on the console that hold one of these parts."""
        self._forgiven += parts

    async def come(
        self, name: str = "", department: str = "Marketing", *, origin: str = "", **options: Any
    ) -> Person:
        """Open a browser for somebody, who will give a name and a department if they have one."""
        options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 800}} | options
        origin = origin or self.origin
        context = await new_context_async(self.browser, origin, **options)
        self._contexts.append(context)
        self._watch(context, origin)
        return Person(await context.new_page(), name, department)

    async def leave(self) -> None:
        """Close all browsers."""
        for context in self._contexts:
            await context.close()

    def complaints(self) -> list[str]:
        """Return what went wrong and was not expected."""
        return [one for one in self.problems if not any(part in one for part in self._forgiven)]

    def _watch(self, context: BrowserContext, origin: str) -> None:
        def on_request(request: Request) -> None:
            self._check_address(request.url, origin)

        def on_console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                place = message.location.get("url", "")
                self.problems.append(f"console {message.type}: {message.text} ({place})")

        def on_page(page: Page) -> None:
            page.on("pageerror", on_error)
            page.on("websocket", lambda socket: self._check_address(socket.url, origin))

        def on_error(error: Error) -> None:
            self.problems.append(f"page error: {error}")

        context.on("request", on_request)
        context.on("console", on_console)
        context.on("page", on_page)

    def _check_address(self, address: str, origin: str) -> None:
        own = urlsplit(address).netloc == urlsplit(origin).netloc
        if not own and not address.startswith(("blob:", "data:")):
            self.problems.append(f"asked another host: {address}")
