"""REST: what someone on a map sees of the rest of its board (A50)."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from empathyboard.domain.access import Action
from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.content import BoardContent, DepartmentEntry, Source
from empathyboard.live.admissions import Admission
from empathyboard.live.boards import Boards
from empathyboard.web.admission import access_of, at_map
from empathyboard.web.state import boards_of

router = APIRouter(prefix="/api", tags=["maps"])


class LegendDepartment(BaseModel):
    """A department that notes can speak for."""

    key: str
    rank: str
    name: str | None
    """None for one of the catalogue, which has a name in every language."""
    colour: str | None
    glyph: str | None
    code: str | None


class BoardContext(BaseModel):
    """What a map's page shows of its board."""

    title: str
    account: str
    colour: str
    """What a note's colour stands for."""
    prompts: str
    """The prompt set of the guide."""
    departments: list[LegendDepartment]
    own_prompts: dict[str, Any]


class ContextSource(BaseModel):
    """A source that notes of the map point at."""

    kind: str
    title: str
    date: str
    publisher: str
    link: str
    quote: str


class Person(BaseModel):
    """Who is behind a participant id; where names are hidden the name is a number."""

    name: str
    department: str


class Context(BaseModel):
    """What someone on a map sees of the rest of its board."""

    board: BoardContext
    sources: dict[str, ContextSource]
    people: dict[str, Person]
    person: str | None
    """Whom the map is about; None too where names are hidden."""
    contacts: list[str]
    """Who of us talks with them."""


@router.get("/maps/{map}/context")
async def read_context(
    request: Request,
    boards: Annotated[Boards, Depends(boards_of)],
    asker: Annotated[Admission, Depends(at_map(Action.VIEW))],
) -> Context:
    """Read what is shown on a map and is not in its document."""
    content = await boards.board_content(asker.board.id)
    pointed_at = await boards.sources_of(asker.map.id)
    return Context(
        board=board_context(content),
        sources={
            source.id: context_source(source)
            for source in content.sources
            if source.id in pointed_at
        },
        people=await _people(request, asker),
        person=None if asker.names_hidden else asker.map.person,
        contacts=[],
    )


def board_context(content: BoardContent) -> BoardContext:
    """Return what is shown of a board beside its maps."""
    return BoardContext(
        title=content.title,
        account=content.account,
        colour=content.colour,
        prompts=content.prompts,
        departments=[_department(each) for each in content.departments],
        own_prompts=dict(content.more.get("prompts", {})),
    )


def _department(entry: DepartmentEntry) -> LegendDepartment:
    known = {each.key: each for each in CATALOGUE.departments}.get(entry.key)
    return LegendDepartment(
        key=entry.key,
        rank=entry.rank,
        name=entry.name,
        colour=entry.colour or (known.colour if known else None),
        glyph=known.glyph if known else None,
        code=known.code if known else None,
    )


def context_source(source: Source) -> ContextSource:
    """Return a source as it is given out."""
    return ContextSource(
        kind=source.kind,
        title=source.title,
        date=source.date,
        publisher=source.publisher,
        link=source.link,
        quote=source.quote,
    )


async def _people(request: Request, asker: Admission) -> dict[str, Person]:
    people = await access_of(request).sessions.people(asker.board.id)
    return {
        each.id: Person(
            name=str(each.number) if asker.names_hidden else each.name,
            department=each.department,
        )
        for each in people
        if each.name
    }
