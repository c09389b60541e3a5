"""An unmodified pycrdt client: its own Provider and Awareness over a plain WebSocket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pycrdt
from pycrdt import (
    Awareness,
    YMessageType,
    create_awareness_message,
    read_message,
)
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.wire import Doc


class Channel:
    """What pycrdt's Provider asks for, over a socket; awareness goes to the Awareness."""

    def __init__(self, socket: ClientConnection, awareness: Awareness, path: str) -> None:
        self._socket = socket
        self._awareness = awareness
        self.path = path

    def __aiter__(self) -> "Channel":
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self.recv()
        except ConnectionClosed:
            raise StopAsyncIteration from None

    async def send(self, message: bytes) -> None:
        await self._socket.send(message)

    async def recv(self) -> bytes:
        while True:
            message = await self._socket.recv()
            assert isinstance(message, bytes)
            if message[0] != YMessageType.AWARENESS:
                return message
            self._awareness.apply_awareness_update(read_message(message[1:]), "remote")


class PycrdtClient:
    """A document that pycrdt keeps in sync."""

    def __init__(self, doc: Doc, awareness: Awareness, channel: Channel) -> None:
        self.doc = doc
        self.awareness = awareness
        self._channel = channel
        self.notes = doc.get("notes", type=pycrdt.Map)

    def texts(self) -> dict[str, str]:
        return {key: str(self.notes[key]["text"]) for key in self.notes.keys()}  # noqa: SIM118

    async def tell_presence(self, **state: Any) -> None:
        """Say who is here, as pycrdt encodes it."""
        self.awareness.set_local_state(state)
        update = self.awareness.encode_awareness_update([self.awareness.client_id])
        await self._channel.send(create_awareness_message(update))


@asynccontextmanager
async def pycrdt_client(address: str, doc: Doc | None = None) -> AsyncIterator[PycrdtClient]:
    """Connect as pycrdt's documentation shows, and return when the content is here."""
    doc = pycrdt.Doc() if doc is None else doc
    awareness = Awareness(doc)
    async with connect(address, max_size=None, compression=None, proxy=None) as socket:
        channel = Channel(socket, awareness, address)
        async with pycrdt.Provider(doc, channel) as provider:
            await provider.synced.wait()
            yield PycrdtClient(doc, awareness, channel)
