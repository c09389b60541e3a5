"""People at work on maps, and an account outside of the server of what they were told."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from itertools import count
from typing import Any

import pycrdt

from tests.support.wire import Client, joined

PER_MAP = 2
MOST_UNSAVED = 20


class Writer:
    """Someone who types without waiting and keeps their page through every crash."""

    def __init__(self, name: str, document: str) -> None:
        self.document = document
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self.saved: dict[str, str] = {}
        """The notes that the server said to have on disk."""
        self._names = (f"{name}-{number}" for number in count())
        self._waiting: list[str] = []

    async def write(self, address: str) -> None:
        """Come back with all that there is, and write until the server is gone."""
        async with joined(address, self.doc) as client:
            await self._write(client)

    async def _write(self, client: Client) -> None:
        before = client.sent
        while client.closed is None:
            if client.sent - client.saved < MOST_UNSAVED:
                key = next(self._names)
                self._waiting.append(key)
                await client.add_note(key, f"text of {key}")
            self._note_saved(client, before)
            await asyncio.sleep(0.001)
        self._note_saved(client, before)
        self._waiting.clear()

    def _note_saved(self, client: Client, before: int) -> None:
        for key in self._waiting[: max(0, client.saved - before)]:
            self.saved[key] = f"text of {key}"


class Ledger:
    """Who wrote and who watched, and what either must find again."""

    def __init__(self, documents: Sequence[str]) -> None:
        self.documents = documents
        self.writers = [
            Writer(f"w{number}", document)
            for number, document in enumerate(each for each in documents for _ in range(PER_MAP))
        ]
        self.seen: dict[str, dict[str, str]] = {document: {} for document in documents}
        """The notes of others that somebody saw on their screen."""

    def least_saved(self) -> int:
        """Return how many notes of the slowest writer were said to be on disk."""
        return min(len(writer.saved) for writer in self.writers)

    async def work(self, wire: Any) -> None:
        """Let everybody write, and somebody watch each map, until the server is gone."""
        async with asyncio.TaskGroup() as group:
            for writer in self.writers:
                group.create_task(writer.write(wire(writer.document)))
            for document in self.documents:
                group.create_task(self._watch(wire(document), document))

    async def _watch(self, address: str, document: str) -> None:
        async with joined(address, answers=False) as client:
            await client.until_closed()
            self.seen[document] |= client.notes()

    async def expect_all_there(self, wire: Any) -> None:
        """Look as a newcomer does: what was acknowledged or seen is there, and none is twice."""
        for document in self.documents:
            async with joined(wire(document), answers=False) as late:
                notes = late.notes()
            assert self.seen[document].items() <= notes.items(), "somebody saw what was lost"
            for writer in self._writers_of(document):
                assert writer.saved.items() <= notes.items(), "an acknowledged note is lost"

    async def expect_all_alike(self, wire: Any) -> None:
        """Let everybody come back: in the end all pages and a newcomer's show the same."""
        for document in self.documents:
            async with AsyncExitStack() as stack:
                clients = [
                    await stack.enter_async_context(joined(wire(document), writer.doc))
                    for writer in self._writers_of(document)
                ]
                for client in clients:
                    await client.until_saved()
                late = await stack.enter_async_context(joined(wire(document)))
                for client in clients:
                    await client.until_notes(late.notes())

    def _writers_of(self, document: str) -> Iterator[Writer]:
        return (writer for writer in self.writers if writer.document == document)
