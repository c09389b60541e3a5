"""An example becomes documents that read back as what was written."""

from typing import Any

import pycrdt
import pytest

from empathyboard.document.example import BoardOfExample, make_example
from empathyboard.document.read import build, read_board, read_map
from empathyboard.document.updates import check
from empathyboard.document.write import new_board
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.example import Example
from empathyboard.domain.ids import is_id

NOW = 1_900_000_000_000
"""17 March 2030, years after the workshops of the examples."""


@pytest.fixture
def made(example: Example) -> BoardOfExample:
    return make_example(example, NOW)


def board_of(made: BoardOfExample) -> dict[str, Any]:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    doc.apply_update(new_board(made.title, made.account))
    made.edit.apply(doc)
    content = {name: doc.get(name, type=pycrdt.Map).to_py() for name in ("roles", "sources")}
    return {"update": doc.get_update(), **content}


def test_board_lists_the_roles_in_their_order(example: Example, made: BoardOfExample) -> None:
    """D21."""
    board = read_board([board_of(made)["update"]])
    assert [role.key for role in board.roles] == [each.role for each in made.maps]
    assert [role.title for role in board.roles] == [role.job_title for role in example.roles]
    assert [role.priority for role in board.roles] == [role.priority for role in example.roles]


def test_sources_have_random_ids_and_keep_their_age(example: Example, made: BoardOfExample) -> None:
    """D3, D26."""
    sources = board_of(made)["sources"]
    assert all(is_id(key) for key in sources)
    written = {source["title"]: source for source in sources.values()}
    assert len(written) == len(example.sources)
    assert max(source["date"] for source in written.values()) <= "2030-03-17"
    assert min(source["date"] for source in written.values()) >= "2028-03-17"


def test_sources_of_a_workshop_today_keep_their_dates(example: Example) -> None:
    today = int((example.date.toordinal() - 719_163) * 86_400_000)
    sources = board_of(make_example(example, today))["sources"].values()
    dates = {source["title"]: source["date"] for source in sources}
    assert dates == {source["title"]: source["date"] for source in example.sources.values()}


def test_maps_read_back_as_they_were_written(example: Example, made: BoardOfExample) -> None:
    sources = board_of(made)["sources"]
    for role, each in zip(example.roles, made.maps, strict=True):
        content = read_map([each.content])
        assert content.job_title == role.job_title
        for note, read in zip(role.notes, content.notes, strict=True):
            assert (read.section, read.text) == (note.section, note.text)
            assert read.department == note.department
            assert read.more.get("prompt") == note.prompt
            assert read.more["voice"] == note.voice
            assert read.more.get("speaker") == note.speaker
            assert read.more.get("channel") == note.channel
            assert read.more.get("tags", {}) == dict.fromkeys(note.tags, True)
            evidence = read.more.get("evidence", {})
            titles = {sources[key]["title"]: how for key, how in evidence.items()}
            assert titles == {
                example.sources[key]["title"]: how for key, how in note.evidence.items()
            }


def test_notes_have_the_types_of_the_specification(made: BoardOfExample) -> None:
    """D8, D48, D49: texts and maps are shared types, not plain values."""
    for each in made.maps:
        notes = build([each.content]).get("notes", type=pycrdt.Map)
        for key in notes.keys():  # noqa: SIM118 - a shared map does not iterate as a dict does
            note = notes[key]
            assert is_id(key)
            assert isinstance(note["text"], pycrdt.Text)
            assert all(
                isinstance(note[name], pycrdt.Map) for name in ("tags", "evidence") if name in note
            )


def test_notes_show_their_department_and_one_writer_each(made: BoardOfExample) -> None:
    colours = {department.key: department.colour for department in CATALOGUE.departments}
    notes = [note for each in made.maps for note in read_map([each.content]).notes]
    assert all(note.colour == colours[note.department or ""] for note in notes)
    assert {note.created for note in notes} == {note.updated for note in notes} == {NOW}
    writers = {note.department: note.author for note in notes}
    assert {(note.department, note.author) for note in notes} == set(writers.items())


def test_role_says_its_situation_and_not_its_person(example: Example, made: BoardOfExample) -> None:
    """D40."""
    for role, each in zip(example.roles, made.maps, strict=True):
        fields = build([each.content]).get("role", type=pycrdt.Map).to_py() or {}
        assert fields["situation"] == role.situation
        assert (fields["part"], fields["stance"]) == (role.part, role.stance)
        assert fields["focus"] == role.focus
        assert each.person == role.person
        assert role.person.encode() not in each.content


def test_updates_are_sound_and_share_nothing_between_two_boards(
    example: Example, made: BoardOfExample
) -> None:
    again = make_example(example, NOW)
    for one, two in zip(made.maps, again.maps, strict=True):
        assert check(one.content).starts.keys().isdisjoint(check(two.content).starts)
        ids = [{note.id for note in read_map([each.content]).notes} for each in (one, two)]
        assert ids[0].isdisjoint(ids[1])
        assert one.role != two.role
