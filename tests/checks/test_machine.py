"""What the machine lacks is said in one line, with the command that installs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, Tree

OLD = '#!/bin/sh\n[ "$1" = -V ] && echo "Python 3.10.2"\nexit 1\n'
WITHOUT_VENV = f"""#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
exec {sys.executable} "$@"
"""


def program(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return str(path)


def said_without(tree: Tree, python: str) -> str:
    (tree.root / ".venv").unlink()
    result = tree.make(".venv/pyvenv.cfg", f"PYTHON={python}")
    assert result.returncode != 0
    said, *rest = result.stdout.splitlines()
    assert all(line.startswith("make: ***") for line in rest), result.stdout
    return said


def test_missing_python_is_named_with_the_command_that_installs_it(tree: Tree) -> None:
    said = said_without(tree, "python3.99")
    assert said.startswith("Missing: python3.99")
    assert "apt-get install python3" in said


def test_old_python_is_named_with_its_version(tree: Tree) -> None:
    said = said_without(tree, program(tree.root, "old", OLD))
    assert "Python 3.11 to 3.14" in said
    assert "3.10.2" in said


def test_missing_venv_is_named_with_the_command_that_installs_it(tree: Tree) -> None:
    said = said_without(tree, program(tree.root, "bare", WITHOUT_VENV))
    assert "apt-get install python3-venv" in said


@pytest.mark.parametrize("names", [[], ["sudo"]], ids=["no installer", "sudo that asks"])
def test_missing_browser_is_said_in_one_line(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        program(tmp_path, name, "#!/bin/sh\nexit 1\n")
    result = subprocess.run(
        [sys.executable, "-m", "scripts.browser"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode != 0
    assert (
        result.stderr == "Missing: Chromium or Chrome. Install it with: apt-get install chromium\n"
    )
