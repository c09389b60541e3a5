"""REST: the bin of a board, and deleting for good."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from empathyboard.domain.access import Action, allowed
from empathyboard.domain.board import MapRecord
from empathyboard.domain.errors import UnknownError
from empathyboard.live.bins import Bins
from empathyboard.live.boards import Boards
from empathyboard.web.access import level_of
from empathyboard.web.snapshot_models import BinChoice, BinModel, NotesChosen
from empathyboard.web.snapshots import Kept, Seen
from empathyboard.web.state import bins_of, boards_of

# Under the board, as its owner's cookie goes nowhere else.
router = APIRouter(prefix="/api/boards/{board}/bin", tags=["bin"])
InBoards = Annotated[Boards, Depends(boards_of)]
InBins = Annotated[Bins, Depends(bins_of)]


@router.get("")
async def read_bin(board: Seen, request: Request, bins: InBins) -> BinModel:
    """Read which roles and notes lie in the bin."""
    may_forget = allowed(level_of(request, board), Action.FACILITATE)
    return BinModel.of(await bins.list(board.id), may_forget=may_forget)


@router.post("/restore", status_code=204)
async def restore_notes(board: Seen, body: NotesChosen, boards: InBoards, bins: InBins) -> None:
    """Bring notes back from the bin to where they were."""
    record = await _map_of(boards, board.id, body.map)
    await bins.take_out(record.id, body.notes)


@router.post("/forget", status_code=204)
async def forget(board: Kept, body: BinChoice, boards: InBoards, bins: InBins) -> None:
    """Delete notes, or a role with its map, for good: out of the history and all snapshots too."""
    if body.notes is None:
        await bins.forget_map(await _map_of(boards, board.id, body.map, in_bin=True))
    else:
        record = await _map_of(boards, board.id, body.map)
        await bins.forget_notes(record.id, body.notes)


async def _map_of(boards: Boards, board: str, map_id: str, *, in_bin: bool = False) -> MapRecord:
    record = await boards.find_map(map_id, in_bin=in_bin)
    if record.board != board:
        raise UnknownError("There is no such map on this board.")
    return record
