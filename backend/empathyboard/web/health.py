"""Whether the server serves."""

from fastapi import APIRouter, Request

from empathyboard.web.models import Health
from empathyboard.web.state import state_of

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def health(request: Request) -> Health:
    """Answer when the server serves and its store can be read."""
    state = state_of(request)
    await state.boards.ping()
    return Health(version=request.app.version, rooms=state.rooms.open_count)
