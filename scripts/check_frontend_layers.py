"""Checks the frontend's layers, and that the checker has seen every file it should have seen.

With a compiler that it can't read, dependency-cruiser sees no files and finds no fault in them.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"


def main() -> int:
    """Prints every fault and returns the exit code."""
    report = _cruise()
    faults = [_text(violation) for violation in report["summary"]["violations"]]
    faults += [f"frontend/{path}: not seen by dependency-cruiser" for path in _unseen(report)]
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{report['summary']['totalCruised']} modules, no fault")
    return 1 if faults else 0


def _cruise() -> Any:
    command = ["node_modules/.bin/depcruise", "src", "--config", ".dependency-cruiser.cjs"]
    command += ["--output-type", "json"]
    result = subprocess.run(command, cwd=FRONTEND, stdout=subprocess.PIPE, text=True, check=False)
    if not result.stdout:
        sys.exit(result.returncode or 1)
    return json.loads(result.stdout)


def _text(violation: Any) -> str:
    way = " → ".join(step["name"] for step in violation.get("cycle", [])) or violation["to"]
    return f"frontend/{violation['from']}: {violation['rule']['name']}: may not import {way}"


def _unseen(report: Any) -> list[str]:
    seen = {module["source"] for module in report["modules"]}
    files = (path for ending in ("*.ts", "*.tsx") for path in (FRONTEND / "src").rglob(ending))
    return sorted({path.relative_to(FRONTEND).as_posix() for path in files} - seen)


if __name__ == "__main__":
    sys.exit(main())
