"""A client without a socket: what a browser's page does on the wire, step by step."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pycrdt

from empathyboard.document.encoding import Reader, sized, text, uint
from empathyboard.domain.protocol import VERSION, Close, Message, Step
from empathyboard.sync import frames


def note(body: str, section: str = "see") -> pycrdt.Map[Any]:
    """Return a note as a client writes one."""
    return pycrdt.Map({"section": section, "pos": [800.0, 600.0], "text": pycrdt.Text(body)})


@dataclass
class Wire:
    """One connection: frames on their way in both directions, delivered one by one."""

    up: deque[bytes] = field(default_factory=deque)
    down: deque[bytes] = field(default_factory=deque)
    closed: tuple[Close, str] | None = None

    is_full: bool = False

    def send(self, frame: bytes) -> None:
        self.down.append(frame)

    def tell(self, batch: Sequence[bytes]) -> bool:
        if not self.is_full:
            self.down.extend(batch)
        return not self.is_full

    def close(self, code: Close, reason: str) -> None:
        self.closed = (code, reason)

    def closed_with(self) -> Close | None:
        return self.closed[0] if self.closed else None

    def reason(self) -> str:
        return self.closed[1] if self.closed else ""


def read_all(doc: "pycrdt.Doc[Any]") -> dict[str, Any]:
    """Return what a board's or a map's document says."""
    return {root: doc.get(root, type=pycrdt.Map).to_py() or {} for root in ("meta", "notes")}


class Client:
    """One person's copy of a document, with the rules of docs/spec/protocol.md."""

    def __init__(self, name: str, *, is_plain: bool = False) -> None:
        self.name = name
        self.is_plain = is_plain
        """A plain client does not say hello: it gets no acknowledgements."""
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self.notes = self.doc.get("notes", type=pycrdt.Map)
        self.made = 0
        self.wire: Wire | None = None
        self.sent: list[bytes] = []
        """The document frames of this connection, by number."""
        self.saved = 0
        self.refused: list[str] = []
        self._made: list[bytes] = []
        self._is_remote = False
        self._subscription = self.doc.observe(self._note_update)

    # --- what the person does --------------------------------------------------------------

    def write(self, body: str) -> str:
        self.made += 1
        key = f"{self.name}-{self.made}"
        self.notes[key] = note(body)
        return key

    def type_into(self, key: str, characters: str) -> None:
        self.notes[key]["text"] += characters

    def move(self, key: str, x: float, y: float) -> None:
        self.notes[key]["pos"] = [x, y]

    def erase(self, key: str) -> None:
        del self.notes[key]

    # --- what the page does ----------------------------------------------------------------

    def connect(self) -> Wire:
        self.wire = Wire()
        self.sent, self.saved = [], 0
        self._made.clear()
        if not self.is_plain:
            self.wire.up.append(uint(Message.HELLO) + uint(VERSION))
        self.wire.up.append(frames.ask_document(self.doc.get_state()))
        return self.wire

    def disconnect(self) -> None:
        self.wire = None

    def _note_update(self, event: pycrdt.TransactionEvent) -> None:
        if not self._is_remote:
            self._made.append(event.update)
            self.flush()

    def flush(self) -> None:
        """Send what was made, once the server has asked (its step 1 was answered)."""
        if self.wire is None or not self.sent:
            return
        for update in self._made:
            self._send(frames.edit_document(update), update)
        self._made.clear()

    def _send(self, frame: bytes, update: bytes) -> None:
        assert self.wire is not None
        self.sent.append(update)
        self.wire.up.append(frame)

    def receive(self, data: bytes) -> None:
        reader = Reader(data)
        match reader.uint():
            case Message.SYNC:
                self._receive_sync(reader.uint(), reader.bytes())
            case Message.SAVED:
                self.saved = reader.uint()
            case Message.REFUSED:
                self.refused.append(reader.text())

    def _receive_sync(self, step: int, payload: bytes) -> None:
        if step == Step.STEP1:
            answer = self.doc.get_update(payload)
            self._made.clear()
            self._send(frames.answer_document(answer), answer)
            return
        self._is_remote = True
        self.doc.apply_update(payload)
        self._is_remote = False

    @property
    def is_saved(self) -> bool:
        """Tell whether the page may say "Saved"."""
        return self.wire is not None and bool(self.sent) and self.saved == len(self.sent)

    def content(self) -> dict[str, Any]:
        return read_all(self.doc)

    def close(self) -> None:
        self.doc.unobserve(self._subscription)


def presence_frame(client: int, clock: int, state: str) -> bytes:
    """Write an awareness update about one client."""
    payload = uint(1) + uint(client) + uint(clock) + text(state)
    return uint(Message.AWARENESS) + sized(payload)
