"""The parent process: what it starts again, what it does not, and when it gives up."""

import asyncio
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from empathyboard import supervisor
from empathyboard.supervisor import MOST_DEATHS, Life, Serve, supervise

Deed = Callable[[Life], int]


class Runs:
    """Notes each run of a server, of which only the last ends well by itself."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, *deeds: Deed) -> Serve:
        def serve(life: Life) -> int:
            with self._path.open("a") as file:
                file.write(f"{' '.join(sorted(life.suspects))}\n")
            return deeds[min(life.number, len(deeds)) - 1](life)

        return serve

    @property
    def suspects(self) -> list[str]:
        """Whom each run suspected."""
        return self._path.read_text().splitlines()

    @property
    def count(self) -> int:
        return len(self.suspects)


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    monkeypatch.setattr(supervisor, "_FIRST_PAUSE", 0.0)
    monkeypatch.setattr(supervisor, "_LOOK_SECONDS", 0.02)
    return Runs(tmp_path / "runs")


def ends(code: int = 0) -> Deed:
    return lambda _: code


def serves_then(deed: Deed) -> Deed:
    def serve(life: Life) -> int:
        asyncio.run(life.beat())
        return deed(life)

    return serve


def dies(_: Life) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


def works_on(document: str, deed: Deed) -> Deed:
    def serve(life: Life) -> int:
        life.work_on("something before")
        life.work_on(document)
        return deed(life)

    return serve


def computes(_: Life) -> int:
    while True:
        pass


def waits(_: Life) -> int:
    time.sleep(60)
    raise AssertionError("nobody came")


@pytest.mark.parametrize("code", [0, 1, 3])
def test_server_that_ends_before_it_serves_is_not_started_again(runs: Runs, code: int) -> None:
    """A taken folder stays taken: the exit code is the server's own."""
    assert supervise(runs(ends(code))) == code
    assert runs.count == 1


def test_server_that_served_and_was_done_is_not_started_again(runs: Runs) -> None:
    assert supervise(runs(serves_then(ends(0)))) == 0
    assert runs.count == 1


@pytest.mark.parametrize("death", [dies, serves_then(dies), serves_then(ends(1))])
def test_server_that_died_is_started_again(
    runs: Runs, death: Deed, capfd: pytest.CaptureFixture[str]
) -> None:
    assert supervise(runs(death, ends(0))) == 0
    assert runs.count == 2
    assert capfd.readouterr().err.count("it is started again") == 1


def test_death_is_told_with_its_cause_and_the_document(
    runs: Runs, capfd: pytest.CaptureFixture[str]
) -> None:
    supervise(runs(works_on("map-1", dies), ends(0)))

    told = "was killed by SIGKILL while it worked on document map-1; it is started again."
    assert told in capfd.readouterr().err


def test_error_that_nobody_caught_is_a_death_with_its_traceback(
    runs: Runs, capfd: pytest.CaptureFixture[str]
) -> None:
    def fails(_: Life) -> int:
        raise RuntimeError("unforeseen")

    assert supervise(runs(serves_then(fails), ends(0))) == 0
    assert "RuntimeError: unforeseen" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("limit", "stuck"), [("HANG_CPU_SECONDS", computes), ("HANG_SECONDS", waits)]
)
def test_server_that_hangs_is_killed_and_started_again(
    runs: Runs,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    limit: str,
    stuck: Deed,
) -> None:
    monkeypatch.setattr(supervisor, limit, 0.2)

    assert supervise(runs(serves_then(stuck), ends(0))) == 0
    assert "The server hung" in capfd.readouterr().err


def test_server_that_starts_slowly_is_not_taken_for_one_that_hangs(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A big database takes its time to be brought up to date."""
    monkeypatch.setattr(supervisor, "HANG_SECONDS", 0.05)

    def starts_slowly(_: Life) -> int:
        time.sleep(0.3)
        return 0

    assert supervise(runs(starts_slowly)) == 0
    assert runs.count == 1


def test_server_that_dies_again_and_again_is_given_up(
    runs: Runs, capfd: pytest.CaptureFixture[str]
) -> None:
    assert supervise(runs(dies)) == 1
    assert runs.count == MOST_DEATHS
    assert "it is not started again" in capfd.readouterr().err


def test_deaths_long_ago_do_not_count(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "QUICK_SECONDS", 0.0)

    assert supervise(runs(*[dies] * (MOST_DEATHS + 2), ends(0))) == 0


def test_document_that_killed_the_server_twice_is_suspected(runs: Runs) -> None:
    """R25."""
    bad = works_on("bad", dies)
    assert supervise(runs(bad, works_on("good", dies), bad, ends(0))) == 0
    assert runs.suspects == ["", "", "", "bad"]


def test_document_that_was_done_with_is_no_suspect(runs: Runs) -> None:
    """R25."""
    done = works_on("done", works_on("", dies))
    assert supervise(runs(done, done, ends(0))) == 0
    assert runs.suspects == ["", "", ""]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_request_to_end_is_passed_on_once_and_is_a_success(runs: Runs, sign: int) -> None:
    def asks(_: Life) -> int:
        heard: list[int] = []
        signal.signal(sign, lambda number, _: heard.append(number))
        os.kill(os.getppid(), sign)
        while not heard:
            time.sleep(0.01)
        time.sleep(0.1)
        return 0 if heard == [sign] else 9

    assert supervise(runs(serves_then(asks))) == 0
    assert runs.count == 1


def test_server_that_the_request_to_end_kills_is_not_started_again(runs: Runs) -> None:
    def asks(_: Life) -> int:
        os.kill(os.getppid(), signal.SIGTERM)
        time.sleep(10)
        return 9

    assert supervise(runs(asks)) == 0
    assert runs.count == 1


def test_request_to_end_before_the_server_is_there_ends_it(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However early it comes."""
    fork = supervisor._fork

    def asked_first() -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        return fork()

    monkeypatch.setattr(supervisor, "_fork", asked_first)

    def sleeps(_: Life) -> int:
        time.sleep(10)
        return 9

    assert supervise(runs(sleeps)) == 0


def test_signals_mean_afterwards_what_they_meant_before(runs: Runs) -> None:
    before = [signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)]
    supervise(runs(ends(0)))
    assert [signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)] == before
