"""The WebSocket of an embed: a map's wire for any page, to look at (E23)."""

from fastapi import APIRouter, WebSocket

from empathyboard.live.admissions import Admission, Admissions
from empathyboard.web.embed_token import token_of
from empathyboard.web.state import state_of
from empathyboard.web.visit import visit

router = APIRouter()


@router.websocket("/embed/{token}/sync")
async def follow_only_map(socket: WebSocket) -> None:
    """Serve one reader of an embed that shows one map."""
    await _follow(socket, None)


@router.websocket("/embed/{token}/sync/{name}")
async def follow_map(socket: WebSocket, name: str) -> None:
    """Serve one reader of one of an embed's maps."""
    await _follow(socket, name)


async def _follow(socket: WebSocket, name: str | None) -> None:
    """Let anybody in by the token alone: no cookie counts, and no matter which site."""

    async def admit(admissions: Admissions) -> Admission:
        opened = await state_of(socket).embeds.open(token_of(socket), admissions)
        return opened.admission(name)

    await visit(socket, admit)
