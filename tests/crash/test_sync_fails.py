"""F8: the disk refuses to sync, once.

What the kernel could not write it forgets, so a second try that succeeds means nothing: the server
writes no more until it is started anew, and says so.
"""

import signal
from pathlib import Path

import pytest

from tests.support import shims
from tests.support.process import Program, running, start_server
from tests.support.server import new_board, new_map, wait_until
from tests.support.wire import joined


@pytest.fixture
def shim(tmp_path: Path) -> Path:
    return shims.shim("sync_fails", tmp_path, "that a refused sync ends the writing")


async def new_document(program: Program) -> str:
    async with program.http() as http:
        made = await new_map(http, (await new_board(http))["id"])
    return str(made["id"])


async def test_refused_sync_ends_the_writing_until_the_server_is_started_anew(
    tmp_path: Path, shim: Path
) -> None:
    """S8, R20, P6."""
    data, sign = tmp_path / "data", tmp_path / "sign"
    program = await start_server(data, LD_PRELOAD=str(shim), SYNC_FAILS_WHILE=str(sign))
    try:
        document = await new_document(program)
        address = program.wire(document)
        async with joined(address) as mara, joined(address) as sem:
            await mara.add_note("before", "kept")
            await mara.until_saved()
            saved = mara.saved
            sign.touch()
            await mara.add_note("after", "on her device alone")
            await wait_until(lambda: "storage" in mara.refused, "a refusal")
            sign.unlink()
            # She is asked again, answers with all that she has, and that is refused as well.
            await wait_until(lambda: len(mara.refused) > 1, "a second refusal")
            assert mara.saved == saved
            assert sem.notes() == {"before": "kept"}
    finally:
        await program.end(signal.SIGKILL)
    assert b"must be started anew" in program.stderr

    async with running(data) as again:
        async with joined(again.wire(document), mara.doc) as back:
            await back.until_saved()
        async with joined(again.wire(document)) as late:
            assert late.notes() == {"before": "kept", "after": "on her device alone"}
