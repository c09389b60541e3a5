"""The program with a library that bad updates kill or hang, as real ones have done."""

import os
import signal
import sys
from collections.abc import Sequence

from empathyboard.__main__ import main
from empathyboard.document.documents import LocalDocuments
from empathyboard.document.port import Change, Outcome
from empathyboard.document.updates import Update

KILLS = "text that kills"
HANGS = "text that hangs"


class _Poisoned(LocalDocuments):
    async def integrate(self, handle: int, changes: Sequence[Change]) -> Sequence[Outcome]:
        data = b"".join(change.data for change in changes if isinstance(change, Update))
        if KILLS.encode() in data:
            os.kill(os.getpid(), signal.SIGSEGV)
        while HANGS.encode() in data:
            pass
        return await super().integrate(handle, changes)


if __name__ == "__main__":
    sys.modules["empathyboard.main"].LocalDocuments = _Poisoned  # type: ignore[attr-defined]
    sys.exit(main())
