"""A small copy of the repository in which the checkers of `make check` run for real."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COPIED = [
    ".gitignore",
    "Makefile",
    "constraints.txt",
    "pyproject.toml",
    "scripts",
    "frontend/.dependency-cruiser.cjs",
    "frontend/.npmrc",
    "frontend/biome.json",
    "frontend/package.json",
    "frontend/package-lock.json",
    "frontend/tsconfig.json",
    "frontend/vite.config.ts",
]
LINKED = [".venv", "frontend/node_modules"]
# What these would install is linked, not copied: make takes it as it is.
INSTALLED = [
    ".make/run",
    ".make/dev",
    "frontend/node_modules/.package-lock.json",
    "backend/empathyboard/static/index.html",
]
PACKAGES = ["document", "domain", "export", "imports", "live", "stores", "sync", "web"]
MODULES = ["__main__", "main", "paths", "settings", "supervisor", "upkeep"]
SCRIPTS = {
    "shared/limits.ts": "export const limit = 1;\n",
    "document/board.ts": (
        "import { limit } from '../shared/limits';\n\nexport const size = limit;\n"
    ),
    "app/main.ts": (
        "import { size } from '../document/board';\n\n"
        "const t = (key: string) => key;\n\n"
        "document.title = `${t('title')} ${t('notes')} ${size}`;\n"
    ),
}
TEXTS = {
    "en": {"title": "Empathy map", "notes_one": "{count} note", "notes_other": "{count} notes"},
    "nl": {"title": "Empathiekaart", "notes_one": "{count} blad", "notes_other": "{count} bladen"},
}


@dataclass(frozen=True)
class Tree:
    """A repository in a folder of its own, in which one thing may be made wrong."""

    root: Path

    def write(self, path: str, text: str) -> None:
        """Writes one file, with the folders above it."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes the first place where a file says `old`."""
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def make(self, *targets: str) -> subprocess.CompletedProcess[str]:
        """Runs the very commands of the Makefile here."""
        kept = [word for path in INSTALLED for word in ("-o", path)]
        # Not a part of the make that may have started these tests.
        environment = {
            name: value for name, value in os.environ.items() if name[:4] not in {"MAKE", "MFLA"}
        }
        # The environment's own copy of the package would otherwise be found first.
        environment["PYTHONPATH"] = str(self.root / "backend")
        return subprocess.run(
            ["make", *kept, *targets],
            cwd=self.root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A copy in which every check passes."""
    tree = Tree(tmp_path)
    _bring_house(tree)
    for package in PACKAGES:
        tree.write(f"backend/empathyboard/{package}/__init__.py", f'"""The {package} layer."""\n')
    for module in ["__init__", *MODULES]:
        tree.write(f"backend/empathyboard/{module}.py", '"""A module of the package."""\n')
    tree.write("bench/__main__.py", '"""Nothing to measure."""\n')
    tree.write("tests/test_nothing.py", "def test_nothing() -> None:\n    assert True\n")
    for name, text in SCRIPTS.items():
        tree.write(f"frontend/src/{name}", text)
    for locale, texts in TEXTS.items():
        tree.write(f"shared/locales/{locale}.json", json.dumps(texts))
    return tree


def _bring_house(tree: Tree) -> None:
    for path in COPIED:
        target = tree.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy
        copy(ROOT / path, target)
    for path in LINKED:
        (tree.root / path).symlink_to(ROOT / path)
