"""Writes the frontend's types of the HTTP API from what the running server tells of itself.

Usage: python -m scripts.api_types [--check]
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts import server

ROOT = Path(__file__).resolve().parent.parent
TYPES = ROOT / "frontend" / "src" / "api" / "schema.d.ts"


def main() -> None:
    """Writes the types, or with --check ends with one line if they are not current."""
    current = _generate()
    if "--check" not in sys.argv:
        TYPES.write_text(current, "utf-8")
    elif not TYPES.is_file() or TYPES.read_text("utf-8") != current:
        sys.exit(f"{TYPES.relative_to(ROOT)}: not current; write it anew with: make types")


def _generate() -> str:
    with tempfile.TemporaryDirectory() as folder:
        document, types = Path(folder, "openapi.json"), Path(folder, "schema.d.ts")
        with server.running(Path(sys.executable).with_name("empathyboard")) as address:
            document.write_bytes(server.get(f"{address}/api/openapi.json"))
        command = ["node_modules/.bin/openapi-typescript", str(document), "-o", str(types)]
        subprocess.run(command, cwd=ROOT / "frontend", check=True, stdout=subprocess.DEVNULL)
        return types.read_text("utf-8")


if __name__ == "__main__":
    main()
