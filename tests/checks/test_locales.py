"""The check of the texts finds each way in which the two languages can differ."""

import pytest

from .conftest import Tree

EN, NL = "shared/locales/en.json", "shared/locales/nl.json"
MAIN = "frontend/src/app/main.ts"

FAULTS = {
    "key missing": (NL, '"title": "Empathiekaart", ', "", f"{NL}: 'title' is missing"),
    "key too many": (NL, "{", '{"more": "Meer", ', f"{EN}: 'more' is missing"),
    "key twice": (NL, "{", '{"title": "Kaart", ', f"{NL}: 'title' stands there twice"),
    "placeholder": (NL, "{count} blad", "{aantal} blad", f"{NL}: 'notes_one' has other placeh"),
    "empty": (NL, "Empathiekaart", " ", f"{NL}: 'title' has no text"),
    "plural alone": (NL, "notes_other", "notes_many", f"{NL}: 'notes_one' has no 'notes_other'"),
    "not translated": (NL, "Empathiekaart", "Empathy map", f"{NL}: 'title' is not translated"),
    "unknown key": (MAIN, "t('title')", "t('titel')", f"{MAIN}: the text 'titel' is in no locale"),
    "unused key": (MAIN, "t('title')", "''", f"{EN}: 'title' is used nowhere"),
}


@pytest.mark.parametrize(("path", "old", "new", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_in_the_texts_is_found(tree: Tree, path: str, old: str, new: str, said: str) -> None:
    tree.replace(path, old, new)
    result = tree.make("check-locales")
    assert result.returncode != 0
    assert said in result.stdout


def test_key_put_together_while_running_counts_as_used(tree: Tree) -> None:
    tree.replace(EN, "{", '{"section": {"say": "Say"}, ')
    tree.replace(NL, "{", '{"section": {"say": "Zegt"}, ')
    tree.replace(MAIN, "t('notes')", "t('notes')} ${t(`section.${size}`)")
    result = tree.make("check-locales")
    assert result.returncode == 0, result.stdout


def test_missing_language_is_named_in_one_line(tree: Tree) -> None:
    (tree.root / NL).unlink()
    result = tree.make("check-locales")
    assert f"{NL}: is missing" in result.stdout
    assert "Traceback" not in result.stdout
