"""Texts that come late are asked for by nothing that a page shows before they are here."""

import re

from scripts.frontend import FRONTEND

LATE_PARTS = ("app/embeds/", "app/pages/EmbedCheckPage.tsx", "embed/")
SOURCE = FRONTEND / "src"


def late_groups() -> list[str]:
    config = (FRONTEND / "vite.config.ts").read_text(encoding="utf-8")
    [listed] = re.findall(r"const LATE_TEXTS = \[(.*?)\];", config, re.DOTALL)
    return re.findall(r"'(\w+)'", listed)


def users_of(group: str) -> set[str]:
    """Return the files that name a text of a group."""
    key = re.compile(rf"""['"`]{group}\.""")
    files = [path for path in SOURCE.rglob("*.ts*") if ".test." not in path.name]
    return {
        path.relative_to(SOURCE).as_posix()
        for path in files
        if key.search(path.read_text(encoding="utf-8"))
    }


def test_only_late_parts_use_late_texts() -> None:
    groups = late_groups()
    assert "wiki" in groups
    assert users_of("wiki"), "whoever looks for users finds those that are there"
    early = {
        group: {path for path in users_of(group) if not path.startswith(LATE_PARTS)}
        for group in groups
    }
    assert {group: paths for group, paths in early.items() if paths} == {}
