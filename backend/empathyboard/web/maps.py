"""REST: the maps of a board, one for each role."""

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action
from empathyboard.domain.board import MapRecord
from empathyboard.live.boards import Boards, MapView, RoleChange
from empathyboard.web.access import require
from empathyboard.web.models import Map, MapChange, NewMap, NoteModel, Notes, Priority
from empathyboard.web.state import boards_of

router = APIRouter(prefix="/api", tags=["maps"])
InBoards = Annotated[Boards, Depends(boards_of)]


@router.post("/boards/{board}/maps", status_code=201)
async def add_map(
    board: str, body: NewMap, request: Request, response: Response, boards: InBoards
) -> Map:
    """Add a role with its empty map."""
    require(request, await boards.find(board), Action.EDIT)
    view = await boards.add_map(board, body.job_title, body.committee_roles, body.person)
    response.headers["Location"] = f"/api/maps/{view.record.id}"
    return map_model(view)


@router.get("/maps/{map}")
async def read_map(map: str, request: Request, boards: InBoards) -> Map:  # noqa: A002
    """Read a role."""
    await _require(request, boards, map, Action.VIEW)
    return map_model(await boards.map(map))


@router.patch("/maps/{map}")
async def change_map(map: str, body: MapChange, request: Request, boards: InBoards) -> Map:  # noqa: A002
    """Change a role; open browsers see it at once."""
    await _require(request, boards, map, Action.EDIT)
    await boards.change_map(map, RoleChange(**body.model_dump()))
    return map_model(await boards.map(map))


@router.delete("/maps/{map}", status_code=204)
async def bin_map(map: str, request: Request, boards: InBoards) -> None:  # noqa: A002
    """Put a role and its map into the bin, where they stay for 30 days."""
    await _require(request, boards, map, Action.EDIT)
    await boards.bin_map(map)


@router.post("/maps/{map}/restore", status_code=204)
async def restore_map(map: str, request: Request, boards: InBoards) -> None:  # noqa: A002
    """Take a role and its map out of the bin."""
    await _require(request, boards, map, Action.EDIT, in_bin=True)
    await boards.restore_map(map)


@router.get("/maps/{map}/notes")
async def read_notes(
    map: str,  # noqa: A002
    request: Request,
    boards: InBoards,
) -> Notes:
    """Read the notes of a map, as committed; those in the bin are left out."""
    await _require(request, boards, map, Action.VIEW)
    content = await boards.content(map)
    return Notes(notes=[NoteModel.of(note) for note in content.notes if note.deleted is None])


async def _require(
    request: Request, boards: Boards, map_id: str, action: Action, *, in_bin: bool = False
) -> MapRecord:
    record = await boards.find_map(map_id, in_bin=in_bin)
    require(request, await boards.find(record.board), action)
    return record


def map_model(view: MapView) -> Map:
    """Return a map as it is given out."""
    return Map(
        id=view.record.id,
        role=view.record.role,
        job_title=view.role.title,
        committee_roles=list(view.role.committee_roles),
        person=view.record.person,
        priority=cast("Priority | None", view.role.priority),
        rank=view.role.rank,
    )
