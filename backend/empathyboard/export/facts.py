"""What every format tells of a note and of a role, in the language of the export."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import Note, Source, WholeBoard, WholeMap
from empathyboard.domain.evidence import EvidenceState, evidence_links, evidence_state
from empathyboard.export.clean import one_line, plain
from empathyboard.export.departments import USUAL, BoardDepartment, board_departments
from empathyboard.export.texts import Texts


@dataclass(frozen=True)
class NoteFacts:
    """A note for people: words where its document has keys, empty where it has nothing."""

    note: Note
    text: str
    section: str
    department: str
    code: str
    author: str
    voice: str
    speaker: str
    channel: str
    state: EvidenceState
    evidence: str
    sources: tuple[str, ...]
    tags: tuple[str, ...]


class Told:
    """What a board says, in the words of one language, on one day."""

    def __init__(self, board: WholeBoard, texts: Texts, day: date) -> None:
        """Tell of a board; evidence is as old as it is on that day."""
        self.board = board
        self.texts = texts
        self.day = day
        self.sources: Mapping[str, Source] = {each.id: each for each in board.content.sources}
        self.departments = board_departments(board.content.departments)
        self._departments = {each.key: each for each in (*USUAL, *self.departments)}

    def title(self) -> str:
        """Return the board's title."""
        return one_line(self.board.content.title) or self.texts("home.untitled")

    def role(self, whole: WholeMap) -> str:
        """Return whose map it is: the person where one is named, and the job title."""
        title = one_line(whole.content.job_title) or self.texts("role.untitled")
        person = one_line(whole.person or "")
        return f"{person}, {title}" if person else title

    def seats(self, whole: WholeMap) -> list[str]:
        """Return the seats of the committee that a role has."""
        seats = whole.content.committee_roles
        return [one_line(self.texts.known(f"committee.{seat}", seat)) for seat in seats]

    def role_facts(self, whole: WholeMap) -> list[str]:
        """Return what stands beside a role at the head of its sheet."""
        priority, account = whole.entry.priority, one_line(self.board.content.account)
        facts = [*self.seats(whole), self.texts(f"priority.{priority}") if priority else ""]
        facts += [account, self._designed_by(whole)]
        return list(dict.fromkeys(fact for fact in facts if fact))

    def _designed_by(self, whole: WholeMap, most: int = 4) -> str:
        authors = dict.fromkeys(note.author or "" for note in whole.content.notes)
        people = self.board.people
        names = [one_line(people[author]) for author in authors if author in people]
        if not names:
            return ""
        shown, rest = ", ".join(names[:most]), len(names) - most
        if rest <= 0:
            return self.texts("sheet.designedBy", names=shown)
        return self.texts("sheet.designedByMore", rest, names=shown)

    def section(self, key: str) -> str:
        """Return the title of a section, with its step."""
        return self.texts(f"section.{key}")

    def department_of(self, note: Note) -> BoardDepartment | None:
        """Return the department that a note speaks for."""
        return self._departments.get(note.department or "")

    def named(self, department: BoardDepartment) -> str:
        """Return the name of a department: the board's own, else the catalogue's."""
        return department.name or self.texts(f"department.{department.key}")

    def note(self, note: Note) -> NoteFacts:
        """Return a note as people read it."""
        more, state = note.more, evidence_state(evidence_links(note.more), self.sources, self.day)
        department = self.department_of(note)
        voice = more.get("voice")
        return NoteFacts(
            note=note,
            text=plain(note.text),
            section=self.section(note.section),
            department=self.named(department) if department else "",
            code=department.code if department else "",
            author=one_line(self.board.people.get(note.author or "", "")),
            voice=self.texts.known(f"voice.{voice}", ""),
            speaker=_word(more.get("speaker")),
            channel=_word(more.get("channel")),
            state=state,
            evidence=self.texts(f"evidence.{state}"),
            sources=tuple(self._named(note)),
            tags=_tags(more.get("tags")),
        )

    def _named(self, note: Note) -> Iterator[str]:
        for key in evidence_links(note.more):
            if key in self.sources:
                yield one_line(self.sources[key].title)


def _word(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _tags(value: object) -> tuple[str, ...]:
    if not isinstance(value, Mapping):
        return ()
    return tuple(sorted(one_line(str(tag)) for tag, is_set in value.items() if is_set))


def by_section(notes: Sequence[Note]) -> Iterator[tuple[str, list[Note]]]:
    """Yield the sections that have notes, each with its notes in reading order."""
    for section in CATALOGUE.sections:
        inside = [note for note in notes if note.section == section]
        if inside:
            yield section, reading_order(inside)


def reading_order(notes: Sequence[Note]) -> list[Note]:
    """Return notes row by row; tops that differ by less than half a note make one row."""
    rows: list[list[Note]] = []
    for note in sorted(notes, key=lambda each: (each.pos[1], each.pos[0])):
        first = rows[-1][0] if rows else None
        if first and note.pos[1] - first.pos[1] < CATALOGUE.sizes[first.size] / 2:
            rows[-1].append(note)
        else:
            rows.append([note])
    return [note for row in rows for note in sorted(row, key=lambda each: each.pos[0])]


def moment(milliseconds: int | None) -> datetime | None:
    """Return a time of a document; None where there is none that a calendar knows."""
    try:
        return None if milliseconds is None else datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return None
