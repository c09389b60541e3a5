"""A note is an assumption until sources say otherwise."""

from datetime import date

import pytest

from empathyboard.domain.content import Source
from empathyboard.domain.evidence import EvidenceState, evidence_score, evidence_state

TODAY = date(2026, 11, 20)


def source(key: str, **fields: str) -> Source:
    fresh = {"kind": "interview", "date": "2026-10-01", "publisher": key}
    named = {"title": key, "link": "", "quote": ""}
    return Source(key, **{**fresh, **named, **fields})


def state(*sources: Source, at: date = TODAY, **links: str) -> EvidenceState:
    said = {each.id: links.get(each.id, "supports") for each in sources}
    return evidence_state(said, {each.id: each for each in sources}, at)


def test_note_without_sources_is_an_assumption() -> None:
    assert state() is EvidenceState.ASSUMPTION


def test_source_that_the_board_does_not_have_counts_as_absent() -> None:
    assert evidence_state({"gone": "contradicts"}, {}, TODAY) is EvidenceState.ASSUMPTION


def test_one_source_indicates() -> None:
    assert state(source("a")) is EvidenceState.INDICATED


def test_two_fresh_sources_of_two_publishers_support_when_one_is_first_party() -> None:
    assert state(source("a"), source("b", kind="third-party")) is EvidenceState.SUPPORTED


@pytest.mark.parametrize(
    "second",
    [
        source("b", publisher=" A "),
        source("b", publisher=""),
        source("b", date="2025-11-20"),
        source("b", date="last spring"),
    ],
    ids=["same publisher", "unknown publisher", "a year old", "no date"],
)
def test_second_source_that_proves_nothing_new_leaves_it_at_indicated(second: Source) -> None:
    assert state(source("a"), second) is EvidenceState.INDICATED


def test_two_sources_from_outside_only_indicate() -> None:
    outside = [source(key, kind="third-party") for key in "ab"]
    assert state(*outside) is EvidenceState.INDICATED


def test_one_source_against_outweighs_all_that_support() -> None:
    said = [source("a"), source("b"), source("c")]
    assert state(*said, c="contradicts") is EvidenceState.CONTRADICTED


def test_age_counts_from_the_date_of_the_state() -> None:
    said = [source("a", date="2024-01-10"), source("b", date="2024-02-28")]
    assert state(*said) is EvidenceState.INDICATED
    assert state(*said, at=date(2025, 1, 9)) is EvidenceState.SUPPORTED
    assert state(*said, at=date(2024, 2, 29)) is EvidenceState.SUPPORTED


def test_further_source_that_supports_never_lowers_a_state() -> None:
    order = list(EvidenceState)
    said: list[Source] = []
    last = EvidenceState.ASSUMPTION
    for number in range(6):
        kind = "analytics" if number % 2 else "third-party"
        said.append(source(f"s{number}", kind=kind, date=f"20{22 + number}-06-01"))
        now = state(*said)
        assert order.index(now) >= order.index(last)
        last = now
    assert last is EvidenceState.SUPPORTED


def test_score_of_a_section_is_the_mean_and_contradicted_counts_nothing() -> None:
    assert evidence_score([]) is None
    assert evidence_score(EvidenceState) == pytest.approx(1.5 / 4)
