"""REST: boards."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action, Level
from empathyboard.live.boards import Boards, BoardView
from empathyboard.settings import Settings
from empathyboard.web.access import cookie_name, has_foreign_origin, level_of, require
from empathyboard.web.maps import map_model
from empathyboard.web.models import Board, BoardChange, Duplicate, MadeBoard, NewBoard, NewExample
from empathyboard.web.state import boards_of, settings_of

router = APIRouter(prefix="/api/boards", tags=["boards"])
InBoards = Annotated[Boards, Depends(boards_of)]
_YEAR = 365 * 24 * 60 * 60


@router.post("", status_code=201)
async def create_board(
    body: NewBoard, request: Request, response: Response, boards: InBoards
) -> MadeBoard:
    """Make a board. The key in the answer is the owner's secret and is shown this once."""
    view, key = await boards.create(body.title, body.account, body.locale)
    return made_board(request, response, view, key)


@router.post("/example", status_code=201)
async def create_example(
    body: NewExample, request: Request, response: Response, boards: InBoards
) -> MadeBoard:
    """Make a board of its own with an example account: five roles and their filled maps."""
    view, key = await boards.create_example(body.locale)
    return made_board(request, response, view, key)


@router.post("/{board}/duplicate", status_code=201)
async def duplicate_board(
    board: str, body: Duplicate, request: Request, response: Response, boards: InBoards
) -> MadeBoard:
    """Make a copy of a board that belongs to the asker, with its notes or as a template."""
    require(request, await boards.find(board), Action.VIEW)
    view, key = await boards.duplicate(board, body.title, with_notes=body.notes)
    return made_board(request, response, view, key)


def made_board(request: Request, response: Response, view: BoardView, key: str) -> MadeBoard:
    """Return a new board with its key, which an own page's browser keeps as a cookie."""
    if not has_foreign_origin(request):
        _keep_key(response, settings_of(request), view.record.id, key)
    board = _model(request, view, Level.OWN)
    response.headers["Location"] = f"/api/boards/{view.record.id}"
    return MadeBoard(**board.model_dump(), key=key)


def _keep_key(response: Response, settings: Settings, board: str, key: str) -> None:
    """Let the making browser be the owner; the cookie goes nowhere but to this board's routes."""
    response.set_cookie(
        cookie_name(board),
        key,
        max_age=_YEAR,
        path=f"/api/boards/{board}",
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )


@router.get("/{board}")
async def read_board(board: str, request: Request, boards: InBoards) -> Board:
    """Read a board and its roles."""
    view = await boards.view(board)
    return _model(request, view, require(request, view.record, Action.VIEW))


@router.patch("/{board}")
async def change_board(board: str, body: BoardChange, request: Request, boards: InBoards) -> Board:
    """Change a board's title or account; open browsers see it at once."""
    require(request, await boards.find(board), Action.EDIT)
    await boards.change(board, body.title, body.account)
    view = await boards.view(board)
    return _model(request, view, level_of(request, view.record))


@router.delete("/{board}", status_code=204)
async def bin_board(board: str, request: Request, boards: InBoards) -> None:
    """Put a board into the bin, where it stays for 30 days. Needs the owner's key."""
    require(request, await boards.find(board), Action.DELETE)
    await boards.bin(board)


@router.post("/{board}/restore", status_code=204)
async def restore_board(board: str, request: Request, boards: InBoards) -> None:
    """Take a board out of the bin. Needs the owner's key."""
    require(request, await boards.find(board, in_bin=True), Action.DELETE)
    await boards.restore(board)


def _model(request: Request, view: BoardView, level: Level) -> Board:
    record = view.record
    base = settings_of(request).public_base or str(request.base_url).rstrip("/")
    return Board(
        id=record.id,
        url=f"{base}/b/{record.id}",
        title=view.content.title,
        account=view.content.account,
        locale="nl" if record.locale == "nl" else "en",
        created=record.created,
        owned=level >= Level.OWN,
        maps=[map_model(each) for each in view.maps],
    )
