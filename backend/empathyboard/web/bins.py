"""REST: the bin of a board, and deleting for good."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from empathyboard.domain.access import Action, Level
from empathyboard.live.bins import Bins
from empathyboard.live.boards import Boards
from empathyboard.web.access import level_of
from empathyboard.web.maps import require_on_map
from empathyboard.web.snapshot_models import BinModel, NotesChosen
from empathyboard.web.snapshots import Seen
from empathyboard.web.state import bins_of, boards_of

router = APIRouter(prefix="/api", tags=["bin"])
InBoards = Annotated[Boards, Depends(boards_of)]
InBins = Annotated[Bins, Depends(bins_of)]


@router.get("/boards/{board}/bin")
async def read_bin(board: Seen, request: Request, bins: InBins) -> BinModel:
    """Read which roles and notes lie in the bin."""
    may_forget = level_of(request, board) >= Level.FACILITATE
    return BinModel.of(await bins.list(board.id), may_forget=may_forget)


@router.post("/maps/{map}/bin/restore", status_code=204)
async def restore_notes(
    map: str,  # noqa: A002
    body: NotesChosen,
    request: Request,
    boards: InBoards,
    bins: InBins,
) -> None:
    """Bring notes back from the bin to where they were."""
    record = await require_on_map(request, boards, map, Action.EDIT)
    await bins.take_out(record.id, body.notes)


@router.post("/maps/{map}/bin/forget", status_code=204)
async def forget_notes(
    map: str,  # noqa: A002
    body: NotesChosen,
    request: Request,
    boards: InBoards,
    bins: InBins,
) -> None:
    """Delete notes in the bin for good, out of the history and all snapshots too."""
    record = await require_on_map(request, boards, map, Action.FACILITATE)
    await bins.forget_notes(record.id, body.notes)


@router.post("/maps/{map}/forget", status_code=204)
async def forget_map(map: str, request: Request, boards: InBoards, bins: InBins) -> None:  # noqa: A002
    """Delete a role in the bin for good, out of the history and all snapshots too."""
    record = await require_on_map(request, boards, map, Action.FACILITATE, in_bin=True)
    await bins.forget_map(record)
