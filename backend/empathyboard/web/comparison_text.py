"""Then and now as files: a spreadsheet and Markdown, with everything from notes made harmless."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from empathyboard.domain.compare import Comparison, NoteFate
from empathyboard.paths import shared_dir

_COLUMNS = (
    "role",
    "note",
    "changes",
    *(f"{what}_{when}" for what in ("section", "text", "evidence") for when in ("before", "after")),
)
_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def as_csv(comparison: Comparison) -> str:
    """Return a row for each note that differs, with a mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for title, fate in _fates(comparison):
        writer.writerow([_plain(cell) for cell in (title, *_cells(fate))])
    return "\ufeff" + out.getvalue()


def _fates(comparison: Comparison) -> Iterator[tuple[str, NoteFate]]:
    for role in comparison.roles:
        for fate in role.notes:
            yield role.role.title, fate


def _cells(fate: NoteFate) -> Iterator[str]:
    sides = (fate.before, fate.after)
    yield fate.last.note.id
    yield " ".join(fate.changes)
    yield from (side.note.section if side else "" for side in sides)
    yield from (side.note.text if side else "" for side in sides)
    yield from (side.evidence.value if side else "" for side in sides)


def _plain(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_markdown(comparison: Comparison, before: int, after: int, locale: str) -> str:
    """Return headline numbers and a list for each role, in one of our languages."""
    words = _words(locale)["history"]
    changes: Mapping[str, str] = words["change"]
    lines = [f"# {words['thenAndNow']}: {_day(before)} / {_day(after)}", ""]
    lines += [
        f"- {changes[change]}: {count}" for change, count in comparison.counts.items() if count
    ]
    for role in comparison.roles:
        if role.notes:
            lines += ["", f"## {_escaped(role.role.title)}", ""]
            lines += [_line(fate, changes) for fate in role.notes]
    return "\n".join(lines) + "\n"


def _line(fate: NoteFate, words: Mapping[str, str]) -> str:
    said = ", ".join(words[change] for change in fate.changes)
    texts = [side.note.text for side in (fate.before, fate.after) if side]
    told = " → ".join(dict.fromkeys(map(_escaped, texts)))
    return f"- **{said}**: {told}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _day(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()


@cache
def _words(locale: str) -> Any:
    path = shared_dir() / "locales" / f"{'nl' if locale == 'nl' else 'en'}.json"
    return json.loads(path.read_text(encoding="utf-8"))
