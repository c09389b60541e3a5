"""The notes of a board as a table, which CSV and XLSX share."""

from collections.abc import Iterator

from empathyboard.export.clean import one_line
from empathyboard.export.facts import Told, by_section, moment

COLUMNS = (
    "role",
    "person",
    "section",
    "text",
    "department",
    "author",
    "voice",
    "speaker",
    "channel",
    "evidence",
    "sources",
    "tags",
    "colour",
    "created",
    "id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def headings(told: Told) -> list[str]:
    """Return the names of the columns."""
    return [told.texts(f"exported.{column}") for column in COLUMNS]


def rows(told: Told) -> Iterator[list[str]]:
    """Yield a row for each note, role by role, in reading order; no cell is a formula."""
    for whole in told.board.maps:
        role = one_line(whole.content.job_title) or told.texts("role.untitled")
        for _, inside in by_section(whole.content.notes):
            for facts in (told.note(note) for note in inside):
                written = moment(facts.note.created)
                cells = [
                    *(role, one_line(whole.person or ""), facts.section, facts.text),
                    *(facts.department, facts.author, facts.voice, facts.speaker, facts.channel),
                    *(facts.evidence, "; ".join(facts.sources), "; ".join(facts.tags)),
                    told.texts.known(f"colour.{facts.note.colour}", ""),
                    written.strftime("%Y-%m-%d %H:%M") if written else "",
                    one_line(facts.note.id),
                ]
                yield [harmless(cell) for cell in cells]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
