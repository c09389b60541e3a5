"""Every checker of `make check` finds the violation it is there for, and names the file."""

from typing import NamedTuple

import pytest

from .conftest import Tree

BACKEND = "backend/empathyboard"
SOURCES = "frontend/src"


class Violation(NamedTuple):
    """One file with one thing wrong in it, and what the checker must say."""

    check: str
    path: str
    text: str
    said: str


def python(check: str, path: str, code: str, said: str = "") -> Violation:
    return Violation(check, f"{BACKEND}/{path}", f'"""Planted."""\n\n{code}\n', said or path)


def script(check: str, path: str, code: str, said: str = "") -> Violation:
    return Violation(check, f"{SOURCES}/{path}", f"{code}\n", said or path)


def layer(path: str, code: str) -> Violation:
    module = path.removesuffix(".py").replace("/", ".")
    return python("check-layers", path, code, f"empathyboard.{module} ->")


def frontend_layer(rule: str, path: str, code: str) -> Violation:
    return script("check-frontend-layers", path, code, f"{SOURCES}/{path}: {rule}")


VIOLATIONS = {
    "python not formatted": python("check-format", "domain/planted.py", "size = ( 1 )"),
    "python with an unused import": python("check-lint", "domain/planted.py", "import json"),
    "python without a docstring": python("check-lint", "domain/planted.py", "class Note: ..."),
    "python of the wrong type": python("check-types", "domain/planted.py", 'size: int = "1"'),
    "domain imports live": layer("domain/planted.py", "import empathyboard.live"),
    "web imports its sibling": layer("web/planted.py", "import empathyboard.stores"),
    "domain imports asyncio": layer("domain/planted.py", "import asyncio"),
    "sync imports logging": layer("sync/planted.py", "import logging"),
    "live imports pycrdt": layer("live/planted.py", "import pycrdt"),
    "stores import fastapi": layer("stores/planted.py", "import fastapi"),
    "web imports sqlmodel": layer("web/planted.py", "import sqlmodel"),
    "module in no layer": python("check-layers", "helpers.py", "", "empathyboard.helpers"),
    "typescript not formatted": script(
        "check-frontend-lint", "shared/planted.ts", 'export const size = "1"'
    ),
    "typescript with any": script(
        "check-frontend-lint", "shared/planted.ts", "export const size: any = 1;"
    ),
    "typescript of the wrong type": script(
        "check-frontend-types", "shared/planted.ts", "export const size: number = '1';"
    ),
    "typescript that trusts an index": script(
        "check-frontend-types",
        "shared/planted.ts",
        "const sizes: number[] = [];\nexport const size: number = sizes[0];",
    ),
    "shared imports document": frontend_layer(
        "layers-shared", "shared/planted.ts", "import '../document/board';"
    ),
    "view imports sync": frontend_layer("layers-view", "view/planted.ts", "import '../sync/room';"),
    "embed imports view": frontend_layer(
        "layers-embed", "embed/planted.ts", "import '../view/sheet';"
    ),
    "embed imports react": frontend_layer("react-above", "embed/planted.ts", "import 'react';"),
    "editor imports react": frontend_layer("react-above", "editor/planted.ts", "import 'react';"),
    "view imports yjs": frontend_layer("yjs-below", "view/planted.ts", "import 'yjs';"),
    "api imports yjs": frontend_layer("yjs-below", "api/planted.ts", "import 'y-protocols/sync';"),
    "product imports a test tool": frontend_layer(
        "no-test-tools-in-product", "shared/planted.ts", "import 'happy-dom';"
    ),
    "folder that is no layer": frontend_layer(
        "known-layers", "helpers/planted.ts", "import '../shared/limits';"
    ),
}


@pytest.mark.parametrize("violation", VIOLATIONS.values(), ids=VIOLATIONS.keys())
def test_checker_finds_the_violation_and_names_the_file(tree: Tree, violation: Violation) -> None:
    tree.write("frontend/src/sync/room.ts", "export const room = 1;\n")
    tree.write("frontend/src/view/sheet.ts", "export const sheet = 1;\n")
    tree.write(violation.path, violation.text)
    result = tree.make(violation.check)
    assert result.returncode != 0, result.stdout
    assert violation.said in result.stdout


def test_clean_copy_passes_every_check(tree: Tree) -> None:
    checks = {violation.check for violation in VIOLATIONS.values()}
    result = tree.make(*sorted(checks), "check-locales", "check-tree")
    assert result.returncode == 0, result.stdout


def test_two_files_that_import_each_other_are_found(tree: Tree) -> None:
    tree.write("frontend/src/shared/one.ts", "import './two';\n")
    tree.write("frontend/src/shared/two.ts", "import './one';\n")
    result = tree.make("check-frontend-layers")
    assert result.returncode != 0
    assert "src/shared/one.ts: no-cycles" in result.stdout


def test_layer_check_that_misses_a_file_fails(tree: Tree) -> None:
    tree.replace(
        "frontend/.dependency-cruiser.cjs", "options: {", "options: { exclude: { path: 'board' },"
    )
    result = tree.make("check-frontend-layers")
    assert result.returncode != 0
    assert "frontend/src/document/board.ts: not seen" in result.stdout
