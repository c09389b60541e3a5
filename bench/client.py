"""A client that counts: it keeps no document and reads of each frame no more than it must."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bench.edits import Drag, sendings
from empathyboard.document.encoding import Reader, text, uint
from empathyboard.document.updates import EMPTY
from empathyboard.domain.protocol import Message, Step
from empathyboard.sync import frames

_NOTHING_KNOWN = b"\x00"


class Client:
    """One connection; a task of its own counts what comes."""

    def __init__(self, socket: ClientConnection) -> None:
        """Start counting."""
        self._socket = socket
        self._sent_at: list[float] = []
        self._saved = 0
        self._changed = asyncio.Event()
        self._name = random.random()
        self.document_bytes = 0
        self.doc_latencies: list[float] = []
        """Seconds from someone's edit until it came here, for each that came."""
        self.saved_latencies: list[float] = []
        """Seconds from an edit of this client until it was known to be on disk."""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for frame in self._socket:
                assert isinstance(frame, bytes)
                await self._take_in(frame)
                self._changed.set()

    async def _take_in(self, frame: bytes) -> None:
        if frame[0] == Message.SYNC and frame[1] == Step.STEP1:
            await self.send_document_frame(frames.answer_document(EMPTY))
        elif frame[0] == Message.SYNC:
            now = time.perf_counter()
            self.document_bytes += len(frame)
            # Some servers send an edit to its author as well: that is no delivery.
            self.doc_latencies += [now - at for at, who in sendings(frame) if who != self._name]
        elif frame[0] == Message.SAVED:
            self._note_saved(Reader(frame[1:]).uint())

    def _note_saved(self, count: int) -> None:
        now = time.perf_counter()
        self.saved_latencies += [now - sent for sent in self._sent_at[self._saved : count]]
        self._saved = count

    async def send_document_frame(self, frame: bytes) -> None:
        """Send a frame that the server will acknowledge."""
        self._sent_at.append(time.perf_counter())
        await self._socket.send(frame)

    async def drag(self, move: Drag) -> None:
        """Send an edit as of this moment."""
        await self.send_document_frame(frames.edit_document(move.now(self._name)))

    async def send_cursor(self, client: int, clock: int) -> None:
        """Tell everyone where the cursor is."""
        state = f'{{"participant":{{"id":"{client}"}},"cursor":[{clock},{2 * clock}]}}'
        entry = uint(1) + uint(client) + uint(clock) + text(state)
        await self._socket.send(frames.tell_presence(entry))

    async def ask(self) -> None:
        """Greet and ask for the whole document."""
        await self._socket.send(frames.HELLO)
        await self._socket.send(frames.ask_document(_NOTHING_KNOWN))

    async def until_saved(self) -> None:
        """Wait until everything that was sent is on disk."""
        while self._saved < len(self._sent_at):
            await self._until_something_comes()

    async def until_bytes(self, size: int) -> None:
        """Wait until so many bytes of document content came."""
        while self.document_bytes < size:
            await self._until_something_comes()

    async def _until_something_comes(self) -> None:
        self._changed.clear()
        async with asyncio.timeout(30):
            await self._changed.wait()

    async def leave(self) -> None:
        """Close the connection."""
        await self._socket.close()
        await self._reading


@asynccontextmanager
async def joined(address: str) -> AsyncIterator[Client]:
    """Connect to a document's socket and ask for it."""
    async with connect(
        address, compression=None, max_size=None, ping_interval=None, proxy=None
    ) as socket:
        client = Client(socket)
        await client.ask()
        try:
            yield client
        finally:
            await client.leave()
