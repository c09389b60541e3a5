"""Checks the texts of both languages against each other and against the code that uses them.

Both files hold the same keys with the same `{placeholders}`; a plural is a pair of sibling keys
`…_one` and `…_other`; every key is used, every used key is there, and no text is left in the
other language.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ("en", "nl")
SOURCES = (
    ("frontend/src", (".ts", ".tsx")),
    ("backend/empathyboard", (".py",)),
    ("shared", (".json",)),
)

# Keys whose text of several words is rightly the same in both languages.
SAME = frozenset({"department.customer-success"})

PLURAL = re.compile(r"_(one|other)$")
WORDS = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# t('board.title') in TypeScript and t("board.title") in Python.
CALL = re.compile(r"""\bt\(\s*(['"])([\w.-]+)\1""")
# `section.${name}.title`, f"section.{name}.title" and 'section.' + name all use what begins so.
PREFIX = re.compile(r"""`([\w.-]+\.)\$\{|\bf["']([\w.-]+\.)\{|['"]([\w.-]+\.)["']\s*\+""")
LITERAL = re.compile(r"""(['"`])([\w.-]+)\1""")

Texts = dict[str, str]


def main() -> int:
    """Prints every fault and returns the exit code."""
    missing = [_path(locale) for locale in LOCALES if not (ROOT / _path(locale)).is_file()]
    faults = [f"{path}: is missing" for path in missing] or list(_faults())
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _faults() -> Iterator[str]:
    texts: dict[str, Texts] = {}
    for locale in LOCALES:
        repeated: list[str] = []
        texts[locale] = dict(_read(locale, repeated))
        yield from (f"{_path(locale)}: {key!r} stands there twice" for key in repeated)
        yield from _faults_within(locale, texts[locale])
    yield from _faults_between(texts["en"], texts["nl"])
    yield from _faults_of_use({_base(key) for locale in LOCALES for key in texts[locale]})


def _read(locale: str, repeated: list[str]) -> Iterator[tuple[str, str]]:
    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        counts = Counter(key for key, _ in pairs)
        repeated.extend(key for key, count in counts.items() if count > 1)
        return dict(pairs)

    content = json.loads((ROOT / _path(locale)).read_text("utf-8"), object_pairs_hook=unique)
    yield from _flat(content, "")


def _flat(node: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, child in node.items():
            yield from _flat(child, f"{key}.{name}" if key else name)
    else:
        # Anything that is no text is treated as an empty one.
        yield key, node if isinstance(node, str) else ""


def _faults_within(locale: str, texts: Texts) -> Iterator[str]:
    for key, text in texts.items():
        if not text.strip():
            yield f"{_path(locale)}: {key!r} has no text"
        if (other := _other_plural(key)) and other not in texts:
            yield f"{_path(locale)}: {key!r} has no {other!r} beside it"


def _faults_between(english: Texts, dutch: Texts) -> Iterator[str]:
    for mine, other, locale in ((english, dutch, "nl"), (dutch, english, "en")):
        yield from (f"{_path(locale)}: {key!r} is missing" for key in mine if key not in other)
    for key in sorted(english.keys() & dutch.keys()):
        if _placeholders(english[key]) != _placeholders(dutch[key]):
            yield f"{_path('nl')}: {key!r} has other placeholders than in {_path('en')}"
        if english[key] == dutch[key] and _is_prose(english[key]) and key not in SAME:
            yield f"{_path('nl')}: {key!r} is not translated: {english[key]!r}"


def _faults_of_use(keys: set[str]) -> Iterator[str]:
    used: set[str] = set()
    prefixes: set[str] = set()
    for path, source in _sources():
        prefixes |= {part for match in PREFIX.findall(source) for part in match if part}
        used |= {match[1] for match in LITERAL.findall(source)}
        for _, key in CALL.findall(source):
            if key not in keys:
                yield f"{path}: the text {key!r} is in no locale"
    for key in sorted(keys - used):
        if not key.startswith(tuple(prefixes)):
            yield f"{_path('en')}: {key!r} is used nowhere"


def _sources() -> Iterator[tuple[Path, str]]:
    for folder, endings in SOURCES:
        for path in sorted(_files(ROOT / folder)):
            if path.suffix in endings and not re.search(r"\.test\.tsx?$", path.name):
                yield path.relative_to(ROOT), path.read_text("utf-8")


def _files(folder: Path) -> Iterable[Path]:
    skipped = {ROOT / "shared" / "locales", ROOT / "shared" / "vectors"}
    return (path for path in folder.rglob("*") if not skipped & {*path.parents})


def _base(key: str) -> str:
    return PLURAL.sub("", key)


def _other_plural(key: str) -> str | None:
    match = PLURAL.search(key)
    if match is None:
        return None
    return PLURAL.sub("_other" if match[1] == "one" else "_one", key)


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def _is_prose(text: str) -> bool:
    return WORDS.search(PLACEHOLDER.sub("", text)) is not None


def _path(locale: str) -> str:
    return f"shared/locales/{locale}.json"


if __name__ == "__main__":
    sys.exit(main())
