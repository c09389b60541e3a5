"""The page of an embed, filled so that it is whole without its script (E50)."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from empathyboard.export.texts import LANGUAGES, Texts

_BARE = '<!doctype html><html lang="en"><head><!--head--></head><body><!--picture--><!--text-->'
"""Stands in for the built page where there is none."""
CARD = 1280
"""How wide the picture of a card is, unless what it shows is narrower."""


@dataclass(frozen=True)
class Shown:
    """What a page is filled with; picture and text are HTML, the rest is text."""

    language: str
    appearance: str
    address: str
    """Its own, absolute."""
    oembed: str
    """The address at which oEmbed is asked."""
    title: str = ""
    description: str = ""
    width: float = 1600
    height: float = 900
    """The size of the sheet that the picture shows."""
    picture: str = ""
    text: str = ""


class EmbedTemplate:
    """The built page with its places to fill."""

    def __init__(self, static: Path | None) -> None:
        """Read it from a folder of built pages."""
        file = static / "embed.html" if static else None
        self._page = file.read_text("utf-8") if file and file.is_file() else _BARE

    def fill(self, shown: Shown) -> str:
        """Return the page of an embed."""
        texts = Texts(shown.language)
        link = (
            f'<a class="open" href="{escape(shown.address)}" target="_blank" rel="noopener">'
            f"{escape(texts('embedPage.open'))}</a>"
        )
        summary = escape(texts("embedPage.asText"))
        text = f'<details class="text"><summary>{summary}</summary>{shown.text}</details>{link}'
        return self._filled(
            shown.language,
            {
                "head": _head(shown, texts),
                "picture": f'<div class="picture" aria-hidden="true">{shown.picture}</div>',
                "text": text,
            },
            appearance=shown.appearance,
        )

    def _filled(self, language: str, parts: Mapping[str, str], appearance: str) -> str:
        html = f'<html lang="{language}" data-appearance="{appearance}"'
        pieces = self._page.replace('<html lang="en"', html, 1)
        # Cut first and put together then: what is put in may itself look like a place to fill.
        before, rest = pieces.split("<!--head-->", 1)
        between, rest = rest.split("<!--picture-->", 1)
        middle, after = rest.split("<!--text-->", 1)
        return "".join(
            (before, parts["head"], between, parts["picture"], middle, parts["text"], after)
        )


def _head(shown: Shown, texts: Texts) -> str:
    """Return title, oEmbed's discovery and the card, in this order and early (E42)."""
    asked = f"{shown.oembed}?url={quote(shown.address, safe='')}&format="
    title, width = escape(shown.title), min(CARD, shown.width)
    found = "".join(
        f'<link rel="alternate" type="{kind}+oembed" href="{escape(asked + name)}" title="{title}">'
        for kind, name in (("application/json", "json"), ("text/xml", "xml"))
    )
    card = {
        "og:type": "website",
        "og:site_name": texts("product.name"),
        "og:title": shown.title,
        "og:description": shown.description,
        "og:url": shown.address,
        "og:image": f"{shown.address}.png",
        "og:image:type": "image/png",
        "og:image:width": str(round(width)),
        "og:image:height": str(round(width * shown.height / shown.width)),
        "og:image:alt": shown.title,
    }
    named = {"description": shown.description, "twitter:card": "summary_large_image"}
    return (
        f"<title>{title}</title>{found}"
        + "".join(_meta("property", name, value) for name, value in card.items())
        + "".join(_meta("name", name, value) for name, value in named.items())
    )


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}">'


def gone_page() -> str:
    """Return the page of a token that is not good, in every language (E13)."""
    told = "".join(
        f'<p lang="{language}"><strong>{escape(texts("embedPage.gone"))}</strong><br>'
        f"{escape(texts('embedPage.goneHint'))}</p>"
        for language in LANGUAGES
        for texts in [Texts(language)]
    )
    title = escape(Texts("en")("product.name"))
    style = "body{font:16px/1.5 sans-serif;margin:24px;color:#1c1b22;background:#fff}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<style>{style}</style></head><body>{told}</body></html>"
    )
