"""Boards and maps as they are given out: under the names that the asker may know."""

from typing import cast

from starlette.requests import HTTPConnection

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.live.admissions import Admission
from empathyboard.live.boards import BoardView, MapView
from empathyboard.web.admission import access_of
from empathyboard.web.models import (
    Board,
    GeneralWord,
    LevelWord,
    Map,
    OneMap,
    Priority,
    Standing,
)
from empathyboard.web.state import settings_of


def base_of(connection: HTTPConnection) -> str:
    """Return the address of this server as browsers know it."""
    return settings_of(connection).public_base or str(connection.base_url).rstrip("/")


async def board_model(connection: HTTPConnection, view: BoardView, admission: Admission) -> Board:
    """Return a board as it is given out."""
    record = view.record
    documents = [record.id, *(each.record.id for each in view.maps)]
    names = await access_of(connection).admissions.addresses(admission, documents)
    may_change = allowed(admission.level, Action.FACILITATE)
    standing = await standing_model(connection, admission)
    return Board(
        **standing.model_dump(),
        id=names[record.id],
        url=f"{base_of(connection)}/b/{names[record.id]}",
        title=view.content.title,
        account=view.content.account,
        locale="nl" if record.locale == "nl" else "en",
        created=record.created,
        owned=admission.level >= Level.OWN,
        general=cast("GeneralWord", record.general.word) if may_change else None,
        maps=[_map_model(each, names[each.record.id], admission) for each in view.maps],
    )


async def standing_model(connection: HTTPConnection, admission: Admission) -> Standing:
    """Return how someone stands at an address."""
    session, sessions = admission.asker.session, access_of(connection).sessions
    me = await sessions.participant(admission.board.id, session) if session else None
    return Standing(
        level=cast("LevelWord", admission.level.word),
        by_link=admission.grant is not None,
        names_hidden=admission.names_hidden,
        me=me.id if me else None,
    )


async def map_model(connection: HTTPConnection, view: MapView, admission: Admission) -> Map:
    """Return a map as it is given out among others."""
    document = view.record.id
    names = await access_of(connection).admissions.addresses(admission, [document])
    return _map_model(view, names[document], admission)


async def one_map_model(connection: HTTPConnection, view: MapView, admission: Admission) -> OneMap:
    """Return a map as its own page sees it."""
    told = await map_model(connection, view, admission)
    standing = await standing_model(connection, admission)
    return OneMap(**told.model_dump(), **standing.model_dump())


def _map_model(view: MapView, name: str, admission: Admission) -> Map:
    return Map(
        id=name,
        role=view.record.role,
        job_title=view.role.title,
        committee_roles=list(view.role.committee_roles),
        person=None if admission.names_hidden else view.record.person,
        priority=cast("Priority | None", view.role.priority),
        rank=view.role.rank,
    )
