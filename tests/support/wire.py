"""A program on a document's socket: a pycrdt document, and every frame it sent and got."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

import pycrdt
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from empathyboard.document.encoding import Reader, sized, text, uint
from empathyboard.domain.protocol import VERSION, Message, Step
from empathyboard.sync import frames
from tests.support.server import wait_until

Doc = pycrdt.Doc[Any]

HELLO = uint(Message.HELLO) + uint(VERSION)


def presence(client: int, clock: int, state: str) -> bytes:
    """Write an awareness frame about one client."""
    return frames.tell_presence(uint(1) + uint(client) + uint(clock) + text(state))


def new_note(body: str = "", **fields: Any) -> "pycrdt.Map[Any]":
    """Return a note as a client puts it into a map."""
    place = {"section": "see", "pos": [2400.0, 500.0], "size": "m", "z": "a0", "colour": "yellow"}
    return pycrdt.Map({**place, "text": pycrdt.Text(body), **fields})


def add_note(doc: Doc, key: str, body: str = "", **fields: Any) -> None:
    """Put a note into a map."""
    doc.get("notes", type=pycrdt.Map)[key] = new_note(body, **fields)


def remove_note(doc: Doc, key: str) -> None:
    """Take a note out of a map for good, as our own pages never do."""
    del doc.get("notes", type=pycrdt.Map)[key]


def note_texts(doc: Doc) -> dict[str, str]:
    """Return the texts of a map's notes by key."""
    notes = doc.get("notes", type=pycrdt.Map)
    return {key: str(notes[key]["text"]) for key in notes.keys()}  # noqa: SIM118


class Client:
    """One connection; a task of its own reads what comes."""

    def __init__(self, socket: ClientConnection, doc: Doc | None, answers: bool) -> None:
        self.socket = socket
        self.doc: Doc = pycrdt.Doc() if doc is None else doc
        self.answers = answers
        """Whether the server's sync step 1 is answered, as a client should."""
        self.got: list[bytes] = []
        self.sent = 0
        """How many document frames were sent."""
        self.saved = 0
        self.refused: list[str] = []
        self.states: dict[int, str] = {}
        """The presence of each client id, as JSON; "null" when it left."""
        self.is_synced = False
        self.closed: tuple[int, str] | None = None
        self._reading = asyncio.create_task(self._read())

    @property
    def address(self) -> str:
        """Where this is connected to."""
        host, port = self.socket.remote_address
        assert self.socket.request is not None
        return f"ws://{host}:{port}{self.socket.request.path}"

    async def _read(self) -> None:
        try:
            async for message in self.socket:
                assert isinstance(message, bytes)
                self.got.append(message)
                await self._take_in(Reader(message))
        except ConnectionClosed:
            pass
        self.closed = (self.socket.close_code or 0, self.socket.close_reason or "")

    async def _take_in(self, reader: Reader) -> None:
        match reader.uint():
            case Message.SYNC:
                await self._take_sync(reader.uint(), reader.bytes())
            case Message.AWARENESS:
                self._take_presence(Reader(reader.bytes()))
            case Message.SAVED:
                self.saved = reader.uint()
            case Message.REFUSED:
                self.refused.append(reader.text())

    async def _take_sync(self, step: int, payload: bytes) -> None:
        if step != Step.STEP1:
            self.doc.apply_update(payload)
            self.is_synced = self.is_synced or step == Step.STEP2
        elif self.answers:
            await self.send_answer(self.doc.get_update(payload))

    def _take_presence(self, reader: Reader) -> None:
        for _ in range(reader.uint()):
            client, _clock = reader.uint(), reader.uint()
            self.states[client] = reader.text()

    async def send(self, frame: bytes | str) -> None:
        """Send a message as it is."""
        with suppress(ConnectionClosed):
            await self.socket.send(frame)

    async def send_answer(self, update: bytes) -> None:
        """Send a sync step 2."""
        self.sent += 1
        await self.send(frames.answer_document(update))

    async def send_update(self, update: bytes) -> None:
        """Send a sync update."""
        self.sent += 1
        await self.send(frames.edit_document(update))

    def change(self, edit: Callable[[Doc], None]) -> bytes:
        """Edit the client's own document; returns the update, which is not sent."""
        before = self.doc.get_state()
        with self.doc.transaction():
            edit(self.doc)
        return self.doc.get_update(before)

    async def edit(self, edit: Callable[[Doc], None]) -> None:
        """Edit the document and send the update."""
        await self.send_update(self.change(edit))

    async def add_note(self, key: str, body: str = "", **fields: Any) -> None:
        """Make a note."""
        await self.edit(lambda doc: add_note(doc, key, body, **fields))

    def notes(self) -> dict[str, str]:
        """Return the texts of the notes by key."""
        return note_texts(self.doc)

    async def until_saved(self) -> None:
        """Wait until all that was sent is acknowledged."""
        await wait_until(lambda: self.saved == self.sent, f"{self.sent} frames saved")

    async def until_notes(self, notes: Mapping[str, str]) -> None:
        """Wait until the document holds these notes and no others."""
        await wait_until(lambda: self.notes() == notes, f"the notes {str(notes)[:200]}")

    async def until_closed(self) -> tuple[int, str]:
        """Wait until the server closes; returns code and reason."""
        await wait_until(lambda: self.closed, "a closed socket")
        assert self.closed is not None
        return self.closed

    async def leave(self) -> None:
        """Close the connection."""
        await self.socket.close()
        await self._reading


@asynccontextmanager
async def joined(
    address: str,
    doc: Doc | None = None,
    *,
    hello: bool = True,
    answers: bool = True,
    asks: bool = True,
    **options: Any,
) -> AsyncIterator[Client]:
    """Connect to a document's socket, greet, and ask for the document."""
    options = {"max_size": None, "compression": None, "proxy": None} | options
    async with connect(address, **options) as socket:
        client = Client(socket, doc, answers)
        try:
            await client.send(HELLO) if hello else None
            if asks:
                await client.send(frames.ask_document(client.doc.get_state()))
                await wait_until(lambda: client.is_synced or client.closed, "the document")
            yield client
        finally:
            await client.leave()


def raw_sync(step: int, payload: bytes) -> bytes:
    """Write a sync message of any step."""
    return uint(Message.SYNC) + uint(step) + sized(payload)
