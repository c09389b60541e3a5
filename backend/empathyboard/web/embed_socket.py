"""The WebSocket of an embed: a map's wire for any page, to look at (E23)."""

from fastapi import APIRouter, WebSocket

from empathyboard.live.admissions import Admission, Admissions
from empathyboard.web.embed_token import token_of
from empathyboard.web.state import state_of
from empathyboard.web.visit import visit

router = APIRouter()


async def follow_only_map(socket: WebSocket) -> None:
    """Serve one reader of an embed that shows one map."""
    await _follow(socket, None)


async def follow_map(socket: WebSocket) -> None:
    """Serve one reader of one of an embed's maps."""
    await _follow(socket, socket.path_params["name"])


# As in `socket.py`: without what FastAPI would keep for each connection.
router.add_websocket_route("/embed/{token}/sync", follow_only_map, "follow_only_map")
router.add_websocket_route("/embed/{token}/sync/{name}", follow_map, "follow_map")


async def _follow(socket: WebSocket, name: str | None) -> None:
    """Let anybody in by the token alone: no cookie counts, and no matter which site."""

    async def admit(admissions: Admissions) -> Admission:
        opened = await state_of(socket).embeds.open(token_of(socket), admissions)
        return opened.admission(name)

    await visit(socket, admit)
