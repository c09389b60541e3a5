"""Whether the server serves."""

from fastapi import APIRouter, Request

from empathyboard.web.models import Health, Reach
from empathyboard.web.reach import is_loopback, network_addresses
from empathyboard.web.state import settings_of, state_of

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def health(request: Request) -> Health:
    """Answer when the server serves and its store can be read."""
    state = state_of(request)
    await state.boards.ping()
    return Health(version=request.app.version, rooms=state.rooms.open_count)


@router.get("/api/server")
async def reach(request: Request) -> Reach:
    """Tell from where this server can be reached, for those who share a link."""
    settings = settings_of(request)
    encrypted = request.url.scheme == "https" or settings.is_https
    if settings.public_base:
        return Reach(is_local=False, addresses=[settings.public_base], encrypted=encrypted)
    if is_loopback(settings.host):
        return Reach(is_local=True, addresses=[], encrypted=encrypted)
    addresses = network_addresses(settings.host, request.url.port or 80)
    return Reach(is_local=False, addresses=addresses, encrypted=encrypted)
