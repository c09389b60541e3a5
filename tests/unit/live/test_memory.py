"""Memory of maps that nobody edits any more goes back to the machine."""

import gc
from pathlib import Path

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.write import Edit, new_board
from empathyboard.live.memory import give_back

DOCUMENTS = 200


def resident_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


async def test_closed_documents_leave_next_to_nothing() -> None:
    """R4: after the first round, which the library keeps some of for itself."""
    await _open_and_close()
    before = resident_megabytes()
    await _open_and_close()
    assert resident_megabytes() - before < 3


async def _open_and_close() -> None:
    documents = LocalDocuments()
    entries = {f"e{number}": "x" * 400 for number in range(100)}
    handles = []
    for _ in range(DOCUMENTS):
        opened = await documents.open([new_board("T", "")])
        await documents.integrate(opened.handle, [Edit({"meta": {**entries}})])
        handles.append(opened.handle)
    for handle in handles:
        await documents.close(handle)
    gc.collect()
    give_back()
