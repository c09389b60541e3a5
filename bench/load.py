"""Runs the load, a process of its own, on a server."""

import json
import subprocess
from typing import Any

from bench.native import program
from bench.servers import Kind, Running

_PATIENCE = 240


def load(
    task: str, kind: Kind, server: Running, documents: list[str], **fields: object
) -> dict[str, Any]:
    """Play one task on documents of a server and return what the load says about it."""
    told = {
        "port": server.port,
        "server": server.pid,
        "speech": kind.speech,
        "prefix": kind.prefix,
        "documents": ",".join(documents),
        **fields,
    }
    done = subprocess.run(
        [program("load"), task, *(f"{name}={value}" for name, value in told.items())],
        stdout=subprocess.PIPE, check=True, timeout=_PATIENCE,
    )  # fmt: skip
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
