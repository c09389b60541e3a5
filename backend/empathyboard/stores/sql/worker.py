"""One thread that does jobs in order, for whoever waits in an event loop."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar, cast

T = TypeVar("T")

_Job = tuple["asyncio.Future[Any]", Callable[[], Any]]


class Worker:
    """Does what an executor of one thread does with a third of its overhead: a commit is short."""

    def __init__(self, name: str) -> None:
        """Wait for jobs."""
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    async def run(self, job: Callable[[], T]) -> T:
        """Return what a job gives; one whose caller is cancelled before it began is left out."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((future, job))
        return await future

    def stop(self) -> None:
        """Return when all jobs are done; no more are taken."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (task := self._jobs.get()) is not None:
            future, job = task
            if not future.cancelled():
                _do(future, job)


def _do(future: "asyncio.Future[Any]", job: Callable[[], Any]) -> None:
    try:
        end = partial(_succeed, future, job())
    except BaseException as error:  # whatever it is, it is its caller's
        end = partial(_fail, future, error)
    with suppress(RuntimeError):  # the loop ended meanwhile, and with it whoever waited
        future.get_loop().call_soon_threadsafe(end)


def _succeed(future: "asyncio.Future[Any]", result: object) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: "asyncio.Future[Any]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(cast("Exception", error))
