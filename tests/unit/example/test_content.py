"""The examples show what a good board looks like: enough of everything, and all of it sound."""

import json
from collections import Counter
from datetime import date
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import pytest

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.example import Example, ExampleNote, ExampleRole
from empathyboard.domain.limits import LIMITS
from empathyboard.paths import shared_dir

KEYS: dict[str, Any] = json.loads((shared_dir() / "catalogue.json").read_text(encoding="utf-8"))
ON_THE_SHEET = set(CATALOGUE.sections) - {"park"}
QUOTED = {"\u201c\u201d", "\u2018\u2019"}
EMOJI = range(0x2600, 0x1FB00)


def notes_of(example: Example) -> list[ExampleNote]:
    return list(chain.from_iterable(role.notes for role in example.roles))


def tags_in(role: ExampleRole, *sections: str) -> set[str]:
    return {tag for note in role.notes if note.section in sections for tag in note.tags}


def test_five_roles_with_everything_about_them(example: Example) -> None:
    assert example.title
    assert example.account
    assert len(example.roles) == 5
    for role in example.roles:
        assert all((role.job_title, role.person, role.situation, role.part))
        assert len(role.job_title) <= LIMITS.job_title_length


def test_roles_use_the_keys_of_the_catalogue(example: Example) -> None:
    assert {role.priority for role in example.roles} == CATALOGUE.priorities
    for role in example.roles:
        assert role.committee_roles
        assert CATALOGUE.committee_roles.issuperset(role.committee_roles)
        assert role.stance in KEYS["stances"]
        assert role.focus in KEYS["focuses"]


def test_roles_differ_in_seat_and_stance(example: Example) -> None:
    assert len({role.committee_roles[0] for role in example.roles}) >= 4
    assert len({role.stance for role in example.roles}) >= 4
    assert len({role.focus for role in example.roles}) >= 2


def test_at_least_120_notes_22_to_28_on_each_map(example: Example) -> None:
    assert len(notes_of(example)) >= 120
    for role in example.roles:
        assert 22 <= len(role.notes) <= 28, role.job_title


def test_every_section_is_used_on_every_map_the_strip_sparingly(example: Example) -> None:
    for role in example.roles:
        assert {note.section for note in role.notes} - {"park"} == ON_THE_SHEET, role.job_title
    parked = [note for note in notes_of(example) if note.section == "park"]
    assert 1 <= len(parked) <= 3


def test_every_department_speaks_and_none_drowns_the_others(example: Example) -> None:
    counts = Counter(note.department for note in notes_of(example))
    assert set(counts) == {department.key for department in CATALOGUE.departments}
    assert max(counts.values()) <= 0.4 * counts.total()
    assert min(counts.values()) >= 0.1 * counts.total()


def test_prompts_are_questions_of_the_section(example: Example) -> None:
    """D46."""
    notes = notes_of(example)
    for note in notes:
        if note.prompt is not None:
            assert note.prompt in KEYS["prompts"]["abm"][note.section], note.text
    assert sum(note.prompt is not None for note in notes) >= 0.9 * len(notes)


@pytest.mark.parametrize("name", KEYS["promptSets"])
def test_prompt_set_asks_in_every_section_without_repeating(name: str) -> None:
    asked: dict[str, list[str]] = KEYS["prompts"][name]
    assert set(asked) == ON_THE_SHEET
    for keys in asked.values():
        assert 0 < len(keys) == len(set(keys))


def test_at_least_four_notes_in_ten_have_evidence(example: Example) -> None:
    notes = notes_of(example)
    assert 0.4 * len(notes) <= sum(bool(note.evidence) for note in notes) <= 0.8 * len(notes)


def test_evidence_names_sources_and_every_source_is_named(example: Example) -> None:
    """D48."""
    named = set(chain.from_iterable(note.evidence for note in notes_of(example)))
    assert named == set(example.sources)
    for note in notes_of(example):
        assert {"supports", "contradicts"}.issuperset(note.evidence.values())


def test_at_least_12_sources_of_6_kinds(example: Example) -> None:
    """D26."""
    sources = example.sources.values()
    assert len(sources) >= 12
    assert len({source["kind"] for source in sources}) >= 6
    assert len({source["title"] for source in sources}) == len(sources)
    for source in sources:
        assert {"kind", "title", "date", "publisher"} <= source.keys()
        assert source.keys() <= {"kind", "title", "date", "publisher", "link", "quote"}
        assert source["kind"] in KEYS["evidenceKinds"]
        assert date.fromisoformat(source["date"]) <= example.date


def test_links_lead_to_nobody(example: Example) -> None:
    links = [urlsplit(source["link"]) for source in example.sources.values() if "link" in source]
    assert len(links) >= 3
    for link in links:
        assert link.scheme == "https"
        assert (link.hostname or "").endswith(".example")


def test_some_claims_are_well_supported_and_some_are_contradicted(example: Example) -> None:
    notes = notes_of(example)
    supported = [note for note in notes if list(note.evidence.values()).count("supports") >= 2]
    contradicted = [note for note in notes if "contradicts" in note.evidence.values()]
    assert len(supported) >= 8
    assert len(contradicted) >= 5
    assert any(note.section == "say" for note in contradicted)
    assert any(note.section == "hear" for note in contradicted)


def test_at_least_25_verbatims_quoted_with_who_or_where(example: Example) -> None:
    """D47."""
    quotes = [note for note in notes_of(example) if note.voice == "verbatim"]
    assert len(quotes) >= 25
    for note in quotes:
        assert note.section in {"say", "hear"}, note.text
        assert note.speaker or note.channel, note.text
        assert note.text[0] + note.text[-1] in QUOTED, note.text


def test_what_is_only_imagined_has_no_evidence(example: Example) -> None:
    for note in notes_of(example):
        assert note.voice in KEYS["voices"]
        assert not (note.voice == "imagined" and note.evidence), note.text


def test_everything_heard_says_how(example: Example) -> None:
    for note in notes_of(example):
        if note.section == "hear":
            assert note.speaker or note.channel, note.text


def test_tags_tie_contradictions_together(example: Example) -> None:
    tags = Counter(chain.from_iterable(note.tags for note in notes_of(example)))
    assert 4 <= len(tags) <= 12
    assert min(tags.values()) >= 2
    assert any(tags_in(role, "say") & tags_in(role, "do") for role in example.roles)
    felt = ("pains", "gains", "other")
    assert any(tags_in(role, "hear") & tags_in(role, *felt) for role in example.roles)


def test_notes_are_as_short_as_on_paper(example: Example) -> None:
    for note in notes_of(example):
        assert 3 <= len(note.text.split()) <= 14, note.text
        assert len(note.text) <= 75, note.text
        assert max(map(len, note.text.split())) <= 15, f"{note.text}: a word shrinks it all"


def test_emoji_are_rare(example: Example) -> None:
    text = "".join(note.text for note in notes_of(example))
    assert 1 <= sum(ord(character) in EMOJI for character in text) <= 3


def test_no_document_names_the_person_of_a_role(locale: str) -> None:
    """D6, D40."""
    content = json.loads((shared_dir() / "example" / f"{locale}.json").read_text(encoding="utf-8"))
    names = [name for role in content["roles"] for name in role.pop("person").split()]
    rest = json.dumps(content, ensure_ascii=False)
    assert [name for name in names if name in rest] == []
