"""The load and the fan-out, which are in C so that they are never what is measured."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SOURCES = Path(__file__).with_name("c")
_FOLDER = _SOURCES / "build"
_PROGRAMS = {
    "load": ("load.c", "client.c", "crowd.c", "visits.c", "wire.c"),
    "fanout": ("fanout.c", "wire.c"),
}
_FLAGS = ("-O2", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra")


def program(name: str) -> str:
    """Return the path of a program of ours in C, compiled where its source is newer."""
    made = _FOLDER / name
    newest = max(each.stat().st_mtime for each in _SOURCES.glob("*.[ch]"))
    if not made.exists() or made.stat().st_mtime < newest:
        _compile(name, made)
    return str(made)


def _compile(name: str, made: Path) -> None:
    compiler = os.environ.get("CC") or "cc"
    if sys.platform != "linux" or shutil.which(compiler) is None:
        sys.exit(
            f"The bench needs Linux and a C compiler, as its load is written in C; there is no "
            f"{compiler!r} here. On Debian `apt-get install gcc libc6-dev` brings one."
        )
    _FOLDER.mkdir(exist_ok=True)
    sources = [str(_SOURCES / each) for each in _PROGRAMS[name]]
    subprocess.run([compiler, *_FLAGS, "-o", str(made), *sources, "-lm"], check=True)
