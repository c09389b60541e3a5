"""REST: the timeline of a board, what a snapshot holds, and the way back to it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action, allowed
from empathyboard.domain.snapshots import Reason
from empathyboard.live.admissions import Admission
from empathyboard.live.boards import Boards
from empathyboard.live.restoring import Restoring
from empathyboard.live.snapshots import Snapshots
from empathyboard.web.admission import at_board
from empathyboard.web.boards import made_board
from empathyboard.web.models import MadeBoard
from empathyboard.web.picture import draw_board
from empathyboard.web.snapshot_models import (
    CopyTitle,
    NewVersion,
    Preview,
    Restored,
    RestoredBy,
    SnapshotModel,
    Timeline,
    VersionName,
)
from empathyboard.web.state import boards_of, restoring_of, snapshots_of

router = APIRouter(prefix="/api/boards/{board}", tags=["snapshots"])
InBoards = Annotated[Boards, Depends(boards_of)]
InSnapshots = Annotated[Snapshots, Depends(snapshots_of)]
InRestoring = Annotated[Restoring, Depends(restoring_of)]
_A_DAY = "private, max-age=86400"


Seen = Annotated[Admission, Depends(at_board(Action.EDIT))]
"""Someone who may see the history of a board: those who may edit it (N50)."""
Kept = Annotated[Admission, Depends(at_board(Action.FACILITATE))]
"""Someone who may change the history of a board: those who may facilitate it (N50)."""


@dataclass(frozen=True)
class Answer:
    """What the answer with a new board is made of."""

    request: Request
    response: Response
    boards: InBoards


InAnswer = Annotated[Answer, Depends(Answer)]


@router.get("/snapshots")
async def read_timeline(asker: Seen, snapshots: InSnapshots) -> Timeline:
    """Read the timeline of a board, the newest snapshot first."""
    found = await snapshots.timeline(asker.board.id)
    return Timeline(
        snapshots=[SnapshotModel.of(each) for each in found],
        may_change=allowed(asker.level, Action.FACILITATE),
    )


@router.post("/snapshots", status_code=201)
async def make_version(
    asker: Kept, body: NewVersion, response: Response, snapshots: InSnapshots
) -> SnapshotModel:
    """Keep the whole board as a version with a name."""
    made = await snapshots.take(asker.board.id, Reason.VERSION, name=body.name, author=body.author)
    response.headers["Location"] = f"/api/boards/{asker.board.id}/snapshots/{made.id}"
    return SnapshotModel.of(made)


@router.get("/snapshots/{snapshot}")
async def preview_snapshot(asker: Seen, snapshot: str, snapshots: InSnapshots) -> Preview:
    """Read what a snapshot holds; the board itself is not touched."""
    return Preview.of(await snapshots.see(asker.board.id, snapshot))


@router.get("/snapshots/{snapshot}/picture.svg", response_class=Response)
async def read_picture(asker: Seen, snapshot: str, snapshots: InSnapshots) -> Response:
    """Read a small picture of a snapshot: its maps as boxes, without words."""
    picture = draw_board(await snapshots.pictures(asker.board.id, snapshot))
    return Response(picture, media_type="image/svg+xml", headers={"Cache-Control": _A_DAY})


@router.patch("/snapshots/{snapshot}", status_code=204)
async def name_snapshot(
    asker: Kept, snapshot: str, body: VersionName, snapshots: InSnapshots
) -> None:
    """Name a snapshot, which makes it a version that stays; null takes the name away."""
    await snapshots.name(asker.board.id, snapshot, body.name)


@router.delete("/snapshots/{snapshot}", status_code=204)
async def delete_snapshot(asker: Kept, snapshot: str, snapshots: InSnapshots) -> None:
    """Delete a snapshot."""
    await snapshots.drop(asker.board.id, snapshot)


@router.post("/snapshots/{snapshot}/restore")
async def restore_snapshot(
    asker: Kept, snapshot: str, body: RestoredBy, restoring: InRestoring
) -> Restored:
    """Bring the board back to a snapshot; answers with the one that was taken just before."""
    before = await restoring.in_place(asker.board.id, snapshot, body.author)
    return Restored(before=before.id)


@router.post("/snapshots/{snapshot}/board", status_code=201)
async def copy_snapshot(
    asker: Seen, snapshot: str, body: CopyTitle, restoring: InRestoring, answer: InAnswer
) -> MadeBoard:
    """Make a board that belongs to the asker of what a snapshot holds."""
    made, key = await restoring.as_new_board(asker.board.id, snapshot, body.title)
    return await made_board(answer.request, answer.response, await answer.boards.view(made), key)
