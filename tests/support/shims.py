"""Libraries that are loaded before libc, so that a disk does what no disk does on demand."""

import shutil
import subprocess
from pathlib import Path

import pytest

_SOURCES = Path(__file__).parent


def shim(name: str, folder: Path, proves: str) -> Path:
    """Compile one; where no compiler is, say aloud what is not proven then."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip(f"no C compiler here: {proves} is NOT proven")
    library = folder / f"{name}.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", str(library)]
    subprocess.run([*command, str(_SOURCES / f"{name}.c"), "-ldl"], check=True)
    return library
