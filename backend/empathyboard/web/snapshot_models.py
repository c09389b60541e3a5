"""What the REST interface takes and gives about snapshots, comparisons and the bin."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, Field

from empathyboard.domain.compare import Change, Comparison, NoteFate, RoleFate, Standing
from empathyboard.domain.content import Note, RoleEntry, WholeMap
from empathyboard.domain.evidence import EvidenceState
from empathyboard.domain.snapshots import Reason, Snapshot
from empathyboard.live.bins import Bin, BinnedNotes
from empathyboard.live.snapshots import Seen
from empathyboard.web.models import NoteModel, PersonName, Strict, Title


class NewVersion(Strict):
    """A version to keep, and the name of who asks for it."""

    name: Title
    author: PersonName | None = None


class VersionName(Strict):
    """The name to give to a snapshot; null takes it away."""

    name: Title | None


class RestoredBy(Strict):
    """The name of who restores."""

    author: PersonName | None = None


class CopyTitle(Strict):
    """The title of the board to make."""

    title: Title


class SnapshotModel(BaseModel):
    """A snapshot in the timeline."""

    id: str
    at: int
    reason: Reason
    name: str | None
    author: str | None

    @classmethod
    def of(cls, snapshot: Snapshot) -> Self:
        """Return a snapshot as it is given out."""
        return cls(**{name: getattr(snapshot, name) for name in cls.model_fields})


class Timeline(BaseModel):
    """All snapshots of a board, the newest first."""

    snapshots: list[SnapshotModel]
    may_change: bool
    """Whether the asker may keep versions, restore and delete."""


class Restored(BaseModel):
    """The snapshot that was taken before a restore: restoring that one undoes it."""

    before: str


class RolePreview(BaseModel):
    """A role as a snapshot has it."""

    key: str
    title: str
    committee_roles: list[str]
    person: str | None
    notes: list[NoteModel]

    @classmethod
    def of(cls, found: WholeMap) -> Self:
        """Return a role as it is given out; what lies in the bin is left out."""
        return cls(
            key=found.entry.key,
            title=found.entry.title,
            committee_roles=list(found.entry.committee_roles),
            person=found.person,
            notes=[NoteModel.of(note) for note in found.content.notes if note.deleted is None],
        )


class Preview(BaseModel):
    """What a snapshot holds."""

    at: int
    title: str
    account: str
    roles: list[RolePreview]

    @classmethod
    def of(cls, seen: Seen) -> Self:
        """Return a board as a snapshot has it."""
        board = seen.board
        return cls(
            at=seen.at,
            title=board.content.title,
            account=board.content.account,
            roles=[RolePreview.of(each) for each in board.maps if each.entry.deleted is None],
        )


class StandingModel(BaseModel):
    """A note at one time, and how well it was founded then."""

    note: NoteModel
    evidence: EvidenceState

    @classmethod
    def of(cls, standing: Standing | None) -> Self | None:
        """Return a note as it is given out, or None."""
        if standing is None:
            return None
        return cls(note=NoteModel.of(standing.note), evidence=standing.evidence)


class NoteFateModel(BaseModel):
    """What became of a note."""

    before: StandingModel | None
    after: StandingModel | None
    changes: list[Change]

    @classmethod
    def of(cls, fate: NoteFate) -> Self:
        """Return a fate as it is given out."""
        before, after = StandingModel.of(fate.before), StandingModel.of(fate.after)
        return cls(before=before, after=after, changes=list(fate.changes))


class RoleFateModel(BaseModel):
    """What became of a role's notes; `change` says whether the role itself came or went."""

    key: str
    title: str
    change: Change | None
    notes: list[NoteFateModel]
    unchanged: int

    @classmethod
    def of(cls, fate: RoleFate) -> Self:
        """Return a fate as it is given out."""
        return cls(
            key=fate.role.key,
            title=fate.role.title,
            change=fate.change,
            notes=[NoteFateModel.of(each) for each in fate.notes],
            unchanged=fate.unchanged,
        )


class ComparisonModel(BaseModel):
    """Then and now: the headline numbers and what became of every note."""

    before: int
    after: int
    """The times of both states; that of the live board is the time of asking."""
    counts: dict[Change, int]
    unchanged: int
    roles: list[RoleFateModel]

    @classmethod
    def of(cls, comparison: Comparison, before: int, after: int) -> Self:
        """Return a comparison as it is given out."""
        return cls(
            before=before,
            after=after,
            counts=dict(comparison.counts),
            unchanged=comparison.unchanged,
            roles=[RoleFateModel.of(each) for each in comparison.roles],
        )


class BinnedNote(NoteModel):
    """A note in the bin, and since when it is there."""

    deleted: int

    @classmethod
    def of(cls, note: Note) -> Self:
        """Return a note as it is given out."""
        known = {name: getattr(note, name) for name in cls.model_fields}
        return cls(**{**note.more, **known})


class BinnedRole(BaseModel):
    """A role in the bin."""

    map: str
    title: str
    deleted: int

    @classmethod
    def of(cls, name: str, deleted: int, role: RoleEntry) -> Self:
        """Return a role as it is given out."""
        return cls(map=name, title=role.title, deleted=deleted)


class BinnedMap(BaseModel):
    """A role that is in use, with its notes in the bin."""

    map: str
    title: str
    notes: list[BinnedNote]

    @classmethod
    def of(cls, name: str, found: BinnedNotes) -> Self:
        """Return a role's bin as it is given out, its map under the name that the asker knows."""
        notes = [BinnedNote.of(note) for note in found.notes]
        return cls(map=name, title=found.role.title, notes=notes)


class BinModel(BaseModel):
    """What lies in the bin of a board."""

    roles: list[BinnedRole]
    maps: list[BinnedMap]
    may_forget: bool
    """Whether the asker may delete for good."""

    @classmethod
    def of(cls, found: Bin, names: Mapping[str, str], *, may_forget: bool) -> Self:
        """Return a bin as it is given out; `names` says what the asker may know maps as."""
        roles = [
            BinnedRole.of(names[record.id], record.deleted or 0, role)
            for record, role in found.roles
        ]
        maps = [BinnedMap.of(names[each.map.id], each) for each in found.maps]
        return cls(roles=roles, maps=maps, may_forget=may_forget)


NoteId = Annotated[str, Field(min_length=1, max_length=100)]


ChosenNotes = Annotated[list[NoteId], Field(min_length=1, max_length=1000)]


class NotesChosen(Strict):
    """Notes of one map that lie in its bin."""

    map: NoteId
    notes: ChosenNotes


class BinChoice(Strict):
    """Notes of one map that lie in its bin; null stands for the map itself, in the bin."""

    map: NoteId
    notes: ChosenNotes | None
