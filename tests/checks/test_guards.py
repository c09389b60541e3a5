"""Tests of the tests: with a guard of people's notes switched off, the suite goes red."""

import multiprocessing
from collections.abc import Sequence

import pytest

from tests.support.mutations import CODES, GUARDS, run_without

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.support.mutations"])

MOST_SECONDS = 100
GREEN, RED = CODES + pytest.ExitCode.OK, CODES + pytest.ExitCode.TESTS_FAILED


def outcome(guard: str | None, tests: Sequence[str]) -> int | None:
    process = processes.Process(target=run_without, args=(guard, tests))
    process.start()
    process.join(MOST_SECONDS)
    code = process.exitcode
    process.kill()
    process.join()
    process.close()
    return code


def test_with_all_guards_the_tests_of_guards_are_green() -> None:
    assert outcome(None, [guard.tests for guard in GUARDS.values()]) == GREEN


@pytest.mark.parametrize("guard", GUARDS)
def test_without_a_guard_its_tests_are_red(guard: str) -> None:
    assert outcome(guard, [GUARDS[guard].tests]) == RED
