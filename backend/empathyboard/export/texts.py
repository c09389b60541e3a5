"""The words of the interface for what is exported, from shared/locales."""

import json
from datetime import date
from functools import cache
from typing import Any

from empathyboard.paths import shared_dir

LANGUAGES = ("en", "nl")


class Texts:
    """The texts of one language, asked for by their key."""

    def __init__(self, language: str) -> None:
        """Read a language that there is; KeyError for another."""
        self.language = language
        self._texts = _load(language)

    def __call__(self, key: str, count: int | None = None, **values: object) -> str:
        """Return a text with its values; a count chooses between one and several."""
        form = key if count is None else f"{key}_{'one' if count == 1 else 'other'}"
        found: Any = self._texts
        for part in form.split("."):
            found = found[part]
        for name, value in {"count": count, **values}.items():
            found = found.replace(f"{{{name}}}", str(value))
        return str(found)

    def known(self, key: str, otherwise: str) -> str:
        """Return the text of a key, or a group's own word where there is no such key."""
        found: Any = self._texts
        for part in key.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found if isinstance(found, str) else otherwise

    def date(self, day: date) -> str:
        """Return a day as people write it."""
        return f"{day.day} {self(f'month.{day.month}')} {day.year}"


@cache
def _load(language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise KeyError(language)
    file = shared_dir() / "locales" / f"{language}.json"
    texts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return texts
