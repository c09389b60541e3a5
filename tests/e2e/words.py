"""Which of the words on a page belong to the wrong language."""

import json
import re
from typing import Any

from playwright.async_api import Page

from empathyboard.paths import shared_dir

READ_WORDS = """
    () => {
        const names = ['aria-label', 'aria-roledescription', 'title', 'placeholder', 'alt'];
        const words = [document.title];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) words.push(walker.currentNode.textContent);
        for (const element of document.querySelectorAll('*')) {
            for (const name of names) {
                if (element.hasAttribute(name)) words.push(element.getAttribute(name));
            }
        }
        return words.map(word => word.trim()).filter(word => /\\p{L}/u.test(word));
    }
"""


def texts_of(language: str) -> list[str]:
    """Return all texts of a language."""
    return list(_leaves(_locale(language)))


def text_of(language: str, key: str) -> str:
    """Return one text of a language."""
    found = _locale(language)
    for part in key.split("."):
        found = found[part]
    return str(found)


def _locale(language: str) -> Any:
    path = shared_dir() / "locales" / f"{language}.json"
    return json.loads(path.read_text(encoding="utf-8"))


async def foreign_words(page: Page, language: str) -> list[str]:
    """Return the words on a page that only the other language has."""
    other = {"nl": "en", "en": "nl"}[language]
    own = [_pattern(text) for text in texts_of(language)]
    # A text that is nothing but what is put into it would be found in everything.
    foreign = [_pattern(text) for text in texts_of(other) if _fixed(text)]
    words: list[str] = await page.evaluate(READ_WORDS)
    return [
        word
        for word in words
        if any(text.fullmatch(word) for text in foreign)
        and not any(text.fullmatch(word) for text in own)
    ]


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in _leaves(inner)]
    return [str(value)]


def _fixed(text: str) -> str:
    return re.sub(r"[^\w]", "", re.sub(r"{\w+}", "", text))


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"{\w+}", text)
    return re.compile(".*".join(re.escape(part) for part in parts), re.DOTALL)
