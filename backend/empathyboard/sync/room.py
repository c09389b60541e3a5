"""A room: one document and its connections. It knows bytes; it never waits and knows no time.

An edit waits in the room until a batch of them is integrated and committed elsewhere; only then
is it told to the others and acknowledged to its sender ("disk, then eyes").
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from empathyboard.document.port import Change, Integrated, Outcome, Refused
from empathyboard.document.updates import Update, read_state_vector
from empathyboard.document.write import Edit
from empathyboard.domain.access import Action, Level, allowed
from empathyboard.domain.board import Record
from empathyboard.domain.errors import DocumentError, FrameError, GapError, TooLargeError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Participant
from empathyboard.domain.protocol import VERSION, Close, Step
from empathyboard.sync import frames
from empathyboard.sync.committed import Committed
from empathyboard.sync.news import News
from empathyboard.sync.peer import Peer, Sink
from empathyboard.sync.presence import Presence


class Waiting(Protocol):
    """Whoever put a change into the room and wants to know what became of it."""

    def kept(self) -> None:
        """Learn that it is on disk."""

    def lost(self, error: Exception) -> None:
        """Learn that it is not, and why."""


@dataclass(slots=True)
class Entry:
    """A change that waits to be committed."""

    change: Change
    peer: Peer | None = None
    number: int = 0
    """Which of the peer's document frames this is."""
    is_answer: bool = False
    records: Sequence[Record] = ()
    waiting: Waiting | None = None


class Room:
    """One document and everyone who has it open."""

    def __init__(self, document: str, committed: Committed, epoch: int = 1) -> None:
        """Open on committed content, with nobody in."""
        self.document = document
        self.committed = committed
        self.epoch = epoch
        self.is_damaged = False
        """What is here is the last good state: it can be read, and nothing is taken in."""
        self.peers: set[Peer] = set()
        self.presence = Presence(self._close_for)
        self.is_blocked = False
        """The last commit failed and the store was not read anew yet: nothing is taken in."""
        self._waiting: list[Entry] = []
        self.waiting_bytes = 0
        """How many bytes of updates wait for a commit."""
        self._news = News(committed.state_vector)

    # --- connections ---------------------------------------------------------------------

    def join(
        self,
        sink: Sink,
        level: Level,
        participant: Participant | None = None,
        *,
        names_hidden: bool = False,
        sees_others: bool = True,
    ) -> Peer:
        """Let a connection in: it learns our state vector and who is here (P11)."""
        peer = Peer(sink, level, participant, names_hidden=names_hidden, sees_others=sees_others)
        self.peers.add(peer)
        self._ask(peer)
        self._tell_everyone(peer)
        return peer

    def _ask(self, peer: Peer) -> None:
        if allowed(peer.level, Action.EDIT) and not self.is_damaged:
            peer.sink.send(frames.ask_document(self.committed.state_vector))

    def change_level(self, peer: Peer, level: Level) -> None:
        """Give a connection another level; what it sent before that is kept (A3)."""
        before, peer.level = peer.level, level
        if before == level or peer.is_closed:
            return
        if peer.speaks_ours:
            peer.sink.send(frames.level(level))
        if not allowed(before, Action.EDIT):
            self._ask(peer)
        if not allowed(level, Action.POINT):
            self.presence.leave(peer)

    def leave(self, peer: Peer) -> None:
        """Forget a connection and its presence."""
        self.peers.discard(peer)
        self.presence.leave(peer)

    def close(self, code: Close, reason: str) -> None:
        """Close every connection."""
        for peer in self.peers:
            peer.close(code, reason)

    # --- the way in ----------------------------------------------------------------------

    def is_unread(self, peer: Peer, data: bytes) -> bool:
        """Tell whether a frame is not to be read at all: an edit of who may not edit (A2).

        A step 2 is dropped, as plain clients send one unasked; an update closes its sender,
        unless their level sank a moment ago: then they are told that it was not kept.
        """
        step = frames.step_of(data)
        if step not in (Step.STEP2, Step.UPDATE) or allowed(peer.level, Action.EDIT):
            return False
        self._refuse_edit(peer, is_answer=step is Step.STEP2)
        return True

    def _refuse_edit(self, peer: Peer, *, is_answer: bool) -> None:
        peer.sent += 1
        if peer.was_lowered:
            self._drop(peer, "level")
        elif not is_answer:
            peer.close(Close.FORBIDDEN, "you may look, not edit")

    def receive(self, peer: Peer, read: Callable[[], frames.Frame]) -> None:
        """Take in a frame; whatever is wrong with it closes its sender and touches nothing.

        `read` gives the frame or raises what was wrong with it; a large one was read elsewhere.
        """
        if peer.is_closed or peer not in self.peers:
            return
        try:
            self._take_in(peer, read())
        except GapError as error:
            self._count_gap(peer, error)
        except FrameError as error:
            self._close_for(peer, error)
        except DocumentError as error:
            peer.close(Close.BROKEN, str(error))

    @staticmethod
    def _close_for(peer: Peer, error: FrameError) -> None:
        is_large = isinstance(error, TooLargeError)
        peer.close(Close.TOO_LARGE if is_large else Close.MALFORMED, str(error))

    def _take_in(self, peer: Peer, frame: frames.Frame) -> None:
        match frame:
            case frames.EditDocument():
                self._take_edit(peer, frame)
            case frames.AskDocument():
                self._answer(peer, frame.state_vector)
            case frames.TellPresence():
                self.point(peer, frame.payload)
            case frames.AskPresence():
                self._tell_everyone(peer)
            case frames.Hello():
                self._greet(peer, frame)

    def _greet(self, peer: Peer, hello: frames.Hello) -> None:
        if hello.version != VERSION:
            peer.close(Close.OUTDATED, f"this server speaks version {VERSION}, not {hello.version}")
            return
        peer.speaks_ours = True
        peer.sink.send(frames.hello(self.epoch))
        if hello.epoch not in (None, self.epoch):
            peer.close(Close.RESTORED, "the board was restored from a backup")
            return
        peer.sink.send(frames.level(peer.level))
        if self.is_damaged:
            peer.sink.send(frames.refused("damaged"))

    def _answer(self, peer: Peer, state_vector: bytes) -> None:
        read_state_vector(state_vector)
        peer.sink.send(frames.answer_document(self.committed.missing(state_vector)))

    def point(self, peer: Peer, payload: bytes) -> None:
        """Take in an awareness update; one of who may not be seen pointing is passed over (A2)."""
        if not peer.is_closed and peer in self.peers and allowed(peer.level, Action.POINT):
            self.presence.take(peer, payload)

    def _take_edit(self, peer: Peer, frame: frames.EditDocument) -> None:
        if not allowed(peer.level, Action.EDIT):
            self._refuse_edit(peer, is_answer=frame.is_answer)
            return
        peer.sent += 1
        if self.is_damaged:
            return
        if self.is_blocked:
            self._drop(peer)
            return
        if peer.must_answer and not frame.is_answer:
            return
        peer.must_answer = False
        if self.committed.size + len(frame.update.data) > LIMITS.document_bytes:
            raise TooLargeError(f"the document may have {LIMITS.document_bytes} bytes")
        self.waiting_bytes += len(frame.update.data)
        self._waiting.append(Entry(frame.update, peer, peer.sent, frame.is_answer))

    def add(self, edit: Edit, records: Sequence[Record], waiting: Waiting) -> None:
        """Put in an edit of the server's own, with the records that belong to it."""
        self._waiting.append(Entry(edit, records=records, waiting=waiting))

    @staticmethod
    def _drop(peer: Peer, reason: str = "storage") -> None:
        is_first, peer.must_answer = not peer.must_answer, True
        if peer.speaks_ours and is_first:
            peer.sink.send(frames.refused(reason))

    def _count_gap(self, peer: Peer, error: GapError) -> None:
        """Count an update with a hole as a frame, so that acknowledgements stay in step."""
        peer.sent += 1
        if self.is_damaged:
            return
        if peer.must_answer:
            peer.close(Close.GAP, str(error))
        else:
            self._resync(peer)

    def _resync(self, peer: Peer) -> None:
        """Ask a connection for all that we lack of theirs."""
        peer.must_answer = True
        peer.sink.send(frames.ask_document(self.committed.state_vector))

    # --- from batch to eyes --------------------------------------------------------------

    @property
    def has_waiting(self) -> bool:
        """Tell whether changes wait for a commit."""
        return bool(self._waiting)

    def take(self) -> list[Entry]:
        """Return what waits, to be integrated and committed as one batch."""
        batch, self._waiting, self.waiting_bytes = self._waiting, [], 0
        return batch

    def waits_for_nothing_new(self) -> bool:
        """Tell whether what waits is committed already."""
        return all(map(self.has, self._waiting))

    def has(self, entry: Entry) -> bool:
        """Tell whether what an entry says is committed already; it takes no document to see."""
        change = entry.change
        return isinstance(change, Update) and self.committed.has(change)

    def refuse(self, entry: Entry, error: Exception) -> None:
        """Turn away an entry that the document did not take in."""
        if entry.waiting is not None:
            entry.waiting.lost(error)
        if entry.peer is None or entry.peer.is_closed:
            return
        if not isinstance(error, GapError):
            entry.peer.close(Close.MALFORMED, str(error))
        elif entry.is_answer:
            entry.peer.close(Close.GAP, str(error))
        elif not entry.peer.must_answer:
            self._resync(entry.peer)

    def release(
        self, batch: Sequence[Entry], outcomes: Sequence[Outcome], state_vector: bytes
    ) -> None:
        """Take up what is on disk now; everyone is told at the next flush."""
        news = [
            (entry.peer, outcome.update)
            for entry, outcome in zip(batch, outcomes, strict=True)
            if isinstance(outcome, Integrated) and outcome.is_news
        ]
        self.committed.append([update for _, update in news], state_vector)
        self._news.add(news)
        for entry, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Refused):
                self.refuse(entry, outcome.error)
            else:
                self._acknowledge(entry)
        self._news.writers.update(entry.peer for entry in batch if entry.peer is not None)

    @property
    def has_news(self) -> bool:
        """Tell whether something is committed that nobody was told yet."""
        return bool(self._news)

    def flush(self, *, with_presence: bool = True) -> None:
        """Tell what was committed and who moved since the last flush, each encoded once (R15)."""
        news, self._news = self._news, News(self.committed.state_vector)
        tells_presence = with_presence and self.presence.has_news
        told = news.frames()
        alone = [peer for peer in self.peers if not peer.sees_others]
        self._tell_peers(alone, told, [], news)
        for names_hidden in (False, True):
            peers = [
                peer
                for peer in self.peers
                if peer.sees_others and peer.names_hidden is names_hidden
            ]
            if peers:
                shared = self._presence_news(names_hidden=names_hidden) if tells_presence else []
                self._tell_peers(peers, [*told, *shared], shared, news)
        if tells_presence:
            self.presence.end_news()
        self._tell_saved(news.writers)

    def _presence_news(self, *, names_hidden: bool) -> list[bytes]:
        news = self.presence.news(names_hidden=names_hidden)
        return [] if news is None else [frames.tell_presence(news)]

    @staticmethod
    def _tell_peers(
        peers: Sequence[Peer], batch: list[bytes], shared: list[bytes], news: News
    ) -> None:
        """Give everyone the batch, but only what is shared to whoever wrote the rest."""
        author = news.author
        for peer in peers if batch else ():
            told = shared if peer is author else batch
            if peer.behind is None and not peer.sink.tell(told):
                peer.behind = news.before

    @staticmethod
    def _acknowledge(entry: Entry) -> None:
        if entry.waiting is not None:
            entry.waiting.kept()
        peer = entry.peer
        # An answer holds all of the sender's edits, so it makes good for any dropped before it.
        if peer is not None and (entry.is_answer or not peer.must_answer):
            peer.saved = max(peer.saved, entry.number)

    @staticmethod
    def _tell_saved(peers: Iterable[Peer]) -> None:
        for peer in peers:
            if peer.speaks_ours and peer.saved and peer.behind is None and not peer.is_closed:
                peer.sink.send(frames.saved(peer.saved))

    def catch_up(self, peer: Peer) -> None:
        """Bring a connection that reads again up to date: one update and who is here."""
        if peer.behind is None:
            return
        missed, peer.behind = self.committed.missing(peer.behind), None
        peer.sink.send(frames.edit_document(missed))
        self._tell_everyone(peer)
        self._tell_saved([peer])

    # --- when the store fails ------------------------------------------------------------

    def fail(self, batch: Sequence[Entry], error: Exception) -> None:
        """Give up a batch that was not committed: nobody saw it, its writers are told."""
        self.is_blocked = True
        for entry in [*batch, *self.take()]:
            if entry.waiting is not None:
                entry.waiting.lost(error)
            if entry.peer is not None:
                self._drop(entry.peer)

    def turn_read_only(self, batch: Sequence[Entry], error: Exception) -> None:
        """Take nothing in any more: what is here is damaged, or damages the server (R24)."""
        self.is_damaged = True
        for entry in [*batch, *self.take()]:
            if entry.waiting is not None:
                entry.waiting.lost(error)
        for peer in self.peers:
            if peer.speaks_ours and not peer.is_closed:
                peer.sink.send(frames.refused("damaged"))

    def recover(self, committed: Committed) -> None:
        """Go on with what the store really has, and ask for what was lost."""
        missed = committed.missing(self.committed.state_vector)
        self.committed = committed
        self.is_blocked = False
        # Told even when no clock moved: a deletion that was kept after all moves none.
        self._news.add([(None, missed)])
        for peer in self.peers:
            if peer.must_answer and not peer.is_closed:
                self._resync(peer)

    # --- presence ------------------------------------------------------------------------

    def _tell_everyone(self, peer: Peer) -> None:
        if not peer.sees_others:
            return
        everyone = self.presence.everyone(names_hidden=peer.names_hidden)
        if everyone is not None:
            peer.sink.send(frames.tell_presence(everyone))
