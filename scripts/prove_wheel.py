"""Proves an installation: into an empty environment; it serves, makes a board and stops.

Usage: python -m scripts.prove_wheel dist/empathyboard-….whl | .

With `.` it is a copy of this checkout that pip installs, with no Node to be found on PATH.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path
from typing import Any

from scripts import server
from scripts.check_tree import is_made

ROOT = Path(__file__).resolve().parent.parent


def main(target: Path) -> None:
    """Takes the installed product through one short life."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "env", with_pip=True)
        _install(place / "env" / "bin", _copied(place) if target.is_dir() else target)
        with server.running(place / "env" / "bin" / "empathyboard") as address:
            _prove_pages(address)
            _prove_board(address)
            _prove_health(address)
    print(f"{target}: installed, served its pages, made a board and stopped")


def _copied(place: Path) -> Path:
    copy = place / "checkout"
    shutil.copytree(ROOT, copy, ignore=_made)
    return copy


def _made(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if is_made(Path(folder, name))]


def _install(programs: Path, target: Path) -> None:
    pins = str(ROOT / "constraints.txt")
    environment = {**os.environ, "PIP_CONSTRAINT": pins, "PIP_BUILD_CONSTRAINT": pins}
    environment["PATH"] = str(programs)
    command = [str(programs / "python"), "-m", "pip", "install", "-q", str(target)]
    subprocess.run(command, env=environment, check=True)


def _prove_pages(address: str) -> None:
    for page in ("/", "/api/docs"):
        html = server.get(f"{address}{page}").decode()
        assets: list[str] = re.findall(r'(?:src|href)="(/assets/[^"]+)"', html)
        _expect(assets, f"{page} names no assets")
        for asset in assets:
            _expect(server.get(f"{address}{asset}"), f"{asset} is empty")


def _prove_board(address: str) -> None:
    made = _post(f"{address}/api/boards", {"title": "First board", "locale": "en"})
    read = json.loads(server.get(f"{address}/api/boards/{made['id']}"))
    _expect(read["title"] == "First board", f"another board came back: {read}")


def _prove_health(address: str) -> None:
    # The container's own check, as no container can be started everywhere.
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    found = re.search(r'CMD \["python", "-c", ("[^"]+")\]', dockerfile)
    _expect(found, "the Dockerfile has no health check")
    if found:
        code = json.loads(found[1]).replace("http://127.0.0.1:8000", address)
        subprocess.run([sys.executable, "-c", code], check=True)


def _post(url: str, content: dict[str, str]) -> Any:
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(content).encode(), headers)
    with urllib.request.urlopen(request, timeout=10) as response:
        _expect(response.status == 201, f"{url} answered {response.status}")
        return json.load(response)


def _expect(truth: object, otherwise: str) -> None:
    if not truth:
        sys.exit(f"Not proven: {otherwise}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
