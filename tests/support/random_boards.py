"""Boards of any content, for round trips; hypothesis makes them."""

from typing import Any

from hypothesis import strategies as st

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import (
    BoardContent,
    DepartmentEntry,
    MapContent,
    Note,
    RoleEntry,
    Source,
    WholeBoard,
    WholeMap,
)

_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(_letters, max_size=30)
keys = st.text("abcXYZ019_-", min_size=1, max_size=22)
ranks = st.text("abcXYZ019", min_size=1, max_size=4)
times = st.integers(0, 2**45)
_plain: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers(-(2**53), 2**53) | texts | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=5,
)
_entries = st.dictionaries(keys, st.dictionaries(keys, _plain, max_size=3), max_size=3)
_more_of_note = st.fixed_dictionaries(
    {},
    optional={
        "origin": st.sampled_from(["typed", "pasted", "import"]),
        "speaker": texts,
        "tags": st.dictionaries(keys, st.just(value=True), max_size=3),
        "evidence": st.dictionaries(keys, st.sampled_from(["supports", "contradicts"]), max_size=3),
        "of_tomorrow": _plain,
    },
)
_notes = st.builds(
    Note,
    id=keys,
    section=st.sampled_from(list(CATALOGUE.sections)),
    pos=st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5)),
    size=st.sampled_from(list(CATALOGUE.sizes)),
    z=ranks,
    colour=st.sampled_from(sorted(CATALOGUE.colours)),
    text=texts,
    author=st.none() | keys,
    department=st.none() | keys,
    created=st.none() | times,
    updated=st.none() | times,
    deleted=st.none() | times,
    more=_more_of_note,
)
_maps = st.builds(
    MapContent,
    job_title=texts,
    committee_roles=st.lists(texts.map(lambda text: text[:20]), max_size=3).map(tuple),
    notes=st.lists(_notes, max_size=4, unique_by=lambda note: note.id).map(
        lambda notes: tuple(sorted(notes, key=lambda note: (note.z, note.id)))
    ),
    role=st.dictionaries(st.sampled_from(["situation", "stance", "focus", "new"]), texts),
    more=st.fixed_dictionaries(
        {"clusters": _entries, "connectors": _entries, "sections": _entries}
    ),
)


@st.composite
def whole_boards(draw: st.DrawFn) -> WholeBoard:
    """Return a board with up to three roles, as reading its documents gives it."""
    maps = [draw(_whole_map(key)) for key in draw(st.lists(keys, max_size=3, unique=True))]
    maps.sort(key=lambda each: (each.entry.rank, each.entry.key))
    departments = draw(st.lists(_departments, max_size=3, unique_by=lambda each: each.key))
    sources = draw(st.lists(_sources, max_size=3, unique_by=lambda each: each.id))
    content = BoardContent(
        title=draw(texts),
        account=draw(texts),
        roles=tuple(each.entry for each in maps),
        colour=draw(st.sampled_from(["department", "evidence", "author"])),
        prompts=draw(st.sampled_from(["abm", "canvas"])),
        departments=tuple(sorted(departments, key=lambda each: (each.rank, each.key))),
        sources=tuple(sorted(sources, key=lambda each: each.id)),
        more={"prompts": draw(_entries), "themes": draw(_entries)},
    )
    people = draw(st.dictionaries(keys, texts, max_size=2))
    return WholeBoard(draw(st.sampled_from(["en", "nl"])), content, tuple(maps), people)


_departments = st.builds(
    DepartmentEntry, key=keys, rank=ranks, name=st.none() | texts, colour=st.none() | texts
)
_sources = st.builds(
    Source, id=keys, kind=texts, title=texts, date=texts, publisher=texts, link=texts, quote=texts
)


@st.composite
def _whole_map(draw: st.DrawFn, key: str) -> WholeMap:
    content = draw(_maps)
    entry = RoleEntry(
        key=key,
        rank=draw(ranks),
        title=content.job_title,
        committee_roles=content.committee_roles,
        priority=draw(st.sampled_from([None, *sorted(CATALOGUE.priorities)])),
        deleted=draw(st.none() | times),
    )
    return WholeMap(entry, draw(st.none() | texts), content)
