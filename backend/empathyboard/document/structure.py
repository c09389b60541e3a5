"""Where each operation of a document stands, so that an update can be refused that cannot fit.

The library integrates an operation wherever its references lead: into a value, between the
characters of a text and the entries of a map, into the middle of a surrogate pair. Some of that
ends the process or makes a document that nobody can open again, and nothing of it can be taken
back. Here operations are kept as what they are and where they stand, without what they say.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from empathyboard.document.updates import Id, Operation, Update
from empathyboard.domain.errors import FrameError
from empathyboard.domain.limits import LIMITS


@dataclass(frozen=True, slots=True)
class Place:
    """A type's list, or one key of it."""

    parent: str | Id
    key: str | None
    kind: int | None = None
    """Which nested type the parent is; None for a root, which may be read as any."""
    depth: int = 0
    """How many types the parent is inside of."""


_GONE = Place("", "")
"""Somewhere under what was deleted and forgotten: whatever goes there disappears as well."""

_STRIDE = 1_000
"""So many operations are placed in one go, which takes some milliseconds."""
_ARRAY, _MAP, _TEXT = 0, 1, 2
_SEQUENCES = {
    None: {1, 3, 4, 5, 6, 7, 8},
    _ARRAY: {1, 3, 7, 8},
    _TEXT: {1, 4, 5, 6, 7},
}
_UNDER_KEYS = {1, 3, 7, 8}


@dataclass(slots=True)
class _Runs:
    """One client's operations in the order of their clocks."""

    clocks: list[int] = field(default_factory=list)
    operations: list[Operation] = field(default_factory=list)
    places: list[Place | None] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The clock after the last operation."""
        last = self.operations[-1] if self.operations else None
        return last.clock + last.length if last else 0

    def position(self, clock: int) -> int:
        """Return where an operation is, -1 when it is not known."""
        return bisect_right(self.clocks, clock) - 1 if clock < self.end else -1

    def add(self, operation: Operation) -> None:
        self.clocks.append(operation.clock)
        self.operations.append(operation)
        self.places.append(None)

    def cut(self, count: int) -> None:
        del self.clocks[count:], self.operations[count:], self.places[count:]


class Structure:
    """The operations of one document."""

    def __init__(self, content: Update | None = None) -> None:
        """Start from encoded content, all of it at once, or with none."""
        self._runs: dict[int, _Runs] = {}
        for _ in self.begin(content) if content else ():
            pass

    def begin(self, content: Update) -> Iterator[None]:
        """Take encoded content as it is, and stop now and then on the way."""
        added = []
        for operation in content.operations:
            added.append(self._add(operation))
            if len(added) % _STRIDE == 0:
                yield
        for number, (client, position) in enumerate(added, 1):
            try:
                self._resolve(client, position)
            except FrameError:
                self._runs[client].places[position] = _GONE
            if number % _STRIDE == 0:
                yield

    def take(self, update: Update) -> None:
        """Add an update's operations; FrameError when they do not fit, and nothing changes."""
        before = {client: len(self._of(client).clocks) for client in update.starts}
        try:
            for client, position in list(map(self._add, update.operations)):
                self._resolve(client, position)
            self._expect_whole_characters(update)
            self._expect_one_under_key(update)
        except FrameError:
            for client, count in before.items():
                self._runs[client].cut(count)
            raise

    def _of(self, client: int) -> _Runs:
        runs = self._runs.get(client)
        if runs is None:
            runs = self._runs[client] = _Runs()
        return runs

    def _add(self, operation: Operation) -> tuple[int, int]:
        """Add an operation; return where it stands in its client's runs."""
        runs = self._of(operation.client)
        if operation.clock < runs.end:
            raise FrameError("an operation is known already")
        runs.add(operation)
        return operation.client, len(runs.clocks) - 1

    # --- places --------------------------------------------------------------------------

    def _find(self, reference: Id) -> tuple[_Runs, int]:
        runs = self._runs.get(reference[0])
        position = runs.position(reference[1]) if runs else -1
        if runs is None or position < 0:
            raise FrameError(f"operation {reference[1]} of client {reference[0]} is missing")
        return runs, position

    def _resolve(self, client: int, position: int) -> None:
        """Find out where an operation stands, following its neighbours as far as it takes."""
        path = [(self._runs[client], position)]
        seen: set[Id] = set()
        while path:
            runs, at = path[-1]
            if runs.places[at] is None and (waiting := self._waiting_for(runs.operations[at])):
                if runs.operations[at].id in seen:
                    raise FrameError("operations stand beside each other in a circle")
                seen.add(runs.operations[at].id)
                path += waiting
                continue
            if runs.places[at] is None:
                runs.places[at] = self._place(runs.operations[at])
            path.pop()

    def _waiting_for(self, operation: Operation) -> list[tuple[_Runs, int]]:
        """Return the neighbours, or else the parent, of which the place is not known yet."""
        inside = [operation.parent] if isinstance(operation.parent, tuple) else []
        found = map(self._find, operation.neighbours or inside)
        return [(runs, at) for runs, at in found if runs.places[at] is None]

    def _place(self, operation: Operation) -> Place:
        if operation.kind == 0:
            return _GONE
        place = self._beside(operation) if operation.neighbours else self._inside(operation)
        if place is not _GONE:
            _expect_fit(operation, place)
        return place

    def _inside(self, operation: Operation) -> Place:
        parent = operation.parent
        if isinstance(parent, str):
            return Place(parent, operation.key)
        runs, at = self._find(parent)
        holder, outer = runs.operations[at], runs.places[at]
        if holder.kind in (0, 1) or outer is None or outer is _GONE:
            return _GONE
        if holder.kind != 7:
            raise FrameError("an operation is put into something that holds nothing")
        if outer.depth >= LIMITS.nesting_depth:
            # The library deletes what is nested by calling itself, until its stack ends.
            raise FrameError(f"types are nested deeper than {LIMITS.nesting_depth}")
        return Place(parent, operation.key, holder.type, outer.depth + 1)

    def _beside(self, operation: Operation) -> Place:
        places = {runs.places[at] or _GONE for runs, at in map(self._find, operation.neighbours)}
        if len(places) > 1:
            raise FrameError("an operation stands between neighbours of different places")
        return places.pop()

    # --- characters ----------------------------------------------------------------------

    def _expect_whole_characters(self, update: Update) -> None:
        for operation in update.operations:
            if operation.left is not None:
                self._expect_character_ends(operation.left[0], operation.left[1] + 1)
            if operation.right is not None:
                self._expect_character_ends(*operation.right)
        for client, start, end in update.deletions:
            self._expect_character_ends(client, start)
            self._expect_character_ends(client, end)

    def _expect_one_under_key(self, update: Update) -> None:
        """Refuse several values under a key at once, unless all of them were replaced."""
        for operation in update.operations:
            if operation.length == 1 or operation.kind in (0, 1):
                continue
            runs, at = self._find(operation.id)
            place = runs.places[at]
            is_keyed = place is not None and place is not _GONE and place.key is not None
            if is_keyed and not update.deletes(operation):
                raise FrameError("several values are put under one key")

    def _expect_character_ends(self, client: int, clock: int) -> None:
        """Refuse a cut between the two halves of a character."""
        runs = self._runs.get(client)
        at = runs.position(clock) if runs else -1
        if runs is None or at < 0:
            return
        operation = runs.operations[at]
        if operation.pairs and clock - operation.clock - 1 in operation.pairs:
            raise FrameError("a character would be cut in two")


def _expect_fit(operation: Operation, place: Place) -> None:
    if place.key is not None:
        # What is set under a key always stands last.
        fits = operation.kind in _UNDER_KEYS and place.kind != _ARRAY and operation.right is None
    else:
        fits = operation.kind in _SEQUENCES.get(place.kind, ())
    if not fits:
        raise FrameError(f"content of kind {operation.kind} has no place there")
