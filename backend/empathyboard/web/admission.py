"""The one place that turns a request or socket into who asks and what they may do."""

import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import replace

from fastapi import Request, Response
from starlette.requests import HTTPConnection

from empathyboard.domain.access import Action
from empathyboard.domain.errors import ForbiddenError, UnknownError
from empathyboard.domain.links import Session
from empathyboard.live.access import Access
from empathyboard.live.admissions import Admission, Asker
from empathyboard.web.cookies import give_cookie, give_issued, read_cookie
from empathyboard.web.origins import has_foreign_origin, has_own_origin, is_own_page, may_use_cookie
from empathyboard.web.query_token import query_token
from empathyboard.web.state import state_of

Admit = Callable[..., Awaitable[Admission]]


def access_of(connection: HTTPConnection) -> Access:
    """Return everything about who may do what."""
    return state_of(connection).access


async def session_of(connection: HTTPConnection) -> Session | None:
    """Return the session of whoever asks, where its cookie counts."""
    token = read_cookie(connection) if may_use_cookie(connection) else None
    return await access_of(connection).sessions.find(token) if token else None


async def _begun(connection: HTTPConnection) -> Session | None:
    """Return the session of one of our pages, begun by the token that came with the page."""
    session = await session_of(connection)
    token = read_cookie(connection)
    return session or (await access_of(connection).sessions.adopt(token) if token else None)


async def asker_of(connection: HTTPConnection) -> Asker:
    """Return who asks: by cookie, by bearer, or nobody in particular."""
    scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
    bearer = secret.strip() if scheme.lower() == "bearer" else None
    return Asker(await session_of(connection), bearer)


async def page_session(request: Request, response: Response) -> Session | None:
    """Return the session of one of our pages, begun where there is none; None for a program.

    What a browser reads ahead for a page bears its cookie, but no header of ours.
    """
    sessions = access_of(request).sessions
    session = await _begun(request) if may_use_cookie(request) else None
    if session is None and is_own_page(request):
        issued = await sessions.issue(None)
        give_issued(request, response, issued)
        return issued.session
    if session is not None and sessions.is_due(session):
        await sessions.touch(session)
        give_cookie(request, response, read_cookie(request) or "")
    return session


def at_board(action: Action, *, in_bin: bool = False) -> Admit:
    """Return a dependency that admits to the board in the path, if the level allows the action."""

    async def admit(board: str, request: Request) -> Admission:
        admission = await _admit(request, board, in_bin=in_bin)
        if admission.place.map is not None:
            raise UnknownError("There is no such board.")
        admission.require(action)
        return admission

    return admit


def at_map(action: Action, *, in_bin: bool = False, whole: bool = False) -> Admit:
    """Return a dependency that admits to the map in the path; `whole` asks for its board's level.

    Who came by a link for one map has none: what concerns the board is unknown to them.
    """

    async def admit(map: str, request: Request) -> Admission:  # noqa: A002
        admission = await _admit(request, map, in_bin=in_bin)
        if admission.place.map is None:
            raise UnknownError("There is no such map.")
        (admission.on_whole_board() if whole else admission).require(action)
        return admission

    return admit


async def _admit(request: Request, address: str, *, in_bin: bool) -> Admission:
    admissions = access_of(request).admissions
    return await admissions.admit(address, await asker_of(request), in_bin=in_bin)


async def map_named(request: Request, asker: Admission, name: str | None) -> str | None:
    """Return the id of a map of a board, by the name under which the asker knows it."""
    if name is None:
        return None
    place = (await access_of(request).admissions.admit(name, asker.asker)).place
    if place.map is None or place.board.id != asker.board.id:
        raise UnknownError("There is no such map on this board.")
    return place.map.id


def expect_page(request: Request) -> None:
    """Raise ForbiddenError for what only one of our pages may ask, as it gives a cookie."""
    if not is_own_page(request):
        raise ForbiddenError(
            "Only a page of this server may ask this: it sends its Origin and `X-Empathyboard: 1`. "
            "A program uses a token."
        )


async def socket_asker(socket: HTTPConnection) -> Asker:
    """Return who opens a socket; ForbiddenError for a page of another site without a token.

    With a token in the address nothing else counts: no cookie, and no matter which site.
    """
    token = query_token(socket)
    if token is not None:
        return Asker(secret=token)
    if has_foreign_origin(socket):
        raise ForbiddenError("Pages of other sites may not connect.")
    asker = await asker_of(socket)
    if asker.session is None and has_own_origin(socket):
        return replace(asker, session=await _begun(socket))
    return asker


def network_of(connection: HTTPConnection) -> str:
    """Return where someone comes from, for counting: an IPv6 network counts as one."""
    host = connection.client.host if connection.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))
