"""REST: who is who on a board, who waits to be let in, general access and the audit trail."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action, Level
from empathyboard.domain.errors import ForbiddenError
from empathyboard.live.admissions import Admission
from empathyboard.live.lobby import Joiner
from empathyboard.live.requests import Waiting
from empathyboard.web.access_models import (
    Address,
    Ask,
    Asked,
    Audit,
    AuditEntry,
    Decision,
    Door,
    GeneralChange,
    Key,
    Me,
    RequestAnswer,
    WaitingRequest,
    WaitingRequests,
)
from empathyboard.web.admission import (
    access_of,
    at_board,
    at_map,
    expect_page,
    network_of,
    page_session,
    session_of,
)
from empathyboard.web.cookies import give_issued

router = APIRouter(prefix="/api", tags=["access"])
Facilitator = Annotated[Admission, Depends(at_board(Action.FACILITATE))]


@router.patch("/boards/{board}/access", status_code=204)
async def change_general(body: GeneralChange, request: Request, asker: Facilitator) -> None:
    """Change what whoever knows the board's address may do, at once."""
    await access_of(request).set_general(asker, Level.of(body.general))


@router.post("/boards/{board}/own")
async def regain(board: str, body: Key, request: Request, response: Response) -> Address:
    """Make this browser the owner of a board whose key it has."""
    expect_page(request)
    issued = await access_of(request).regain(
        board, body.key, await session_of(request), network_of(request)
    )
    give_issued(request, response, issued)
    return Address(address=f"/b/{board}")


@router.put("/boards/{board}/me", status_code=204)
async def introduce_on_board(
    body: Me,
    request: Request,
    response: Response,
    asker: Annotated[Admission, Depends(at_board(Action.VIEW))],
) -> None:
    """Say who one is on a board."""
    await _introduce(body, request, response, asker)


@router.put("/maps/{map}/me", status_code=204)
async def introduce_on_map(
    body: Me,
    request: Request,
    response: Response,
    asker: Annotated[Admission, Depends(at_map(Action.VIEW))],
) -> None:
    """Say who one is on the board of a map."""
    await _introduce(body, request, response, asker)


async def _introduce(body: Me, request: Request, response: Response, asker: Admission) -> None:
    access = access_of(request)
    session = await page_session(request, response)
    if session is None:
        raise ForbiddenError("Only a browser has a name here; a program says its own.")
    participant = await access.sessions.introduce(
        asker.board.id, session, body.name, body.department, body.colour
    )
    access.visits.introduce(participant)


@router.get("/boards/{board}/door")
async def read_door(board: str, request: Request) -> Door:
    """Tell that a board is closed and one may ask to be let in."""
    await access_of(request).requests.expect_door(board)
    return Door()


@router.post("/boards/{board}/requests", status_code=202)
async def ask(board: str, body: Ask, request: Request, response: Response) -> Asked:
    """Ask to be let in at a closed board."""
    expect_page(request)
    joiner = Joiner(await session_of(request), network_of(request), body.name, body.department)
    asked, issued = await access_of(request).requests.ask(board, joiner)
    give_issued(request, response, issued)
    return Asked(request=asked)


@router.get("/requests/{request_id}")
async def read_request(request_id: str, request: Request, response: Response) -> RequestAnswer:
    """Read what became of one's own request."""
    answer = await access_of(request).requests.look(request_id, await session_of(request))
    give_issued(request, response, answer.issued)
    return RequestAnswer(
        state=answer.state.value, address=answer.opened.path if answer.opened else None
    )


@router.get("/boards/{board}/requests")
async def read_requests(request: Request, asker: Facilitator) -> WaitingRequests:
    """Read who waits to be let in."""
    waiting = await access_of(request).requests.waiting(asker.board.id)
    return WaitingRequests(requests=[_waiting_model(each) for each in waiting])


def _waiting_model(waiting: Waiting) -> WaitingRequest:
    request = waiting.request
    return WaitingRequest(
        id=request.id,
        name=request.name,
        department=request.department,
        at=request.at,
        link=waiting.link,
    )


@router.post("/boards/{board}/requests/{request_id}", status_code=204)
async def decide(request_id: str, body: Decision, request: Request, asker: Facilitator) -> None:
    """Let someone in, or turn them away."""
    level = Level.of(body.level) if body.level else None
    await access_of(request).requests.answer(asker, request_id, level)


@router.get("/boards/{board}/audit")
async def read_audit(
    request: Request, asker: Annotated[Admission, Depends(at_board(Action.AUDIT))]
) -> Audit:
    """Read what happened to a board, the latest first."""
    lines = await access_of(request).trail.read(asker.board.id)
    return Audit(
        entries=[
            AuditEntry(at=line.at, event=line.event, who=line.who, what=line.what) for line in lines
        ]
    )
