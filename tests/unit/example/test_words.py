"""No two notes are alike, and each language has a story of its own."""

import re
from itertools import chain, combinations

from empathyboard.domain.example import Example, read_example

ENGLISH_WORDS = (
    "a and are at because but by for from has have he her his how not our she so that the their "
    "them they this to was what when which who why will with you your"
)
DUTCH_WORDS = (
    "aan als bij dat de die een en er het hij hoe ik je maar met mijn na naar niet nog ook om op "
    "te tot uit van voor waar wie wij worden ze zich zij zijn zo"
)
ENGLISH = frozenset(ENGLISH_WORDS.split())
DUTCH = frozenset(DUTCH_WORDS.split())


def texts_of(example: Example) -> list[str]:
    return [note.text for note in chain.from_iterable(role.notes for role in example.roles)]


def prose_of(example: Example) -> list[str]:
    """Return every text that a person reads."""
    about = ((role.job_title, role.situation, role.part) for role in example.roles)
    notes = chain.from_iterable(role.notes for role in example.roles)
    said = ((note.speaker or "", note.channel or "", *note.tags) for note in notes)
    sources = (
        (source["title"], source["publisher"], source.get("quote", ""))
        for source in example.sources.values()
    )
    return [*texts_of(example), *chain.from_iterable(chain(about, said, sources))]


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold())


def test_no_two_notes_say_the_same(example: Example) -> None:
    normalized = [" ".join(words(text)) for text in texts_of(example)]
    assert len(set(normalized)) == len(normalized)


def test_no_two_notes_are_nearly_alike(example: Example) -> None:
    """Of the words of two notes, with or without the little ones, less than half are shared."""
    for little in (frozenset[str](), ENGLISH | DUTCH):
        tokens = [(set(words(text)) - little, text) for text in texts_of(example)]
        for (one, first), (two, second) in combinations(tokens, 2):
            assert len(one & two) < 0.5 * len(one | two), (first, second)


def test_notes_do_not_begin_alike(example: Example) -> None:
    beginnings = [tuple(words(text)[:4]) for text in texts_of(example)]
    assert len(set(beginnings)) == len(beginnings)


def test_languages_share_no_note_source_or_account() -> None:
    english, dutch = read_example("en"), read_example("nl")
    assert {text.casefold() for text in texts_of(english)}.isdisjoint(
        text.casefold() for text in texts_of(dutch)
    )
    assert english.account != dutch.account
    assert {role.person for role in english.roles}.isdisjoint(role.person for role in dutch.roles)
    assert {role.job_title for role in english.roles}.isdisjoint(
        role.job_title for role in dutch.roles
    )


def test_dutch_has_no_english_words_and_english_no_dutch_ones() -> None:
    only_dutch = DUTCH - {"die", "er", "na", "op", "of", "om", "zo"}
    for locale, foreign in (("nl", ENGLISH - {"her", "was", "a"}), ("en", only_dutch)):
        for text in prose_of(read_example(locale)):
            assert foreign.isdisjoint(words(text)), text
