"""Proves that `make run` serves from a clean checkout, and how soon it does so the second time.

Usage: python -m scripts.prove_run
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts import server

ROOT = Path(__file__).resolve().parent.parent
FIRST_SECONDS = 600
SECOND_SECONDS = 3


def main() -> None:
    """Starts twice; ends with one line if the second start took too long."""
    first, second = _start(), _start()
    print(f"make run: first start {first:.1f} s, second start {second:.1f} s")
    if second > SECOND_SECONDS:
        sys.exit(f"Not proven: the second start took more than {SECOND_SECONDS} s")


def _start() -> float:
    port = server.free_port()
    with tempfile.TemporaryDirectory() as data:
        began = time.monotonic()
        command = ["make", "run", f"PORT={port}", f"DATA={data}"]
        with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as make:
            try:
                server.await_health(f"http://127.0.0.1:{port}", make, FIRST_SECONDS)
                return time.monotonic() - began
            finally:
                os.killpg(make.pid, signal.SIGTERM)


if __name__ == "__main__":
    main()
