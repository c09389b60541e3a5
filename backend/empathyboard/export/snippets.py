"""What a wiki is given to keep: the picture's address, a way to the board, the notes as tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from empathyboard.domain.content import WholeMap
from empathyboard.export.facts import Told, by_section
from empathyboard.export.titles import title_of
from empathyboard.export.wish import Wish

PICTURE_WIDTH = 960
"""How wide a picture is shown where the wiki lets one say so."""


@dataclass(frozen=True)
class Snippet:
    """A snippet before it is in any markup: nothing in it is escaped."""

    title: str
    picture: str
    address: str
    open: str
    """What the way to the board is called."""
    as_of: str
    """Of which day it is, and who made up the map."""


def snippet_of(told: Told, wish: Wish) -> Snippet:
    """Return what stands around the notes."""
    as_of = f"{told.texts.date(told.day)} · {told.texts('product.credit')}"
    return Snippet(
        title_of(told, wish),
        f"{wish.address}.png",
        wish.address,
        told.texts("embedPage.open"),
        as_of,
    )


def columns(told: Told) -> list[str]:
    """Return the heads of the columns of every table."""
    return [
        told.texts("exported.section"),
        told.texts("exported.text"),
        told.texts("exported.department"),
        told.texts("exported.evidence"),
    ]


def tables(told: Told) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield for each role its title and its rows, in reading order."""
    for whole in told.board.maps:
        yield told.role(whole), list(_rows(whole, told))


def _rows(whole: WholeMap, told: Told) -> Iterator[list[str]]:
    for _, inside in by_section(whole.content.notes):
        for facts in map(told.note, inside):
            evidence = [facts.evidence, *facts.sources]
            yield [facts.section, facts.text, facts.department, " · ".join(evidence)]
