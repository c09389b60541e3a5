"""Snapshots in memory: the same contract as in SQL."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from empathyboard.domain.errors import UnknownError
from empathyboard.domain.snapshots import (
    MapState,
    Snapshot,
    SnapshotContent,
    State,
    StateKey,
    StoredBoard,
    key_of,
)


@dataclass(frozen=True)
class _Held:
    """A snapshot with the keys of what it holds."""

    snapshot: Snapshot
    board: StoredBoard

    @property
    def keys(self) -> frozenset[StateKey]:
        return self.board.keys


@dataclass
class KeptSnapshots:
    """All snapshots of a store, by id, and the states that they hold."""

    held: dict[str, _Held] = field(default_factory=dict)
    states: dict[StateKey, State] = field(default_factory=dict)

    def state_keys(self, board: str) -> frozenset[StateKey]:
        """Return which states of a board are kept."""
        return frozenset(key for each in self._of(board) for key in each.keys)

    def add(self, snapshot: Snapshot, board: StoredBoard, states: Sequence[State]) -> None:
        """Keep a snapshot and its new states."""
        self.states.update({each.key: each for each in states})
        self.held[snapshot.id] = _Held(snapshot, board)

    def timeline(self, board: str) -> list[Snapshot]:
        """Return the snapshots of a board, the newest first."""
        found = [each.snapshot for each in self._of(board)]
        return sorted(found, key=lambda each: (each.at, each.id), reverse=True)

    def content(self, board: str, snapshot: str) -> SnapshotContent:
        """Return a snapshot with its states."""
        held = self._known(board, snapshot)
        maps = [
            MapState(each.record, self.states[key_of(each.document)]) for each in held.board.maps
        ]
        return SnapshotContent(held.snapshot, self.states[key_of(held.board.document)], maps)

    def newest_keys(self, board: str) -> frozenset[StateKey]:
        """Return the states that the newest snapshot holds."""
        timeline = self.timeline(board)
        return self.held[timeline[0].id].keys if timeline else frozenset()

    def rename(self, board: str, snapshot: str, name: str | None) -> None:
        """Name a snapshot, or take its name away."""
        held = self._known(board, snapshot)
        self.held[snapshot] = replace(held, snapshot=replace(held.snapshot, name=name))

    def drop(self, is_gone: Callable[[Snapshot], bool]) -> None:
        """Delete snapshots, and the states that no other one holds."""
        self.held = {key: each for key, each in self.held.items() if not is_gone(each.snapshot)}
        self._drop_loose_states()

    def forget_map(self, map_id: str) -> None:
        """Take a map out of all snapshots."""
        for key, each in self.held.items():
            maps = [found for found in each.board.maps if found.record.id != map_id]
            self.held[key] = replace(each, board=replace(each.board, maps=maps))
        self._drop_loose_states()

    def _drop_loose_states(self) -> None:
        held = {key for each in self.held.values() for key in each.keys}
        self.states = {key: state for key, state in self.states.items() if key in held}

    def _of(self, board: str) -> list[_Held]:
        return [each for each in self.held.values() if each.snapshot.board == board]

    def _known(self, board: str, snapshot: str) -> _Held:
        held = self.held.get(snapshot)
        if held is None or held.snapshot.board != board:
            raise UnknownError(f"There is no snapshot {snapshot}.")
        return held
