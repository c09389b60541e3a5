"""Then and now: what became of every note between two states."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from empathyboard.domain.compare import Change, Comparison, View, compare
from empathyboard.domain.content import (
    BoardContent,
    MapContent,
    Note,
    RoleEntry,
    Source,
    WholeBoard,
    WholeMap,
)

MAY_2026 = 1_778_000_000_000
ROLE = RoleEntry("cfo", "a0", "CFO", (), None, None)
SOURCES = tuple(
    Source(key, kind, key, day, publisher, "", "")
    for key, kind, day, publisher in (
        ("talk", "interview", "2026-04-01", "Ann"),
        ("study", "third-party", "2026-03-01", "Institute"),
    )
)


def note(key: str, **fields: Any) -> Note:
    """Return a note, in DO and without words if nothing else is said."""
    plain = Note(key, "do", (0.0, 0.0), "m", "", "paper", "", None, None, None, None, None)
    return replace(plain, **fields)


def view(*notes: Note, role: RoleEntry = ROLE, at: int = MAY_2026) -> View:
    """Return a board with one role and these notes."""
    board = BoardContent("Acme", "", (role,), sources=SOURCES)
    found = WholeMap(role, None, MapContent("CFO", (), notes))
    return View(WholeBoard("en", board, (found,)), at)


def fates(comparison: Comparison) -> dict[str, tuple[Change, ...]]:
    """Return the changes of every note that differs."""
    return {fate.last.note.id: fate.changes for role in comparison.roles for fate in role.notes}


def test_other_words_on_the_same_note_are_not_one_gone_and_one_come() -> None:
    """N40."""
    found = compare(view(note("n", text="cheap")), view(note("n", text="dear")))

    assert fates(found) == {"n": (Change.REWORDED,)}


def test_note_that_went_to_another_section_is_not_called_moved_as_well() -> None:
    """N41."""
    there = note("n", section="say", pos=(9.0, 9.0))
    assert fates(compare(view(note("n")), view(there))) == {"n": (Change.RESECTIONED,)}
    assert fates(compare(view(note("n")), view(note("n", pos=(9.0, 9.0))))) == {
        "n": (Change.MOVED,)
    }


def test_note_in_the_bin_is_removed_and_one_that_came_back_is_added() -> None:
    binned = note("n", deleted=5)
    assert fates(compare(view(note("n")), view(binned))) == {"n": (Change.REMOVED,)}
    assert fates(compare(view(binned), view(note("n")))) == {"n": (Change.ADDED,)}


def test_evidence_is_judged_at_the_time_of_each_state() -> None:
    """N42: what was supported in May is only indicated when its sources have grown old."""
    links = {"evidence": {"talk": "supports", "study": "supports"}}
    founded = note("n", more=links)
    two_years = 2 * 365 * 86_400_000

    assert fates(compare(view(note("n")), view(founded))) == {"n": (Change.CONFIRMED,)}
    assert fates(compare(view(founded), view(founded, at=MAY_2026 + two_years))) == {
        "n": (Change.WEAKENED,)
    }


def test_claim_that_a_source_contradicts_now_is_overturned() -> None:
    against = note("n", more={"evidence": {"talk": "contradicts"}})

    assert fates(compare(view(note("n")), view(against))) == {"n": (Change.OVERTURNED,)}
    assert fates(compare(view(against), view(note("n")))) == {"n": (Change.WEAKENED,)}


def test_role_in_the_bin_takes_its_notes_along() -> None:
    gone = view(note("n"), role=replace(ROLE, deleted=5))

    (role,) = compare(view(note("n")), gone).roles

    assert role.change is Change.REMOVED
    assert [fate.changes for fate in role.notes] == [(Change.REMOVED,)]


notes: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from("abcdef"),
    st.builds(
        dict,
        text=st.sampled_from(["x", "y"]),
        section=st.sampled_from(["do", "say"]),
        pos=st.tuples(st.sampled_from([0.0, 8.0]), st.just(0.0)),
        deleted=st.sampled_from([None, None, 3]),
    ),
)


@given(then=notes, now=notes)
def test_every_note_is_told_of_once_and_the_numbers_add_up(
    then: dict[str, Any], now: dict[str, Any]
) -> None:
    """N43."""
    before = view(*(note(key, **fields) for key, fields in then.items()))
    after = view(*(note(key, **fields) for key, fields in now.items()))

    found = compare(before, after)

    there = {key for each in (then, now) for key, fields in each.items() if not fields["deleted"]}
    told = [fate.last.note.id for role in found.roles for fate in role.notes]
    assert len(told) == len(set(told))
    assert found.unchanged + len(told) == len(there)
    assert sum(found.counts.values()) == sum(map(len, fates(found).values()))


@given(then=notes, now=notes)
def test_looked_at_backwards_what_came_went(then: dict[str, Any], now: dict[str, Any]) -> None:
    """N43."""
    before = view(*(note(key, **fields) for key, fields in then.items()))
    after = view(*(note(key, **fields) for key, fields in now.items()))

    forth, back = compare(before, after).counts, compare(after, before).counts

    assert forth[Change.ADDED] == back[Change.REMOVED]
    assert forth[Change.REWORDED] == back[Change.REWORDED]
    assert compare(before, before).roles[0].notes == ()
