"""Confluence's storage format: XHTML with elements of its own for pictures."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from empathyboard.export.clean import plain
from empathyboard.export.facts import Told
from empathyboard.export.snippets import PICTURE_WIDTH, columns, snippet_of, tables
from empathyboard.export.wish import Wish


def write(told: Told, wish: Wish) -> bytes:
    """Return the snippet as storage format."""
    return ("\n".join(_lines(told, wish)) + "\n").encode("utf-8", "replace")


def _lines(told: Told, wish: Wish) -> Iterator[str]:
    snippet = snippet_of(told, wish)
    alt, source = quoteattr(plain(snippet.title)), quoteattr(snippet.picture)
    link = f"<a href={quoteattr(snippet.address)}>{_text(snippet.open)}</a>"
    picture = f'<ac:image ac:alt={alt} ac:width="{PICTURE_WIDTH}"><ri:url ri:value={source} />'
    yield f"<p>{picture}</ac:image></p>"
    yield f"<p><strong>{_text(snippet.title)}</strong> · {link}</p>"
    heads = _row("th", columns(told))
    for role, rows in tables(told):
        yield f"<h3>{_text(role)}</h3><table><tbody>{heads}"
        yield from (_row("td", row) for row in rows)
        yield "</tbody></table>"
    yield f"<p><em>{_text(snippet.as_of)}</em></p>"


def _row(cell: str, texts: list[str]) -> str:
    return f"<tr>{''.join(f'<{cell}>{_text(text)}</{cell}>' for text in texts)}</tr>"


def _text(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br />")
