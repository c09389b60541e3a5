"""REST: boards."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action
from empathyboard.live.admissions import Admission, Asker
from empathyboard.live.boards import Boards, BoardView
from empathyboard.live.trail import Event
from empathyboard.web.admission import access_of, at_board, page_session, session_of
from empathyboard.web.cookies import give_issued
from empathyboard.web.imports import FILE_BODY, InImports
from empathyboard.web.models import Board, BoardChange, Duplicate, MadeBoard, NewBoard, NewExample
from empathyboard.web.origins import is_own_page
from empathyboard.web.state import boards_of
from empathyboard.web.told import board_model

router = APIRouter(prefix="/api/boards", tags=["boards"])
InBoards = Annotated[Boards, Depends(boards_of)]


@router.post("", status_code=201)
async def create_board(
    body: NewBoard, request: Request, response: Response, boards: InBoards
) -> MadeBoard:
    """Make a board. The key in the answer is the owner's secret and is shown this once."""
    view, key = await boards.create(body.title, body.account, body.locale)
    return await made_board(request, response, view, key)


@router.post("/example", status_code=201)
async def create_example(
    body: NewExample, request: Request, response: Response, boards: InBoards
) -> MadeBoard:
    """Make a board of its own with an example account: five roles and their filled maps."""
    view, key = await boards.create_example(body.locale)
    return await made_board(request, response, view, key)


@router.post("/{board}/duplicate", status_code=201)
async def duplicate_board(
    body: Duplicate,
    request: Request,
    response: Response,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_board(Action.EXPORT))],
) -> MadeBoard:
    """Make a copy of a board that belongs to the asker, with its notes or as a template."""
    view, key = await boards.duplicate(
        asker.board.id,
        body.title,
        with_notes=body.notes,
        with_people=not asker.names_hidden,
    )
    return await made_board(request, response, view, key)


@router.post("/import", status_code=201, openapi_extra=FILE_BODY)
async def import_board(request: Request, response: Response, imports: InImports) -> MadeBoard:
    """Make a board of a file that an export made, JSON or zip: everything in it under new ids."""
    view, key = await imports.add_board(await request.body())
    return await made_board(request, response, view, key)


async def made_board(request: Request, response: Response, view: BoardView, key: str) -> MadeBoard:
    """Answer with a board just made: our page owns it by its session, a program by the key."""
    access, board = access_of(request), view.record.id
    asker = Asker(secret=key)
    if is_own_page(request):
        issued = await access.own(board, await session_of(request))
        give_issued(request, response, issued)
        asker = Asker(issued.session)
    await access.trail.note(board, Event.MADE, asker)
    told = await board_model(request, view, await access.admissions.admit(board, asker))
    response.headers["Location"] = f"/api/boards/{board}"
    return MadeBoard(**told.model_dump(), key=key)


@router.get("/{board}")
async def read_board(
    request: Request,
    response: Response,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_board(Action.VIEW))],
) -> Board:
    """Read a board and its roles."""
    session = await page_session(request, response)
    asker = replace(asker, asker=replace(asker.asker, session=session))
    return await board_model(request, await boards.view(asker.board.id), asker)


@router.patch("/{board}")
async def change_board(
    body: BoardChange,
    request: Request,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_board(Action.EDIT))],
) -> Board:
    """Change a board's title or account; open browsers see it at once."""
    await boards.change(asker.board.id, body.title, body.account)
    return await board_model(request, await boards.view(asker.board.id), asker)


@router.delete("/{board}", status_code=204)
async def bin_board(
    request: Request,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_board(Action.DELETE))],
) -> None:
    """Put a board into the bin, where it stays for 30 days. Only the owner may."""
    await boards.bin(asker.board.id)
    await _note(request, asker, Event.BINNED)


@router.post("/{board}/restore", status_code=204)
async def restore_board(
    request: Request,
    boards: InBoards,
    asker: Annotated[Admission, Depends(at_board(Action.DELETE, in_bin=True))],
) -> None:
    """Take a board out of the bin. Only the owner may."""
    await boards.restore(asker.board.id)
    await _note(request, asker, Event.RESTORED)


async def _note(request: Request, asker: Admission, event: Event) -> None:
    """Note what became of a board, and let whoever is about to connect to it be asked anew."""
    access = access_of(request)
    await access.trail.note(asker.board.id, event, asker.asker)
    await access.visits.review(asker.board.id)
