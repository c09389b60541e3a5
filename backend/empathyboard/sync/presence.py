"""Who is here and what they point at: the latest state of each client, never kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from empathyboard.document.encoding import Reader, expect_json, sized, uint
from empathyboard.domain.errors import FrameError, TooLargeError
from empathyboard.domain.limits import LIMITS
from empathyboard.sync.identity import without_name
from empathyboard.sync.peer import Peer

OnFault = Callable[[Peer, FrameError], None]
"""Hears of a connection and what was wrong with its update."""

_GONE = b"null"
_MOST_BYTES = LIMITS.presence_state_bytes


@dataclass(slots=True)
class _Entry:
    clock: int
    state: bytes
    peer: Peer
    head: bytes = b""
    """The encoded client id: it is written more often than anything else."""
    encoded: bytes = b""


class Presence:
    """The awareness states of a room, each bound to the connection that sent it (P30)."""

    def __init__(self, on_fault: OnFault = lambda _peer, _error: None) -> None:
        """Start with nobody; `on_fault` hears whose update was not sound."""
        self._on_fault = on_fault
        self._unread: list[tuple[Peer, bytes]] = []
        self._entries: dict[int, _Entry] = {}
        self._news: dict[int, _Entry] = {}

    def take(self, peer: Peer, payload: bytes) -> None:
        """Take in an awareness update, to be read with all others before anyone is told of it.

        They come one by one, hundreds in a second; read together they cost half.
        """
        self._unread.append((peer, payload))

    def _read_all(self) -> None:
        unread, self._unread = self._unread, []
        for peer, payload in unread:
            try:
                if not peer.is_closed:
                    self.receive(peer, payload)
            except FrameError as error:
                self._on_fault(peer, error)

    def receive(self, peer: Peer, payload: bytes) -> None:
        """Take in an awareness update; FrameError where it is not sound, and nothing changes."""
        for client, clock, state in _read(payload):
            entry = self._entries.get(client)
            if entry is None:
                if state != _GONE:
                    self._put(client, _Entry(clock, state, peer, uint(client)))
            elif clock > entry.clock or (
                clock == entry.clock and self._is_farewell(entry, peer, state)
            ):
                self._put(client, _Entry(clock, state, peer, entry.head))

    @staticmethod
    def _is_farewell(entry: _Entry, peer: Peer, state: bytes) -> bool:
        return entry.peer is peer and state == _GONE

    def _put(self, client: int, entry: _Entry) -> None:
        if entry.state != _GONE and entry.peer.participant is not None:
            entry.state = entry.peer.stamp.on(entry.state, entry.peer.participant)
        entry.encoded = entry.head + uint(entry.clock) + sized(entry.state)
        self._news[client] = entry
        if entry.state == _GONE:
            self._entries.pop(client, None)
        else:
            self._entries[client] = entry

    def leave(self, peer: Peer) -> None:
        """Take away what a connection told of itself."""
        self._read_all()
        for client, entry in list(self._entries.items()):
            if entry.peer is peer:
                self._put(client, _Entry(entry.clock + 1, _GONE, peer, entry.head))

    @property
    def has_news(self) -> bool:
        """Tell whether something came or changed since the news were told."""
        return bool(self._unread or self._news)

    def news(self, *, names_hidden: bool = False) -> bytes | None:
        """Return what changed as one awareness update, or None when nothing did."""
        self._read_all()
        if not self._news:
            return None
        return _join(self._news, names_hidden=names_hidden)

    def end_news(self) -> None:
        """Note that what changed was told."""
        self._news = {}

    def everyone(self, *, names_hidden: bool = False) -> bytes | None:
        """Return all states as one awareness update, or None when nobody is here."""
        self._read_all()
        return _join(self._entries, names_hidden=names_hidden) if self._entries else None

    def __len__(self) -> int:
        """Return how many clients have a state."""
        self._read_all()
        return len(self._entries)


def _join(entries: Mapping[int, _Entry], *, names_hidden: bool) -> bytes:
    shown = entries.values()
    parts = [_nameless(entry) if names_hidden else entry.encoded for entry in shown]
    return uint(len(parts)) + b"".join(parts)


def _nameless(entry: _Entry) -> bytes:
    state = without_name(entry.state, entry.peer.participant)
    return entry.head + uint(entry.clock) + sized(state)


def _read(payload: bytes) -> list[tuple[int, int, bytes]]:
    reader = Reader(payload)
    entries = [_read_entry(reader) for _ in range(reader.count())]
    reader.expect_end()
    return entries


def _read_entry(reader: Reader) -> tuple[int, int, bytes]:
    client, clock, state = reader.uint(), reader.uint(), reader.bytes()
    if len(state) > _MOST_BYTES:
        raise TooLargeError(f"a presence has {len(state)} bytes; at most {_MOST_BYTES} are taken")
    expect_json(state, "a presence")
    return client, clock, state
