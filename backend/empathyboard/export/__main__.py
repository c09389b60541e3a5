"""One export in a process of its own: a board and a wish come in, a file goes out, then it ends.

The answer is one line of JSON and the file behind it. What goes wrong on purpose is told in that
line; whatever else goes wrong ends the process, and nothing but this process.
"""

import json
import pickle
import resource
import sys
from typing import Any

from empathyboard.document.whole import read_whole
from empathyboard.domain.errors import EmpathyboardError, LimitError, UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.export.formats import export

_ERRORS = {LimitError: "limit", UnknownError: "unknown"}


def main() -> int:
    """Read, export, answer."""
    # Only what is used of it counts, not the addresses that libraries set aside.
    resource.setrlimit(resource.RLIMIT_DATA, (LIMITS.export_bytes, LIMITS.export_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (LIMITS.export_seconds * 2,) * 2)
    # From the server alone, which made it of its own values.
    raw, wish = pickle.load(sys.stdin.buffer)  # noqa: S301
    try:
        made = export(read_whole(raw), wish)
    except (LimitError, UnknownError) as error:
        _answer({"error": _kind(error), "detail": str(error)})
    except MemoryError:
        return 1
    else:
        head = {"name": made.name, "media_type": made.media_type, "missing": made.missing}
        _answer(head, made.content)
    return 0


def _kind(error: EmpathyboardError) -> str:
    return next(name for kind, name in _ERRORS.items() if isinstance(error, kind))


def _answer(head: dict[str, Any], content: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)


if __name__ == "__main__":
    sys.exit(main())
