"""Frames that no honest page sends, fed to rooms in a process of their own that is watched.

Whatever comes: the process lives, no frame takes a second, nothing but declared errors comes out
(DocumentError and the like), and who opens the document afterwards reads what those in it see.
"""

import multiprocessing
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.fuzz_process import BROKEN, fuzz, read_tape, reason_of, replay, stumble

CORPUS = Path(__file__).parent / "corpus"
FRAMES = 20_000
MOST_CPU_SECONDS = 1.0
MOST_SECONDS = 60.0
POLL_SECONDS = 0.05

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.support.fuzz_process"])


@pytest.mark.parametrize("seed", [1])
def test_twenty_thousand_frames_break_nothing(seed: int, tmp_path: Path) -> None:
    expect_sound(fuzz, seed, FRAMES, tmp_path / f"seed-{seed}.tape")


@pytest.mark.nightly
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(100, 125))
def test_half_a_million_frames_break_nothing(seed: int, tmp_path: Path) -> None:
    expect_sound(fuzz, seed, FRAMES, tmp_path / f"seed-{seed}.tape")


@pytest.mark.parametrize("tape", sorted(CORPUS.glob("*.tape")), ids=lambda tape: tape.stem)
def test_frames_that_once_broke_something_do_so_no_more(tape: Path, tmp_path: Path) -> None:
    expect_sound(replay, Path(shutil.copy(tape, tmp_path)))


def test_watcher_notices_a_process_that_hangs(tmp_path: Path) -> None:
    tape = tmp_path / "some.tape"
    assert watched(stumble, tape) == f"hung at frame 0 of {tape.name}"


def expect_sound(work: Callable[..., None], *arguments: Any) -> None:
    """Run in a process; keep the tape of one that fails in the corpus."""
    tape: Path = arguments[-1]
    failure = watched(work, *arguments)
    if failure and not (CORPUS / tape.name).exists():
        shutil.copy(tape, CORPUS)
    assert not failure


def watched(work: Callable[..., None], *arguments: Any) -> str:
    """Run in a process until it ends or hangs; returns what went wrong, or nothing."""
    tape: Path = arguments[-1]
    process = processes.Process(target=work, args=arguments)
    process.start()
    assert process.pid is not None
    watch = Watch(tape, process.pid)
    while process.exitcode is None and not watch.is_hung():
        process.join(POLL_SECONDS)
    code = process.exitcode
    process.kill()
    process.join()
    if code == 0:
        return ""
    if code == BROKEN:
        return reason_of(tape).read_text("utf-8")
    what = "hung" if code is None else f"died with {code}"
    return f"{what} at frame {len(read_tape(tape)) - 1} of {tape.name}"


class Watch:
    """How long a process has been busy with one frame: processor time, as others work here too."""

    def __init__(self, tape: Path, pid: int) -> None:
        self._tape = tape
        self._stat = Path(f"/proc/{pid}/stat")
        self._seen: object = None
        self._since = (self._cpu_seconds(), time.monotonic())

    def is_hung(self) -> bool:
        """Tell whether the process has got stuck."""
        seen, now = self._progress(), (self._cpu_seconds(), time.monotonic())
        if seen != self._seen:
            self._seen, self._since = seen, now
        cpu, wall = now[0] - self._since[0], now[1] - self._since[1]
        return cpu > MOST_CPU_SECONDS or wall > MOST_SECONDS

    def _progress(self) -> object:
        if not self._tape.exists():
            return None
        stat = self._tape.stat()
        return stat.st_size, stat.st_mtime_ns

    def _cpu_seconds(self) -> float:
        try:
            fields = self._stat.read_text("ascii").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
