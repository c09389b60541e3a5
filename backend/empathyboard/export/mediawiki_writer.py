"""MediaWiki's wikitext: a picture by its address, and tables of which nothing is markup."""

import re
from collections.abc import Iterator

from empathyboard.export.clean import plain
from empathyboard.export.facts import Told
from empathyboard.export.snippets import columns, snippet_of, tables
from empathyboard.export.wish import Wish

# Every sign that begins, ends or parts anything in wikitext; hyphens and apostrophes do not
# within a word. And the first letters of ISBN, RFC and PMID: with a number they become links.
_MARKUP = re.compile(
    r"""["#$&*+/:;<=>@\[\\\]^_`{|}~]|(?<![^\W_])[-']|[-'](?![^\W_])|\b[IRP](?=SBN|FC|MID)"""
)


def write(told: Told, wish: Wish) -> bytes:
    """Return the snippet as wikitext."""
    return ("\n".join(_lines(told, wish)) + "\n").encode("utf-8", "replace")


def _lines(told: Told, wish: Wish) -> Iterator[str]:
    snippet = snippet_of(told, wish)
    address = re.sub(r"[\s\[\]<>\"|{}]", "", snippet.address)
    # Where pictures from elsewhere are allowed this is the picture, and leads to the board.
    yield f"[{address} {address}.png]"
    yield ""
    yield f"'''{escaped(snippet.title)}''' · [{address} {escaped(snippet.open)}]"
    for role, rows in tables(told):
        yield '{| class="wikitable"'
        yield f"|+ {escaped(role)}"
        yield "! " + " !! ".join(map(escaped, columns(told)))
        for row in rows:
            yield "|-"
            yield from (f"| {escaped(cell)}" for cell in row)
        yield "|}"
    yield f"''{escaped(snippet.as_of)}''"


def escaped(text: str) -> str:
    """Return a text of which the parser makes nothing but that text."""
    lines = _MARKUP.sub(_entity, plain(text)).split("\n")
    return "<br />".join(line.replace("\t", " ") for line in lines)


def _entity(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in match[0])
