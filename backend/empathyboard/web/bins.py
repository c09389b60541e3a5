"""REST: the bin of a board, and deleting for good."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from empathyboard.domain.access import Action, allowed
from empathyboard.domain.board import MapRecord
from empathyboard.domain.errors import UnknownError
from empathyboard.live.admissions import Admission
from empathyboard.live.bins import Bins
from empathyboard.web.admission import access_of
from empathyboard.web.snapshot_models import BinChoice, BinModel, NotesChosen
from empathyboard.web.snapshots import Kept, Seen
from empathyboard.web.state import bins_of

router = APIRouter(prefix="/api/boards/{board}/bin", tags=["bin"])
InBins = Annotated[Bins, Depends(bins_of)]


@router.get("")
async def read_bin(asker: Seen, request: Request, bins: InBins) -> BinModel:
    """Read which roles and notes lie in the bin."""
    found = await bins.list(asker.board.id)
    documents = [record.id for record, _ in found.roles] + [each.map.id for each in found.maps]
    names = await access_of(request).admissions.addresses(asker, documents)
    may_forget = allowed(asker.level, Action.FACILITATE)
    return BinModel.of(found, names, may_forget=may_forget)


@router.post("/restore", status_code=204)
async def restore_notes(asker: Seen, body: NotesChosen, request: Request, bins: InBins) -> None:
    """Bring notes back from the bin to where they were."""
    record = await _map_of(request, asker, body.map)
    await bins.take_out(record.id, body.notes)


@router.post("/forget", status_code=204)
async def forget(asker: Kept, body: BinChoice, request: Request, bins: InBins) -> None:
    """Delete notes, or a role with its map, for good: out of the history and all snapshots too."""
    if body.notes is None:
        await bins.forget_map(await _map_of(request, asker, body.map, in_bin=True))
    else:
        record = await _map_of(request, asker, body.map)
        await bins.forget_notes(record.id, body.notes)


async def _map_of(
    request: Request, asker: Admission, address: str, *, in_bin: bool = False
) -> MapRecord:
    admissions = access_of(request).admissions
    found = await admissions.admit(address, asker.asker, in_bin=in_bin)
    if found.place.map is None or found.board.id != asker.board.id:
        raise UnknownError("There is no such map on this board.")
    return found.map
