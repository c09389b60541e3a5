"""The frontend's types of the HTTP API are those of the server as it is."""

import shutil

from .conftest import ROOT, Tree

TYPES = "frontend/src/api/schema.d.ts"


def test_types_are_current_until_someone_edits_them(tree: Tree) -> None:
    for folder in ("backend", "shared"):
        shutil.copytree(ROOT / folder, tree.root / folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "frontend/src/api", tree.root / "frontend/src/api")
    clean = tree.make("check-api")
    assert clean.returncode == 0, clean.stdout
    tree.write(TYPES, "export type Planted = 1;\n" + (tree.root / TYPES).read_text("utf-8"))
    stale = tree.make("check-api")
    assert stale.returncode != 0
    assert f"{TYPES}: not current" in stale.stdout
