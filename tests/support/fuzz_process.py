"""A process that feeds frames to a room and its document until one of them breaks it.

Every frame is written to a file, the tape, before it is fed: whoever watches knows the last one.
"""

import os
import traceback
from collections.abc import Callable, Coroutine
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from empathyboard.document.documents import LocalDocuments, values
from empathyboard.document.port import Integrated
from empathyboard.document.read import build, read_board, read_map
from empathyboard.document.updates import merge, read_state_vector
from empathyboard.domain.access import Level
from empathyboard.domain.errors import DocumentError, FrameError
from empathyboard.sync import frames
from empathyboard.sync.committed import Committed
from empathyboard.sync.peer import Peer
from empathyboard.sync.room import Entry, Room
from tests.support.client import Wire
from tests.support.fuzz_frames import FrameMaker, real_updates

FRAMES_PER_SESSION = 250
CHECK_EVERY = 25
BROKEN = 70
"""The exit code of a process in which something came out that should not."""
T = TypeVar("T")


class Tape:
    """What was fed to one document: its first content, then frame by frame, in hexadecimal."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)

    def start(self, base: bytes) -> None:
        """Begin with a new document."""
        self._file.seek(0)
        self._file.truncate()
        self.note(base)

    def note(self, data: bytes) -> None:
        """Add what is fed next."""
        self._file.write(data.hex().encode() + b"\n")


def read_tape(path: Path) -> list[bytes]:
    """Return the first content and the frames of a tape."""
    return [bytes.fromhex(line) for line in path.read_text("ascii").splitlines()]


class Session:
    """One room with one writer, who comes back whenever the room closes the connection."""

    def __init__(self, base: bytes) -> None:
        self.documents = LocalDocuments()
        opened = run(self.documents.open([base]))
        self.handle = opened.handle
        self.log = [base]
        self.room = Room("map", Committed(opened.content, opened.state_vector))
        self.peer = self._joined()

    def _joined(self) -> Peer:
        return self.room.join(Wire(), Level.EDIT)

    def feed(self, frame: bytes) -> None:
        """Do with a frame what the server does."""
        if self.peer.is_closed or self.peer.must_answer:
            self.room.leave(self.peer)
            self.peer = self._joined()
        self.room.receive(self.peer, lambda: frames.read(frame))
        self.room.flush()
        batch = self.room.take()
        if batch:
            self._commit(batch)

    def _commit(self, batch: list[Entry]) -> None:
        changes = [entry.change for entry in batch]
        try:
            outcomes = run(self.documents.integrate(self.handle, changes))
        except DocumentError as error:
            if error.position is None:
                raise
            self.room.refuse(batch.pop(error.position), FrameError(str(error)))
            self._reopen()
        else:
            self.log += [each.update for each in outcomes if isinstance(each, Integrated)]
            self.room.release(batch, outcomes, run(self.documents.state_vector(self.handle)))

    def _reopen(self) -> None:
        run(self.documents.close(self.handle))
        opened = run(self.documents.open([self.room.committed.encoded()]))
        self.handle = opened.handle
        self.room.committed.replace(opened.content)

    def check(self) -> None:
        """Whoever opens the document now, from a checkpoint or from the log, reads the same."""
        checkpoint = self.documents.compact(self.log)
        committed = self.room.committed.encoded()
        assert values(build([checkpoint])) == values(build([committed]))
        read_board([committed])
        read_map([committed])

    def end(self) -> None:
        """Let go of the document."""
        run(self.documents.close(self.handle))


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run what never waits."""
    try:
        work.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    raise AssertionError("a document waited")


def fuzz(seed: int, count: int, tape: Path) -> None:
    """Feed so many frames, a new document every now and then."""

    def work() -> None:
        recorder = Tape(tape)
        for number in range(-(-count // FRAMES_PER_SESSION)):
            _fuzz_one(Random(f"{seed} {number}"), recorder)

    _fenced(tape, work)


def _fuzz_one(chance: Random, tape: Tape) -> None:
    real = real_updates(chance, 40)
    base, coming = merge(real[:20]), iter(real[20:])
    tape.start(base)
    session, maker = Session(base), FrameMaker(chance, real)
    for turn in range(1, FRAMES_PER_SESSION + 1):
        maker.known = read_state_vector(session.room.committed.state_vector)
        # Now and then somebody who means well.
        update = next(coming, None) if turn % 12 == 0 else None
        frame = maker.frame() if update is None else frames.edit_document(update)
        tape.note(frame)
        session.feed(frame)
        if turn % CHECK_EVERY == 0:
            session.check()
    session.end()


def replay(tape: Path) -> None:
    """Feed the frames of a tape, looking at the document after each."""

    def work() -> None:
        base, *recorded = read_tape(tape)
        session = Session(base)
        for frame in recorded:
            session.feed(frame)
            session.check()
        session.end()

    _fenced(tape, work)


def stumble(tape: Path) -> None:
    """Stop for good behind a frame, as the library does on some bytes that it is given."""
    recorder = Tape(tape)
    recorder.start(b"the last one")
    while True:
        pass


def _fenced(tape: Path, work: Callable[[], None]) -> None:
    # The library writes each of its panics to the standard error.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        work()
    except BaseException:
        reason_of(tape).write_text(traceback.format_exc(), "utf-8")
        os._exit(BROKEN)


def reason_of(tape: Path) -> Path:
    """Return where a process writes why it gave up."""
    return tape.with_suffix(".reason")
