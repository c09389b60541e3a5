"""Everything a store keeps, as plain values in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from empathyboard.domain.board import (
    BoardRecord,
    Commit,
    ErasureBegun,
    Kind,
    MapAdded,
    MapBinned,
    MapRecord,
    MapRestored,
    PersonChanged,
    Record,
)
from empathyboard.domain.errors import StorageError, UnknownError
from empathyboard.stores.log import FIRST_EPOCH, KEPT_CHECKPOINTS

T = TypeVar("T")


@dataclass
class StoredLog:
    """One document in memory: its log by position and its checkpoints by what they cover."""

    kind: Kind
    board: str
    head: int = 0
    updates: dict[int, bytes] = field(default_factory=dict)
    checkpoints: dict[int, bytes] = field(default_factory=dict)
    verified: set[int] = field(default_factory=set)
    epoch: int = FIRST_EPOCH

    def append(self, contents: Sequence[bytes]) -> None:
        """Give each update the next position."""
        for content in contents:
            self.head += 1
            self.updates[self.head] = content

    def add_checkpoint(self, covered: int, content: bytes) -> None:
        """Keep a checkpoint in place of any at the same position."""
        self.verified.discard(covered)
        self.checkpoints[covered] = content

    def trim(self, covered: int) -> None:
        """Keep the newest verified checkpoints, and the updates after the older of them."""
        self.verified.add(covered)
        newest = sorted(self.verified)[-KEPT_CHECKPOINTS:]
        if len(newest) == KEPT_CHECKPOINTS:
            oldest = newest[0]
            self.verified.intersection_update(newest)
            self.checkpoints = {at: raw for at, raw in self.checkpoints.items() if at >= oldest}
            self.updates = {seq: raw for seq, raw in self.updates.items() if seq > oldest}

    def forget(self, covered: int) -> None:
        """Keep one verified checkpoint and the updates after it, alone."""
        self.verified = {covered}
        self.checkpoints = {covered: self.checkpoints[covered]}
        self.updates = {seq: raw for seq, raw in self.updates.items() if seq > covered}

    def sound_end(self, covered: int) -> int:
        """Return the last position that can be reached from a checkpoint without a hole."""
        while covered + 1 in self.updates:
            covered += 1
        return covered


@dataclass
class Contents:
    """Everything that a store keeps."""

    boards: dict[str, BoardRecord] = field(default_factory=dict)
    maps: dict[str, MapRecord] = field(default_factory=dict)
    documents: dict[str, StoredLog] = field(default_factory=dict)
    erasures: set[str] = field(default_factory=set)

    def add_document(self, document: str, kind: Kind, board: str, content: bytes) -> None:
        """Begin a document's log; an id is used once."""
        if document in self.documents:
            raise StorageError("What should be kept contradicts what is there; nothing was kept.")
        self.documents[document] = StoredLog(kind, board)
        self.documents[document].append([content])

    def document(self, document: str) -> StoredLog:
        """Return a document's log."""
        return _known(self.documents, document, "document")

    def apply(self, record: Record) -> None:
        """Apply one record of a commit."""
        match record:
            case MapAdded(added, content):
                _known(self.boards, added.board, "board")
                self.add_document(added.id, Kind.MAP, added.board, content)
                self.maps[added.id] = added
            case PersonChanged(changed, person):
                self.maps[changed] = replace(self.map(changed), person=person)
            case MapBinned(binned, at):
                self.maps[binned] = replace(self.map(binned), deleted=at)
            case MapRestored(restored):
                self.maps[restored] = replace(self.map(restored), deleted=None)
            case ErasureBegun(document):
                self.erasures.add(document)

    def map(self, map_id: str) -> MapRecord:
        """Return a map's record."""
        return _known(self.maps, map_id, "map")

    def board(self, board: str) -> BoardRecord:
        """Return a board's record."""
        return _known(self.boards, board, "board")

    def with_commits(self, commits: Sequence[Commit]) -> "Contents":
        """Return the contents with all commits; a refusal leaves these as they were."""
        staged = Contents(
            dict(self.boards), dict(self.maps), dict(self.documents), set(self.erasures)
        )
        for commit in commits:
            for record in commit.records:
                staged.apply(record)
        # Nothing below can fail, so the logs may be written in place.
        logs = [staged.document(commit.document) for commit in commits]
        for log, commit in zip(logs, commits, strict=True):
            log.append(commit.updates)
        return staged

    def purge(self, before: int) -> set[str]:
        """Delete what went to the bin before a time; return which boards and maps."""
        boards = {key for key, board in self.boards.items() if _is_older(board, before)}
        maps = {
            key
            for key, found in self.maps.items()
            if found.board in boards or _is_older(found, before)
        }
        self.delete(boards | maps)
        return boards | maps

    def delete(self, ids: set[str]) -> None:
        """Delete boards and maps with their documents."""
        self.erasures -= ids
        for key in ids:
            self.documents.pop(key)
            self.boards.pop(key, None)
            self.maps.pop(key, None)


def _known(kept: Mapping[str, T], key: str, noun: str) -> T:
    if key not in kept:
        raise UnknownError(f"There is no {noun} {key}.")
    return kept[key]


def _is_older(record: BoardRecord | MapRecord, before: int) -> bool:
    return record.deleted is not None and record.deleted < before
