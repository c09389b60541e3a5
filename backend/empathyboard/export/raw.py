"""A board as bytes on its way to the process that exports it: reading it is work as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from empathyboard.document.read import read_board, read_map
from empathyboard.domain.content import WholeBoard, WholeMap


@dataclass(frozen=True)
class RawMap:
    """A map's committed updates, with what its document does not hold."""

    role: str
    person: str | None
    updates: Sequence[bytes]


@dataclass(frozen=True)
class RawBoard:
    """A board's committed updates, with those of its maps that are not in the bin."""

    locale: str
    frame: Sequence[bytes]
    maps: Sequence[RawMap]
    people: Mapping[str, str] = field(default_factory=dict)


def read_raw(raw: RawBoard) -> WholeBoard:
    """Read a board with its maps in the order of their tabs."""
    content = read_board(raw.frame)
    found = {each.role: each for each in raw.maps}
    maps = [
        WholeMap(entry, found[entry.key].person, read_map(found[entry.key].updates))
        for entry in content.roles
        if entry.key in found
    ]
    return WholeBoard(raw.locale, content, tuple(maps), raw.people)
