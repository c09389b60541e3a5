"""Writes constraints.txt: a pin for every package that the pinned ones bring along.

One resolution holds for all supported versions of Python; a line has a marker where only some
of them need the package. What pyproject.toml pins itself is left out: one pin, one place.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOLVER = "uv==0.13.9"
HEADER = """\
# Pins what the packages pinned in pyproject.toml bring along, those of tests and build too.
# Made by `make constraints`; used by make, CI and the container.
"""


def main() -> None:
    """Resolves anew and writes the file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    chosen = _chosen(project)
    names = {_name(requirement) for requirement in chosen if "==" in requirement}
    lines = [line for line in _resolve(chosen).splitlines() if _name(line) not in names]
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(lines) + "\n")


def _chosen(project: dict[str, dict[str, list[str]]]) -> list[str]:
    extras: dict[str, list[str]] = project["project"]["optional-dependencies"]  # type: ignore[assignment]
    listed = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(requirement for extra in extras.values() for requirement in extra),
        # What hatchling adds by itself for an install in place.
        "editables",
    ]
    return [requirement for requirement in listed if not requirement.startswith("empathyboard[")]


def _resolve(requirements: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--target", folder, RESOLVER],
            check=True,
        )
        command = ["pip", "compile", "-q", "--universal", "--python-version", "3.11"]
        command += ["--no-header", "--no-annotate", "--no-emit-index-url", "-"]
        return subprocess.run(
            [Path(folder, "bin", "uv"), *command],
            input="\n".join(requirements),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout


def _name(requirement: str) -> str:
    return re.split(r"[=<>\[; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


if __name__ == "__main__":
    main()
