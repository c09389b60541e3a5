"""Checks that every dependency has one pinned version and that no file names a package registry.

Which registry serves the packages is the business of whoever installs them.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE_ANYWHERE = {
    ".git", ".venv", ".make", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache",
    ".pytest_cache", ".hypothesis", ".import_linter_cache",
}  # fmt: skip
MADE_HERE = {
    ROOT / path for path in ("build", "data", "dist", "test-results", "backend/empathyboard/static")
}

ADDRESS = re.compile(r"https?://(?:[\w-]+\.)*(?:registry|pypi|pythonhosted|npmjs)\b")
OPTION = re.compile(r"^\s*(?:--?(?:extra-)?index-url|--find-links|registry\s*=)", re.MULTILINE)
PINNED = re.compile(r"^[\w.-]+(?:\[[\w,-]+\])?==[\w.]+$")
EXACT = re.compile(r"^\d+\.\d+\.\d+(?:-[\w.]+)?$")


def main() -> int:
    """Prints every fault and returns the exit code."""
    faults = [*_addresses(), *_loose_python(), *_loose_npm(), *_lock()]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def is_made(path: Path) -> bool:
    """Tells whether commands made this, so that it is no part of the repository."""
    return path.name in MADE_ANYWHERE or path in MADE_HERE


def _addresses() -> Iterator[str]:
    for path in _files(ROOT):
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if match := ADDRESS.search(text) or OPTION.search(text):
            yield f"{path.relative_to(ROOT)}: names a package registry: {match[0].strip()}"


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            if not is_made(path):
                yield from _files(path)
        elif path.is_file():
            yield path


def _loose_python() -> Iterator[str]:
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = content["project"].get("optional-dependencies", {}).values()
    listed = [content["build-system"]["requires"], content["project"]["dependencies"], *extras]
    for requirement in (item for group in listed for item in group):
        if not PINNED.match(requirement) and not requirement.startswith("empathyboard["):
            yield f"pyproject.toml: {requirement!r} is not pinned with =="


def _loose_npm() -> Iterator[str]:
    content = json.loads((ROOT / "frontend" / "package.json").read_text("utf-8"))
    for group in ("dependencies", "devDependencies"):
        for name, version in content.get(group, {}).items():
            if not EXACT.match(version):
                yield f"frontend/package.json: {name} {version!r} is not one exact version"


def _lock() -> Iterator[str]:
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text("utf-8"))
    for name, package in lock["packages"].items():
        if "resolved" in package:
            yield f"frontend/package-lock.json: {name} has a 'resolved' address"
        if name and "integrity" not in package:
            yield f"frontend/package-lock.json: {name} has no checksum"


if __name__ == "__main__":
    sys.exit(main())
