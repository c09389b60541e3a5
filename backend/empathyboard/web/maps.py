"""REST: the maps of a board, one for each role."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action
from empathyboard.live.admissions import Admission
from empathyboard.live.boards import Boards, RoleChange
from empathyboard.web.admission import access_of, at_board, at_map, page_session
from empathyboard.web.models import Map, MapChange, NewMap, NoteModel, Notes, OneMap
from empathyboard.web.state import boards_of
from empathyboard.web.told import map_model, one_map_model

router = APIRouter(prefix="/api", tags=["maps"])
InBoards = Annotated[Boards, Depends(boards_of)]
Viewer = Annotated[Admission, Depends(at_map(Action.VIEW))]
Editor = Annotated[Admission, Depends(at_map(Action.EDIT))]


@router.post("/boards/{board}/maps", status_code=201)
async def add_map(
    body: NewMap,
    request: Request,
    response: Response,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_board(Action.EDIT))],
) -> Map:
    """Add a role with its empty map."""
    view = await boards.add_map(asker.board.id, body.job_title, body.committee_roles, body.person)
    told = await map_model(request, view, asker)
    response.headers["Location"] = f"/api/maps/{told.id}"
    return told


@router.get("/maps/{map}")
async def read_map(request: Request, response: Response, boards: InBoards, asker: Viewer) -> OneMap:
    """Read a role."""
    session = await page_session(request, response)
    asker = replace(asker, asker=replace(asker.asker, session=session))
    return await one_map_model(request, await boards.map(asker.map.id), asker)


@router.patch("/maps/{map}")
async def change_map(body: MapChange, request: Request, boards: InBoards, asker: Editor) -> Map:
    """Change a role; open browsers see it at once."""
    await boards.change_map(asker.map.id, RoleChange(**body.model_dump()))
    if body.person is not None:
        # The person is in no document that would tell the others (D6).
        access_of(request).visits.tell(asker.board.id, "context")
    return await map_model(request, await boards.map(asker.map.id), asker)


@router.delete("/maps/{map}", status_code=204)
async def bin_map(
    request: Request,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_map(Action.EDIT, whole=True))],
) -> None:
    """Put a role and its map into the bin, where they stay for 30 days."""
    access = access_of(request)
    await boards.bin_map(asker.map.id, await access.name_of(asker))
    await access.visits.review(asker.board.id)


@router.post("/maps/{map}/restore", status_code=204)
async def restore_map(
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_map(Action.EDIT, whole=True, in_bin=True))],
) -> None:
    """Take a role and its map out of the bin."""
    await boards.restore_map(asker.map.id)


@router.get("/maps/{map}/notes")
async def read_notes(boards: InBoards, asker: Viewer) -> Notes:
    """Read the notes of a map, as committed; those in the bin are left out."""
    content = await boards.content(asker.map.id)
    return Notes(notes=[NoteModel.of(note) for note in content.notes if note.deleted is None])
