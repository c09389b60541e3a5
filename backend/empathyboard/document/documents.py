"""Documents integrated in this process."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import pycrdt

from empathyboard.document.deletions import DeletionWatch
from empathyboard.document.guard import guard
from empathyboard.document.port import Change, Integrated, Opened, Outcome, Refused
from empathyboard.document.read import build
from empathyboard.document.structure import Structure
from empathyboard.document.updates import (
    EMPTY,
    Deletions,
    Update,
    check,
    missing,
    read_state_vector,
    walk,
)
from empathyboard.document.write import new_client_id
from empathyboard.domain.errors import DocumentError, FrameError


class LocalDocuments:
    """Keeps a pycrdt document for each open handle."""

    def __init__(self) -> None:
        """Start with none open."""
        self._handles = count(1)
        self._open: dict[int, _Document] = {}

    async def open(self, updates: Sequence[bytes]) -> Opened:
        """Build a document from updates in order; DocumentError when it cannot be built."""
        document = _Document(updates)
        handle = next(self._handles)
        self._open[handle] = document
        return Opened(handle, document.content(), document.state_vector())

    def prepare(self, handle: int) -> Iterator[None]:
        """Work out what the first edit needs, and stop now and then on the way."""
        document = self._open.get(handle)
        return iter(()) if document is None else document.prepare()

    async def integrate(self, handle: int, changes: Sequence[Change]) -> Sequence[Outcome]:
        """Take in changes in order and say for each what came of it."""
        document = self._open[handle]
        outcomes: list[Outcome] = []
        for position, change in enumerate(changes):
            with guard(position):
                outcomes.append(document.take(change))
        return outcomes

    async def state_vector(self, handle: int) -> bytes:
        """Return the encoded state vector."""
        return self._open[handle].state_vector()

    def compact(self, updates: Sequence[bytes]) -> bytes:
        """Return the encoded state after updates in order, read back and compared."""
        with guard():
            document = build(updates)
            content = document.get_update()
            if not are_alike(document, build([content])):
                raise DocumentError("the encoded state reads back as something else")
            return content

    async def close(self, handle: int) -> None:
        """Let go of a document; closing twice is fine."""
        document = self._open.pop(handle, None)
        if document is not None:
            document.close()

    @property
    def open_count(self) -> int:
        """How many documents are held."""
        return len(self._open)


class _Document:
    """One pycrdt document with its state vector kept beside it."""

    def __init__(self, updates: Sequence[bytes]) -> None:
        with guard():
            self._doc: pycrdt.Doc[Any] = pycrdt.Doc(client_id=new_client_id())
            for update in updates:
                self._doc.apply_update(update)
        self._news: list[bytes] = []
        self._structure: Structure | None = None
        self._known = read_state_vector(self._doc.get_state())
        # A subscription that is never given back keeps the whole document alive for good.
        self._subscription = self._doc.observe(self._note_news)

    def _note_news(self, event: pycrdt.TransactionEvent) -> None:
        self._news.append(event.update)

    def take(self, change: Change) -> Outcome:
        self._news.clear()
        if isinstance(change, Update):
            return self._take_update(change)
        watch = DeletionWatch(self._doc, change)
        change.apply(self._doc)
        self._known = read_state_vector(self._doc.get_state())
        if self._structure is not None and self._news:
            self._structure.take(check(self._news[0]))
        made = self._news[0] if self._news else b""
        return Integrated(made, bool(self._news), watch.saw_mass_deletion())

    def _take_update(self, update: Update) -> Outcome:
        try:
            update.expect_no_gap(self._known)
            if self._structure is None and self._has(update):
                return Integrated(EMPTY, is_news=False)
            update = self._only_new(update)
            self._prepared().take(update)
        except FrameError as error:
            return Refused(error)
        watch = DeletionWatch(self._doc, update)
        self._doc.apply_update(update.data)
        self._known.update(update.ends)
        return Integrated(update.data, bool(self._news), watch.saw_mass_deletion())

    def _only_new(self, update: Update) -> Update:
        """Leave out operations that are known: nobody may say twice what one of them is."""
        if all(start == self._known.get(client, 0) for client, start in update.starts.items()):
            return update
        return check(missing(update.data, self._doc.get_state()))

    def prepare(self) -> Iterator[None]:
        content, structure = Update(self._doc.get_update()), Structure()
        yield from walk(content)
        yield from structure.begin(content)
        self._structure = structure

    def _prepared(self) -> Structure:
        if self._structure is None:
            self._structure = Structure(check(self._doc.get_update()))
        return self._structure

    def _has(self, update: Update) -> bool:
        return update.has_no_news(self._known) and Deletions.of(
            self._doc.get_update(self._doc.get_state())
        ).cover(update.deletions)

    def state_vector(self) -> bytes:
        return self._doc.get_state()

    def content(self) -> bytes:
        return self._doc.get_update()

    def close(self) -> None:
        self._doc.unobserve(self._subscription)


def are_alike(one: "pycrdt.Doc[Any]", other: "pycrdt.Doc[Any]") -> bool:
    """Tell whether two documents say the same; entry by entry, so that other threads get on."""
    if read_state_vector(one.get_state()) != read_state_vector(other.get_state()):
        return False
    names = {*one.keys(), *other.keys()}
    return all(_are_roots_alike(one, other, name) for name in names)


def _are_roots_alike(one: "pycrdt.Doc[Any]", other: "pycrdt.Doc[Any]", name: str) -> bool:
    ours, theirs = (document.get(name, type=pycrdt.Map) for document in (one, other))
    keys = set(ours.keys())
    return keys == set(theirs.keys()) and all(
        _comparable(_plain(ours[key])) == _comparable(_plain(theirs[key])) for key in keys
    )


def _plain(value: Any) -> Any:
    if isinstance(value, pycrdt.Map | pycrdt.Array):
        return value.to_py()
    return str(value) if isinstance(value, pycrdt.Text) else value


def values(document: "pycrdt.Doc[Any]") -> dict[str, Any]:
    """Return everything in a document, to compare two of them; an empty root is as good as none."""
    roots = {name: document.get(name, type=pycrdt.Map).to_py() for name in document.keys()}  # noqa: SIM118
    return {name: _comparable(root) for name, root in roots.items() if root}


def _comparable(value: Any) -> Any:
    """Put a word in the place of what is not even equal to itself."""
    if isinstance(value, dict):
        return {key: _comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_comparable(item) for item in value]
    return "not a number" if value != value else value  # noqa: PLR0124
