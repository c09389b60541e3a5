"""What every AccessStore promises."""

import asyncio
from dataclasses import replace

import pytest

from empathyboard.domain.access import Level
from empathyboard.domain.embeds import Appearance, Embed
from empathyboard.domain.errors import StorageError, UnknownError
from empathyboard.domain.links import (
    AccessRecord,
    Alias,
    Grant,
    Link,
    Participant,
    Request,
    RequestState,
    Session,
    Token,
    Trace,
)
from tests.support.stores import Shelf, Store, add_board

SESSION = Session("s", b"\x00\xff", created=1, renewed=2, used=3)
GRANT = Grant("g", "s", "board", "map", Level.EDIT, 4, "l", names_hidden=True, expires=9)
LINK = Link(
    "l", "board", None, Level.FACILITATE, b"hash", "for Zoë 🙂", 5, uses=2, passphrase="$argon2"
)
REQUEST = Request("r", "board", "s", "Gus", "sales", 6, link="l")
TOKEN = Token("t", "board", "board", Level.VIEW, "robot", b"other", 7)
EMBED = Embed(
    "e",
    "board",
    None,
    "say",
    None,
    "nl",
    Appearance.DARK,
    names_hidden=True,
    frames=("https://a.example", "http://b:8080"),
    label="Für die Wiki 🙂",
    token_hash=b"\x00t",
    created=9,
)
ALL: list[AccessRecord] = [
    SESSION,
    GRANT,
    Alias("a", "g", "board", "map"),
    LINK,
    REQUEST,
    TOKEN,
    Participant("p", "board", "s", 1, "Gus", "sales", "#112233"),
    Trace("x", "board", 8, "joined", "p", ""),
    EMBED,
]


@pytest.fixture
async def filled(store: Store) -> Store:
    """A store with one record of each kind."""
    await store.access.add(*ALL)
    return store


@pytest.mark.parametrize("record", ALL, ids=lambda record: type(record).__name__)
async def test_record_comes_back_as_it_was_put_in(
    shelf: Shelf, filled: Store, record: AccessRecord
) -> None:
    store = await shelf.reopen()

    assert list(await store.access.find(type(record), id=record.id)) == [record]
    assert list(await store.access.find(type(record), id="missing")) == []


async def test_record_is_found_by_its_fields(filled: Store) -> None:
    access = filled.access
    await access.add(replace(LINK, id="other", secret_hash=b"x", board="board", label=""))

    assert list(await access.find(Link, secret_hash=b"hash")) == [LINK]
    assert list(await access.find(Link, board="board", label="no")) == []
    assert len(await access.find(Link, board="board")) == 2
    assert list(await access.find(Request, state=RequestState.WAITING)) == [REQUEST]
    assert list(await access.find(Request, state=RequestState.IN)) == []


async def test_change_sets_these_fields_and_no_others(filled: Store) -> None:
    await filled.access.change(Request, "r", state=RequestState.IN, answered=9)

    changed = replace(REQUEST, state=RequestState.IN, answered=9)
    assert list(await filled.access.find(Request)) == [changed]
    with pytest.raises(UnknownError):
        await filled.access.change(Link, "missing", revoked=1)


async def test_second_record_of_an_id_keeps_nothing(filled: Store) -> None:
    with pytest.raises(StorageError):
        await filled.access.add(replace(TOKEN, id="new", token_hash=b"n"), TOKEN)

    assert list(await filled.access.find(Token)) == [TOKEN]


async def test_embed_is_found_by_its_token_and_ends(filled: Store) -> None:
    anywhere = replace(EMBED, id="any", token_hash=b"other", frames=(), map="map", snapshot="s")
    await filled.access.add(anywhere)
    await filled.access.change(Embed, "e", revoked=10)

    assert list(await filled.access.find(Embed, token_hash=b"other")) == [anywhere]
    assert list(await filled.access.find(Embed, token_hash=b"\x00t")) == [
        replace(EMBED, revoked=10)
    ]


async def test_last_use_is_given_once(filled: Store) -> None:
    taken = await asyncio.gather(*(filled.access.take_use("l") for _ in range(5)))

    assert sorted(taken) == [False, False, False, True, True]
    [link] = await filled.access.find(Link)
    assert link.used == 2
    assert not await filled.access.take_use("missing")


async def test_link_without_bound_is_used_for_ever(filled: Store) -> None:
    await filled.access.change(Link, "l", uses=None)
    assert all([await filled.access.take_use("l") for _ in range(5)])


async def test_alias_of_a_document_is_made_once(filled: Store) -> None:
    both = await asyncio.gather(
        *(filled.access.aliases(GRANT, ["map", "new", "board"]) for _ in range(3))
    )

    assert both[0] == both[1] == both[2]
    assert both[0]["map"] == "a"
    assert len(set(both[0].values())) == 3
    assert len(await filled.access.find(Alias)) == 3
    assert await filled.access.aliases(GRANT, []) == {}


async def test_session_of_a_token_is_one_however_many_begin_it(filled: Store) -> None:
    fresh = [replace(SESSION, id=key, token_hash=b"new") for key in "abc"]

    begun = await asyncio.gather(*(filled.access.session(each) for each in fresh))

    assert begun[0] == begun[1] == begun[2]
    assert await filled.access.session(replace(SESSION, id="other")) == SESSION
    assert len(await filled.access.find(Session)) == 2


async def test_participants_are_numbered_for_each_board(filled: Store) -> None:
    await add_board(filled, "other")
    access = filled.access

    assert (await access.participant("board", "s")).id == "p"
    made = await asyncio.gather(*(access.participant("board", key) for key in ("t", "t", "u")))
    assert made[0] == made[1]
    assert {each.number for each in made} == {2, 3}
    assert (await access.participant("other", "t")).number == 1


async def test_old_session_goes_with_what_is_its_and_the_person_stays(filled: Store) -> None:
    await filled.access.add(replace(SESSION, id="young", token_hash=b"y", used=10))

    assert await filled.access.purge_sessions(3) == 0
    assert await filled.access.purge_sessions(4) == 1

    assert [each.id for each in await filled.access.find(Session)] == ["young"]
    for kind in (Grant, Alias, Request):
        assert list(await filled.access.find(kind)) == []
    assert len(await filled.access.find(Participant)) == 1


async def test_purged_board_takes_everything_along_but_sessions(filled: Store) -> None:
    await add_board(filled, "other")
    await filled.access.add(replace(TOKEN, id="kept", token_hash=b"k", board="other"))
    await filled.bin_board("board", 1)
    await filled.purge(2)

    for record in ALL[1:]:
        left = await filled.access.find(type(record))
        assert [each.id for each in left] == (["kept"] if isinstance(record, Token) else [])
    assert list(await filled.access.find(Session)) == [SESSION]


async def test_general_access_is_kept(shelf: Shelf, store: Store) -> None:
    assert (await store.board("board")).general is Level.EDIT
    await store.set_general("board", Level.NONE)

    store = await shelf.reopen()

    assert (await store.board("board")).general is Level.NONE
    with pytest.raises(UnknownError):
        await store.set_general("missing", Level.VIEW)
