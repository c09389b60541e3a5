"""Whole boards read out of their documents, and the small pictures of their maps."""

from collections.abc import Iterable, Sequence

from empathyboard.document.read import read_board, read_map
from empathyboard.domain.board import MapRecord
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import BoardContent, MapContent, WholeBoard, WholeMap

_SCALE = 10
"""Sheet units for each unit of a picture: a sheet is 320 by 180."""
_MOST_NOTES = 400
"""So many notes at most are in a picture: more would only hide each other."""


def read_whole(
    locale: str, frame: Sequence[bytes], maps: Iterable[tuple[MapRecord, Sequence[bytes]]]
) -> WholeBoard:
    """Read a board with its maps, in the order of their tabs; those in the bin too."""
    content = read_board(frame)
    found = {record.role: (record, read_map(updates)) for record, updates in maps}
    return WholeBoard(locale, content, tuple(_whole_maps(content, found)))


def _whole_maps(
    content: BoardContent, found: dict[str, tuple[MapRecord, MapContent]]
) -> Iterable[WholeMap]:
    for entry in content.roles:
        if entry.key in found:
            record, written = found[entry.key]
            yield WholeMap(entry, record.person, written)


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
