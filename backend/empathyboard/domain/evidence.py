"""Assumption or evidence: what stands behind a note, by the sources that it names."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from empathyboard.domain.content import Source

FIRST_PARTY = frozenset(
    {"first-party", "survey", "testimonial", "interview", "conversation", "analytics"}
)
"""Kinds of sources that come from the customers themselves."""

_LEAST_PUBLISHERS = 2


class EvidenceState(StrEnum):
    """How well a claim is founded, from a guess to a claim that somebody disproved."""

    ASSUMPTION = "assumption"
    INDICATED = "indicated"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


_SCORES = {
    EvidenceState.SUPPORTED: 1.0,
    EvidenceState.INDICATED: 0.5,
    EvidenceState.ASSUMPTION: 0.0,
    EvidenceState.CONTRADICTED: 0.0,
}


def evidence_state(
    links: Mapping[str, object], sources: Mapping[str, Source], at: date
) -> EvidenceState:
    """Return the state at a date of a note that links these sources as supporting or not.

    A source that the board does not have counts as absent (D48).
    """
    known = {key: kind for key, kind in links.items() if key in sources}
    if "contradicts" in known.values():
        return EvidenceState.CONTRADICTED
    supporting = [sources[key] for key, kind in known.items() if kind == "supports"]
    if not supporting:
        return EvidenceState.ASSUMPTION
    return EvidenceState.SUPPORTED if _convinces(supporting, at) else EvidenceState.INDICATED


def evidence_links(more: Mapping[str, object]) -> Mapping[str, object]:
    """Return the sources that a note names, out of its further fields; none if it is no map."""
    links = more.get("evidence")
    return links if isinstance(links, Mapping) else {}


def evidence_score(states: Iterable[EvidenceState]) -> float | None:
    """Return the mean of a section's states between 0 and 1; None when it has no notes."""
    scores = [_SCORES[state] for state in states]
    return sum(scores) / len(scores) if scores else None


def _convinces(supporting: Iterable[Source], at: date) -> bool:
    """Tell whether two fresh sources of different publishers agree, one of them first-party.

    Who published a source must be known: two unknown ones may be the same.
    """
    fresh = [source for source in supporting if source.publisher.strip() and _is_fresh(source, at)]
    publishers = {source.publisher.strip().casefold() for source in fresh}
    is_first_hand = any(source.kind in FIRST_PARTY for source in fresh)
    return len(publishers) >= _LEAST_PUBLISHERS and is_first_hand


def _is_fresh(source: Source, at: date) -> bool:
    try:
        return date.fromisoformat(source.date) > _a_year_before(at)
    except ValueError:
        return False


def _a_year_before(at: date) -> date:
    day = 28 if (at.month, at.day) == (2, 29) else at.day
    return date(at.year - 1, at.month, day)
