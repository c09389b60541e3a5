"""REST: then and now, two states of a board side by side."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from empathyboard.domain.compare import Comparison, View, compare
from empathyboard.live.boards import Boards
from empathyboard.live.snapshots import Seen as SeenBoard
from empathyboard.live.snapshots import Snapshots
from empathyboard.web.comparison_text import as_csv, as_markdown
from empathyboard.web.snapshot_models import ComparisonModel
from empathyboard.web.snapshots import Seen
from empathyboard.web.state import boards_of, snapshots_of

router = APIRouter(prefix="/api/boards/{board}", tags=["snapshots"])
InBoards = Annotated[Boards, Depends(boards_of)]
InSnapshots = Annotated[Snapshots, Depends(snapshots_of)]
Then = Annotated[str, Query(alias="from", description="The id of the earlier snapshot.")]
Now = Annotated[
    str | None, Query(alias="to", description="The later one; the live board if left out.")
]


@router.get("/compare")
async def compare_states(
    asker: Seen, then: Then, snapshots: InSnapshots, now: Now = None
) -> ComparisonModel:
    """Tell what became of every note between a snapshot and another one, or the live board."""
    before, after, comparison = await _compared(snapshots, asker.board.id, then, now)
    return ComparisonModel.of(comparison, before.at, after.at)


@router.get("/compare.csv", response_class=Response)
async def compare_as_csv(
    asker: Seen, then: Then, snapshots: InSnapshots, now: Now = None
) -> Response:
    """The same as a spreadsheet; what a spreadsheet would take for a formula is text in it."""
    _, _, comparison = await _compared(snapshots, asker.board.id, then, now)
    return _download(as_csv(comparison), "text/csv", "csv")


@router.get("/compare.md", response_class=Response)
async def compare_as_markdown(
    asker: Seen, then: Then, snapshots: InSnapshots, now: Now = None
) -> Response:
    """The same as Markdown in the board's language."""
    before, after, comparison = await _compared(snapshots, asker.board.id, then, now)
    text = as_markdown(comparison, before.at, after.at, asker.board.locale)
    return _download(text, "text/markdown", "md")


async def _compared(
    snapshots: Snapshots, board: str, then: str, now: str | None
) -> tuple[SeenBoard, SeenBoard, Comparison]:
    before, after = await snapshots.see(board, then), await snapshots.see(board, now)
    views = (View(before.board, before.at), View(after.board, after.at))
    return before, after, await asyncio.to_thread(compare, *views)


def _download(text: str, media_type: str, ending: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="then-and-now.{ending}"'}
    return Response(text, media_type=media_type, headers=headers)
