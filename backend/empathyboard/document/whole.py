"""Whole boards read out of their documents, and the small pictures of their maps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from empathyboard.document.read import read_board, read_map
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import WholeBoard, WholeMap

_SCALE = 10
"""Sheet units for each unit of a picture: a sheet is 320 by 180."""
_MOST_NOTES = 400
"""So many notes at most are in a picture: more would only hide each other."""


@dataclass(frozen=True)
class RawMap:
    """A map's committed updates, with what its document does not hold."""

    role: str
    person: str | None
    updates: Sequence[bytes]


@dataclass(frozen=True)
class RawBoard:
    """A board as bytes, with those of its maps that are wanted; reading it takes a while."""

    locale: str
    frame: Sequence[bytes]
    maps: Sequence[RawMap]
    people: Mapping[str, str] = field(default_factory=dict)
    """The names behind participant ids, as far as they are known."""


def read_whole(raw: RawBoard) -> WholeBoard:
    """Read a board with its maps, in the order of their tabs."""
    content = read_board(raw.frame)
    found = {each.role: each for each in raw.maps}
    maps = [
        WholeMap(entry, found[entry.key].person, read_map(found[entry.key].updates))
        for entry in content.roles
        if entry.key in found
    ]
    return WholeBoard(raw.locale, content, tuple(maps), raw.people)


def draw_map(updates: Sequence[bytes]) -> str:
    """Return a map's notes as boxes of their colours: an SVG fragment without a word in it."""
    shown = [note for note in read_map(updates).notes if note.deleted is None]
    return "".join(
        f'<rect class="{note.colour}" x="{_scaled(note.pos[0])}" y="{_scaled(note.pos[1])}" '
        f'width="{_scaled(side)}" height="{_scaled(side)}"/>'
        for note in shown[-_MOST_NOTES:]
        for side in [CATALOGUE.sizes[note.size]]
    )


def _scaled(units: float) -> int:
    # Whatever a client wrote: a number of this many digits and nothing else.
    return round(max(-1e5, min(1e5, units)) / _SCALE)
