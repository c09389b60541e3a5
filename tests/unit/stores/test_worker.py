"""The writing thread: jobs in order, each end to its caller."""

import asyncio
import threading
from collections.abc import Iterator

import pytest

from empathyboard.stores.sql.worker import Worker


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker("test")
    yield worker
    worker.stop()


async def test_jobs_run_one_after_the_other_in_one_thread(worker: Worker) -> None:
    done: list[tuple[int, int]] = []

    def job(number: int) -> int:
        done.append((number, threading.get_ident()))
        return number

    given = await asyncio.gather(*(worker.run(lambda at=at: job(at)) for at in range(20)))  # type: ignore[misc]
    assert given == list(range(20))
    assert [number for number, _ in done] == given
    assert len({thread for _, thread in done}) == 1


async def test_error_reaches_its_caller_and_the_next_job_runs(worker: Worker) -> None:
    with pytest.raises(ZeroDivisionError):
        await worker.run(lambda: 1 // 0)
    assert await worker.run(lambda: "fine") == "fine"


async def test_job_whose_caller_gave_up_before_it_began_is_left_out(worker: Worker) -> None:
    gate, done = threading.Event(), []
    first = asyncio.create_task(worker.run(lambda: gate.wait(10)))
    given_up = asyncio.create_task(worker.run(lambda: done.append("never")))
    await asyncio.sleep(0)
    given_up.cancel()
    await asyncio.sleep(0)
    gate.set()
    await first
    assert await worker.run(lambda: "next") == "next"
    assert not done


async def test_stopping_lets_all_jobs_end() -> None:
    worker, done = Worker("test"), []
    jobs = [asyncio.create_task(worker.run(lambda at=at: done.append(at))) for at in range(5)]  # type: ignore[misc]
    await asyncio.sleep(0)
    await asyncio.to_thread(worker.stop)
    await asyncio.gather(*jobs)
    assert done == [0, 1, 2, 3, 4]
