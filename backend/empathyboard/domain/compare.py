"""Then and now: what became of every note between two states of a board.

Pure: values in, values out. A note is the same note as long as its id and its role's key are, so
one that was reworded is not one that went and one that came (N40).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from empathyboard.domain.content import BoardContent, Note, RoleEntry, WholeBoard, WholeMap
from empathyboard.domain.evidence import EvidenceState, evidence_links, evidence_state


class Change(StrEnum):
    """What can have happened to a note; some of them at once."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    RESECTIONED = "resectioned"
    MOVED = "moved"
    CONFIRMED = "confirmed"
    OVERTURNED = "overturned"
    WEAKENED = "weakened"


@dataclass(frozen=True)
class View:
    """One state of a board, and the time at which it is judged."""

    board: WholeBoard
    at: int


@dataclass(frozen=True)
class Standing:
    """A note as one state has it, with the state of its evidence at that time."""

    note: Note
    evidence: EvidenceState


@dataclass(frozen=True)
class NoteFate:
    """A note that differs; one side is None where it was not there."""

    before: Standing | None
    after: Standing | None
    changes: tuple[Change, ...]

    @property
    def last(self) -> Standing:
        """The note as it is, or as it was when it is gone."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a fate has at least one side
        return found


@dataclass(frozen=True)
class RoleFate:
    """A role with the notes that differ, and how many do not."""

    role: RoleEntry
    change: Change | None
    """Whether the whole role was added or removed; None when it was there both times."""
    notes: tuple[NoteFate, ...]
    unchanged: int


@dataclass(frozen=True)
class Comparison:
    """All roles of both states, in the order of the later one's tabs."""

    roles: tuple[RoleFate, ...]

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many notes had each change."""
        found = Counter(
            change for role in self.roles for fate in role.notes for change in fate.changes
        )
        return {change: found[change] for change in Change}

    @property
    def unchanged(self) -> int:
        """How many notes are the same in both."""
        return sum(role.unchanged for role in self.roles)


def compare(before: View, after: View) -> Comparison:
    """Tell what became of every note; the bin counts as gone."""
    then, now = _shown_maps(before.board), _shown_maps(after.board)
    keys = [*now, *(key for key in then if key not in now)]
    judges = (_judge(before), _judge(after))
    return Comparison(tuple(_role_fate(then.get(key), now.get(key), judges) for key in keys))


_Judge = Callable[[Note], EvidenceState]


def _shown_maps(board: WholeBoard) -> dict[str, WholeMap]:
    return {each.entry.key: each for each in board.maps if each.entry.deleted is None}


def _judge(view: View) -> _Judge:
    sources = {source.id: source for source in _content(view).sources}
    day = _day(view.at)
    return lambda note: evidence_state(evidence_links(note.more), sources, day)


def _content(view: View) -> BoardContent:
    return view.board.content


def _day(at: int) -> date:
    return datetime.fromtimestamp(at / 1000, UTC).date()


def _role_fate(
    then: WholeMap | None, now: WholeMap | None, judges: tuple[_Judge, _Judge]
) -> RoleFate:
    either = now or then
    assert either is not None  # noqa: S101 - the key is of one of them
    ours = {key: Standing(note, judges[0](note)) for key, note in _shown_notes(then).items()}
    theirs = {key: Standing(note, judges[1](note)) for key, note in _shown_notes(now).items()}
    fates = list(_note_fates(ours, theirs))
    differing = tuple(fate for fate in fates if fate.changes)
    change = None if then and now else Change.ADDED if now else Change.REMOVED
    return RoleFate(either.entry, change, differing, len(fates) - len(differing))


def _shown_notes(found: WholeMap | None) -> dict[str, Note]:
    notes: Sequence[Note] = found.content.notes if found else ()
    return {note.id: note for note in notes if note.deleted is None}


def _note_fates(then: Mapping[str, Standing], now: Mapping[str, Standing]) -> Iterator[NoteFate]:
    for key in [*now, *(key for key in then if key not in now)]:
        ours, theirs = then.get(key), now.get(key)
        if ours is None:
            yield NoteFate(None, theirs, (Change.ADDED,))
        elif theirs is None:
            yield NoteFate(ours, None, (Change.REMOVED,))
        else:
            yield NoteFate(ours, theirs, tuple(_changes(ours, theirs)))


def _changes(then: Standing, now: Standing) -> Iterator[Change]:
    if then.note.text != now.note.text:
        yield Change.REWORDED
    if then.note.section != now.note.section:
        yield Change.RESECTIONED
    elif then.note.pos != now.note.pos:
        yield Change.MOVED
    if then.evidence is not now.evidence:
        yield _verdict(then.evidence, now.evidence)


_STRENGTH = (EvidenceState.ASSUMPTION, EvidenceState.INDICATED, EvidenceState.SUPPORTED)


def _verdict(then: EvidenceState, now: EvidenceState) -> Change:
    """Name a change of evidence: overturned is what a source contradicts now."""
    if now is EvidenceState.CONTRADICTED:
        return Change.OVERTURNED
    if then is EvidenceState.CONTRADICTED:
        return Change.CONFIRMED if now is not EvidenceState.ASSUMPTION else Change.WEAKENED
    is_stronger = _STRENGTH.index(now) > _STRENGTH.index(then)
    return Change.CONFIRMED if is_stronger else Change.WEAKENED
