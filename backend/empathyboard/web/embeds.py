"""REST: what of a board stands in pages of others."""

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Request

from empathyboard.domain.access import Action
from empathyboard.domain.embeds import Appearance, Embed
from empathyboard.live.admissions import Admission
from empathyboard.live.embeds import EmbedWish
from empathyboard.web.admission import access_of, at_board, map_named
from empathyboard.web.embed_models import (
    EmbedList,
    EmbedModel,
    LanguageWord,
    MadeEmbed,
    NewEmbed,
)
from empathyboard.web.state import state_of
from empathyboard.web.told import base_of

router = APIRouter(prefix="/api/boards/{board}/embeds", tags=["embeds"])
Giver = Annotated[Admission, Depends(at_board(Action.LINK))]


@router.post("", status_code=201)
async def make_embed(body: NewEmbed, request: Request, asker: Giver) -> MadeEmbed:
    """Make an embed. Its token is in the answer and is shown this once."""
    wish = EmbedWish(
        map=await map_named(request, asker, body.map),
        section=body.section,
        snapshot=body.version,
        language=body.language,
        appearance=Appearance(body.appearance),
        names_hidden=body.hide_names,
        frames=tuple(dict.fromkeys(body.frames)),
        label=body.label,
    )
    embed, token = await state_of(request).embeds.make(asker, wish)
    [told] = await _told(request, asker, [embed])
    return MadeEmbed(**told.model_dump(), token=token, address=f"{base_of(request)}/embed/{token}")


@router.get("")
async def read_embeds(request: Request, asker: Giver) -> EmbedList:
    """Read the embeds of a board that were not revoked, the latest first."""
    embeds = await state_of(request).embeds.of(asker.board.id)
    return EmbedList(embeds=await _told(request, asker, embeds))


@router.delete("/{embed}", status_code=204)
async def revoke_embed(embed: str, request: Request, asker: Giver) -> None:
    """End an embed, at once."""
    await state_of(request).embeds.revoke(asker, embed)


async def _told(request: Request, asker: Admission, embeds: list[Embed]) -> list[EmbedModel]:
    maps = [embed.map for embed in embeds if embed.map is not None]
    names = await access_of(request).admissions.addresses(asker, maps)
    return [
        EmbedModel(
            id=embed.id,
            map=names[embed.map] if embed.map else None,
            section=embed.section,
            version=embed.snapshot,
            language=cast("LanguageWord", embed.language),
            appearance=embed.appearance.value,
            hide_names=embed.names_hidden,
            frames=list(embed.frames),
            label=embed.label,
            created=embed.created,
        )
        for embed in embeds
    ]
