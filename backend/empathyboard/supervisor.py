"""A small parent process that starts the server again when it dies or hangs.

The CRDT library is native code: what kills it kills its process, and no fence inside helps. The
parent holds the listening socket, so whoever connects meanwhile waits instead of being refused.
"""

import ctypes
import gc
import mmap
import os
import select
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

HANG_CPU_SECONDS = 4.0
"""So long the server may compute without a beat: an endless loop, however loaded the machine is."""
HANG_SECONDS = 30.0
"""So long it may be silent altogether: a deadlock."""
QUICK_SECONDS = 60.0
MOST_DEATHS = 5
"""After so many deaths within QUICK_SECONDS it is not started again."""
SUSPECT_DEATHS = 2
"""A document that was worked on when the server died so often is not worked on any more."""

_FIRST_PAUSE, _LAST_PAUSE = 0.1, 2.0
_LOOK_SECONDS = 0.25
_NAME_BYTES = 128
_PR_SET_PDEATHSIG = 1
_REQUESTS_TO_END = (signal.SIGTERM, signal.SIGINT)


class Life:
    """One run of the server, as it sees itself."""

    def __init__(self, number: int, beats: int, work: mmap.mmap, suspects: frozenset[str]) -> None:
        """Start the run of a number, from 1; what it works on is told in shared memory."""
        self.number = number
        self.suspects = suspects
        """Documents that killed the server; they may be read."""
        self._beats = beats
        self._work = work

    async def beat(self) -> None:
        """Tell that the event loop still turns; ends the server when nobody listens any more."""
        try:
            os.write(self._beats, b".")
        except BrokenPipeError:
            os.kill(os.getpid(), signal.SIGTERM)

    def work_on(self, document: str) -> None:
        """Note which document the library gets to see now; empty for none."""
        self._work[:_NAME_BYTES] = document.encode()[:_NAME_BYTES].ljust(_NAME_BYTES, b"\0")


Serve = Callable[[Life], int]
"""Serves until it is asked to end; returns the exit code."""


def supervise(serve: Serve) -> int:
    """Serve in a child process, again after each death; return the exit code of the last."""
    return _Supervisor(serve).run()


@dataclass(frozen=True)
class _End:
    code: int
    """As of a subprocess: below zero it is the signal that killed it."""
    was_serving: bool
    is_hung: bool

    @property
    def is_death(self) -> bool:
        """Tell it from an end that the server chose itself."""
        return self.code < 0 or (self.code > 0 and self.was_serving)

    def __str__(self) -> str:
        if self.is_hung:
            return "hung"
        if self.code < 0:
            return f"was killed by {signal.Signals(-self.code).name}"
        return f"ended with code {self.code}"


class _Supervisor:
    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._child = 0
        self._is_asked_to_end = False
        self._requests: list[int] = []
        """Signals that no child has heard of yet."""
        self._deaths: list[float] = []
        self._killers: Counter[str] = Counter()
        # Anonymous memory that parent and children share, so that it outlives each of them.
        self._work = mmap.mmap(-1, _NAME_BYTES)

    def run(self) -> int:
        number = 0
        with self._signals():
            while True:
                number += 1
                end = self._live(number)
                if self._is_asked_to_end:
                    return max(end.code, 0)
                if not end.is_death:
                    return end.code
                if not self._goes_on_after(end):
                    return 1

    def _goes_on_after(self, end: _End) -> bool:
        now = time.monotonic()
        self._deaths = [each for each in self._deaths if now - each < QUICK_SECONDS] + [now]
        document = bytes(self._work[:_NAME_BYTES]).rstrip(b"\0").decode(errors="replace")
        if document:
            self._killers[document] += 1
        if len(self._deaths) >= MOST_DEATHS:
            _say(
                f"The server {end}, for the {MOST_DEATHS}th time within a minute; it is not "
                "started again. What it wrote before may say why."
            )
            return False
        during = f" while it worked on document {document}" if document else ""
        _say(f"The server {end}{during}; it is started again.")
        self._pause()
        return not self._is_asked_to_end

    def _pause(self) -> None:
        """Wait longer after each death; the first costs nothing that people would notice."""
        until = self._deaths[-1] + min(_FIRST_PAUSE * 2 ** (len(self._deaths) - 1), _LAST_PAUSE)
        while time.monotonic() < until and not self._is_asked_to_end:
            time.sleep(0.05)

    def _live(self, number: int) -> _End:
        beats, child_beats = os.pipe()
        self._work[:_NAME_BYTES] = bytes(_NAME_BYTES)
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        # A request to end waits until either side knows what to do with it.
        signal.pthread_sigmask(signal.SIG_BLOCK, _REQUESTS_TO_END)
        self._child = _fork()
        if self._child == 0:
            os.close(beats)
            suspects = (name for name, deaths in self._killers.items() if deaths >= SUSPECT_DEATHS)
            self._be_child(parent, Life(number, child_beats, self._work, frozenset(suspects)))
        os.close(child_beats)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _REQUESTS_TO_END)
        self._tell_child()
        try:
            was_serving, is_hung = self._watch(beats)
        finally:
            os.close(beats)
        _, status = os.waitpid(self._child, 0)
        return _End(os.waitstatus_to_exitcode(status), was_serving, is_hung)

    def _be_child(self, parent: int, life: Life) -> NoReturn:
        code = 1
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _REQUESTS_TO_END)
            # Ctrl+C reaches the whole group of a terminal; the parent passes it on, once.
            os.setpgid(0, 0)
            _die_with(parent)
            code = self._serve(life)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _watch(self, beats: int) -> tuple[bool, bool]:
        """Listen until the child is gone; return whether it served, and whether it hung."""
        watch: _Watch | None = None
        while True:
            if select.select([beats], [], [], _LOOK_SECONDS)[0]:
                if not os.read(beats, 4096):
                    return watch is not None, False
                watch = _Watch(self._child)
            elif watch and watch.is_hung() and not self._is_asked_to_end:
                os.kill(self._child, signal.SIGKILL)
                return True, True

    @contextmanager
    def _signals(self) -> Iterator[None]:
        before = [signal.signal(each, self._pass_on) for each in _REQUESTS_TO_END]
        try:
            yield
        finally:
            for each, handler in zip(_REQUESTS_TO_END, before, strict=True):
                signal.signal(each, handler)

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        self._is_asked_to_end = True
        self._requests.append(number)
        self._tell_child()

    def _tell_child(self) -> None:
        with suppress(ProcessLookupError):
            while self._child and self._requests:
                os.kill(self._child, self._requests.pop(0))


class _Watch:
    """What a child has done since its last beat."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._at = time.monotonic()
        self._cpu = _cpu_seconds(pid)

    def is_hung(self) -> bool:
        computed = _cpu_seconds(self._pid) - self._cpu
        return computed > HANG_CPU_SECONDS or time.monotonic() - self._at > HANG_SECONDS


def _cpu_seconds(pid: int) -> float:
    """Return how long a process has computed; where the system does not say, 0."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:
        return 0.0
    # The name in brackets may hold blanks.
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _fork() -> int:
    # What is there now is shared by both from here on, as long as the collector leaves it alone.
    gc.collect()
    gc.freeze()
    with warnings.catch_warnings():
        # Only tests call this beside threads, and none of theirs matters to the child.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent dies, where it can do so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _say(words: str) -> None:
    sys.stderr.write(f"empathyboard: {words}\n")
    sys.stderr.flush()
