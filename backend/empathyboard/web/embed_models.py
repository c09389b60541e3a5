"""Embeds as programs and pages see them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.embeds import MOST_FRAMES, frame_origin
from empathyboard.domain.limits import LIMITS
from empathyboard.web.context import BoardContext, ContextSource, Person

AppearanceWord = Literal["light", "dark", "auto"]
LanguageWord = Literal["en", "nl"]


def _known_section(key: str) -> str:
    if key not in CATALOGUE.sections:
        raise ValueError(f"There is no section {key!r}.")
    return key


class NewEmbed(BaseModel):
    """What an embed is to show, how, and where it may stand."""

    model_config = ConfigDict(extra="forbid")

    map: str | None = None
    """The only map that it shows; the whole board if left out."""
    section: Annotated[str, AfterValidator(_known_section)] | None = None
    """One section alone, as a picture."""
    version: str | None = None
    """The id of a snapshot with a name; what is there now if left out."""
    language: LanguageWord | None = None
    """The board's own if left out."""
    appearance: AppearanceWord = "auto"
    hide_names: bool = False
    """Leave out participants, the persons of maps and who is quoted."""
    frames: list[Annotated[str, AfterValidator(frame_origin)]] = Field([], max_length=MOST_FRAMES)
    """The sites whose pages may frame it, as https://wiki.example; any if empty."""
    label: str = Field("", max_length=LIMITS.label_length)


class EmbedModel(BaseModel):
    """An embed as its makers see it."""

    id: str
    map: str | None
    section: str | None
    version: str | None
    language: LanguageWord
    appearance: AppearanceWord
    hide_names: bool
    frames: list[str]
    label: str
    created: int


class MadeEmbed(EmbedModel):
    """An embed that was just made."""

    token: str
    """Shown this once."""
    address: str
    """Where it is, absolute; `.png` and `.svg` behind it are pictures."""


class EmbedList(BaseModel):
    """The embeds of a board."""

    embeds: list[EmbedModel]


class EmbeddedMap(BaseModel):
    """A map as the page of an embed knows it."""

    name: str
    """Opens its socket, with the token; no id."""
    job_title: str
    committee_roles: list[str]
    person: str | None
    priority: str | None


class EmbedContext(BaseModel):
    """What the page of an embed needs beside the maps' documents (E30)."""

    board: BoardContext
    language: str
    appearance: str
    names_hidden: bool
    live: bool
    """Whether there are sockets to follow."""
    section: str | None
    maps: list[EmbeddedMap]
    sources: dict[str, ContextSource]
    people: dict[str, Person]
