"""The check of the tree finds loose pins and addresses of package registries."""

import pytest

from .conftest import Tree

HOST = "registry.example.org"
LOCK = "frontend/package-lock.json"

FAULTS = {
    "address in the lock": (
        LOCK,
        '"integrity"',
        '"resolved": "x", "integrity"',
        "has a 'resolved'",
    ),
    "package without checksum": (LOCK, '"integrity"', '"checked"', "has no checksum"),
    "registry of npm": (
        "frontend/.npmrc",
        "fund",
        f"registry=https://{HOST}\nfund",
        "names a pack",
    ),
    "registry of pip": (
        "constraints.txt",
        "anyio",
        f"--index-url x://{HOST}\nanyio",
        "names a pack",
    ),
    "address in a text": ("Makefile", "PYTHON", f"# https://{HOST}/simple\nPYTHON", "names a pack"),
    "loose python package": ("pyproject.toml", "fastapi==", "fastapi>=", "is not pinned with =="),
    "loose npm package": ("frontend/package.json", '"yjs": "', '"yjs": "^', "one exact version"),
}


@pytest.mark.parametrize(("path", "old", "new", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_is_found(tree: Tree, path: str, old: str, new: str, said: str) -> None:
    tree.replace(path, old, new)
    result = tree.make("check-tree")
    assert result.returncode != 0
    assert path in result.stdout
    assert said in result.stdout
