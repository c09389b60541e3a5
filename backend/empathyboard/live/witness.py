"""Whoever remembers, when the library kills the process, which document it was busy with."""

from typing import Protocol


class Witness(Protocol):
    """Outlives the process that it watches."""

    @property
    def suspects(self) -> frozenset[str]:
        """Documents that killed the server before: they may be read and take nothing in."""

    def work_on(self, document: str) -> None:
        """Note which document the library gets to see now; empty for none."""


class _Nobody:
    suspects: frozenset[str] = frozenset()

    def work_on(self, document: str) -> None:
        """Forget it."""


NOBODY: Witness = _Nobody()
"""Nobody remembers anything."""
