"""REST: links into a board, tokens for programs, and joining by a link."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from empathyboard.domain.access import Action, Level
from empathyboard.domain.errors import UnknownError
from empathyboard.domain.links import Link, Token
from empathyboard.live.admissions import Admission
from empathyboard.live.links import LinkWish
from empathyboard.live.lobby import Joiner
from empathyboard.web.access_models import (
    Join,
    JoinAnswer,
    LinkList,
    LinkModel,
    MadeLink,
    MadeToken,
    NewLink,
    NewToken,
    TokenList,
    TokenModel,
)
from empathyboard.web.admission import (
    access_of,
    at_board,
    expect_page,
    map_named,
    network_of,
    session_of,
)
from empathyboard.web.cookies import give_issued
from empathyboard.web.told import base_of

router = APIRouter(prefix="/api", tags=["links"])
Giver = Annotated[Admission, Depends(at_board(Action.LINK))]


@router.post("/boards/{board}/links", status_code=201)
async def make_link(body: NewLink, request: Request, asker: Giver) -> MadeLink:
    """Make a link. Its secret is in the answer and is shown this once."""
    wish = LinkWish(
        **body.model_dump(exclude={"level", "map"}),
        level=Level.of(body.level),
        map=await map_named(request, asker, body.map),
    )
    link, secret = await access_of(request).links.make(asker, wish)
    return await _made(request, asker, link, secret)


@router.get("/boards/{board}/links")
async def read_links(request: Request, asker: Giver) -> LinkList:
    """Read the links of a board, those that were revoked too."""
    links = await access_of(request).links.of(asker.board.id)
    return LinkList(links=[LinkModel(**each) for each in await _told(request, asker, links)])


@router.delete("/boards/{board}/links/{link}", status_code=204)
async def revoke_link(link: str, request: Request, asker: Giver) -> None:
    """End a link and everything that came by it, at once."""
    await access_of(request).links.revoke(asker, link)


@router.post("/boards/{board}/links/{link}/rotate")
async def rotate_link(link: str, request: Request, asker: Giver) -> MadeLink:
    """Give a link a new secret; whoever came by the old one stays."""
    return await _made(request, asker, *await access_of(request).links.rotate(asker, link))


async def _made(request: Request, asker: Admission, link: Link, secret: str) -> MadeLink:
    [told] = await _told(request, asker, [link])
    return MadeLink(**told, secret=secret, url=f"{base_of(request)}/join#{secret}")


async def _told(request: Request, asker: Admission, links: list[Link]) -> list[dict[str, Any]]:
    access = access_of(request)
    maps = [link.map for link in links if link.map is not None]
    names = await access.admissions.addresses(asker, maps)
    now = access.links.now()
    return [LinkModel.fields_of(link, names[link.map] if link.map else None, now) for link in links]


@router.post("/join")
async def join(body: Join, request: Request, response: Response) -> JoinAnswer:
    """Exchange a link's secret for a session, or for a place in the waiting room."""
    expect_page(request)
    joiner = Joiner(await session_of(request), network_of(request), body.name, body.department)
    joined = await access_of(request).joining.join(body.secret, body.passphrase, joiner)
    give_issued(request, response, joined.issued)
    return JoinAnswer(
        state="in" if joined.opened else "waiting",
        address=joined.opened.path if joined.opened else None,
        request=joined.request,
    )


@router.post("/boards/{board}/tokens", status_code=201)
async def make_token(body: NewToken, request: Request, asker: Giver) -> MadeToken:
    """Make a token for a program. It is in the answer and is shown this once."""
    access = access_of(request)
    place = (await access.admissions.admit(body.document, asker.asker)).place
    if place.board.id != asker.board.id:
        raise UnknownError("There is no such document on this board.")
    token, secret = await access.tokens.make(
        asker, place.document, Level.of(body.level), body.label
    )
    [told] = await _told_tokens(request, asker, [token])
    return MadeToken(**told.model_dump(), token=secret)


@router.get("/boards/{board}/tokens")
async def read_tokens(request: Request, asker: Giver) -> TokenList:
    """Read the tokens of a board that count."""
    tokens = await access_of(request).tokens.of(asker.board.id)
    return TokenList(tokens=await _told_tokens(request, asker, tokens))


@router.delete("/boards/{board}/tokens/{token}", status_code=204)
async def revoke_token(token: str, request: Request, asker: Giver) -> None:
    """End a token, at once."""
    await access_of(request).tokens.revoke(asker, token)


async def _told_tokens(request: Request, asker: Admission, tokens: list[Token]) -> list[TokenModel]:
    documents = [token.document for token in tokens]
    names = await access_of(request).admissions.addresses(asker, documents)
    return [
        TokenModel(
            id=token.id,
            document=names[token.document],
            level=token.level.word,  # type: ignore[arg-type]
            label=token.label,
            created=token.created,
        )
        for token in tokens
    ]
