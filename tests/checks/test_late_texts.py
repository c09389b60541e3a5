"""Texts that come late are asked for by nothing that a page shows before they are here."""

import re
from pathlib import Path

from scripts.frontend import FRONTEND

SOURCE = FRONTEND / "src"
# Not `import type`, which is gone when the page runs, and not `import(…)`, which comes late.
IMPORT = re.compile(
    r"""^(?:import|export)\s+(?!type\b)(?:[^'"();]*?\sfrom\s+)?['"](\.[^'"]+)['"]""", re.M
)


def late_groups() -> list[str]:
    config = (FRONTEND / "vite.config.ts").read_text(encoding="utf-8")
    [listed] = re.findall(r"const LATE_TEXTS = \[(.*?)\];", config, re.DOTALL)
    return re.findall(r"'(\w+)'", listed)


def reached_from(entry: Path) -> set[Path]:
    """Return what a page loads at once: all that its entry imports, and what that imports."""
    found: set[Path] = set()
    unread = [entry]
    while unread:
        file = unread.pop()
        found.add(file)
        for name in IMPORT.findall(file.read_text(encoding="utf-8")):
            near = [(file.parent / f"{name}{ending}").resolve() for ending in (".ts", ".tsx")]
            unread += [path for path in near if path.is_file() and path not in found]
    return found


def users_of(group: str, files: set[Path]) -> set[str]:
    """Return those of the files that name a text of a group."""
    key = re.compile(rf"""['"`]{group}\.""")
    return {path.name for path in files if key.search(path.read_text(encoding="utf-8"))}


def test_nothing_early_uses_late_texts() -> None:
    early = reached_from(SOURCE / "app" / "main.tsx")
    everything = set(SOURCE.rglob("*.ts")) | set(SOURCE.rglob("*.tsx"))
    groups = late_groups()
    assert 50 < len(early) < len(everything)
    assert users_of("share", early), "whoever looks finds what is there"
    assert users_of("wiki", everything)

    wrong = {group: users_of(group, early) for group in groups}

    assert {group: names for group, names in wrong.items() if names} == {}
