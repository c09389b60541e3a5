"""The WebSocket `/sync/{document}`: a board's or a map's own address on the wire."""

from fastapi import APIRouter, WebSocket

from empathyboard.live.admissions import Admission, Admissions, Asker
from empathyboard.web.admission import socket_asker
from empathyboard.web.visit import visit

router = APIRouter()


async def sync(socket: WebSocket) -> None:
    """Serve one connection to a document."""
    document = socket.path_params["document"]
    asker: Asker | None = None

    async def admit(admissions: Admissions) -> Admission:
        nonlocal asker
        asker = asker or await socket_asker(socket)
        return await admissions.admit(document, asker)

    await visit(socket, admit)


# FastAPI's own decorator would keep 4 kB of its stacks for each connection that is open.
router.add_websocket_route("/sync/{document}", sync, "sync")
