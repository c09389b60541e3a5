"""HTML to paste: a picture that refreshes itself and the notes as tables; nothing in it runs."""

from collections.abc import Iterator
from html import escape

from empathyboard.export.clean import plain
from empathyboard.export.facts import Told
from empathyboard.export.snippets import PICTURE_WIDTH, columns, snippet_of, tables
from empathyboard.export.wish import Wish


def write(told: Told, wish: Wish) -> bytes:
    """Return the snippet as HTML."""
    return ("\n".join(_lines(told, wish)) + "\n").encode("utf-8", "replace")


def _lines(told: Told, wish: Wish) -> Iterator[str]:
    snippet = snippet_of(told, wish)
    title, address = _text(snippet.title), _text(snippet.address)
    picture = f'src="{_text(snippet.picture)}" alt="{title}" width="{PICTURE_WIDTH}"'
    yield f'<p><a href="{address}" rel="noopener"><img {picture}></a></p>'
    yield f'<p><strong>{title}</strong> · <a href="{address}" rel="noopener">'
    yield f"{_text(snippet.open)}</a></p>"
    heads = "".join(f"<th>{_text(head)}</th>" for head in columns(told))
    for role, rows in tables(told):
        yield f"<table><caption>{_text(role)}</caption><thead><tr>{heads}</tr></thead><tbody>"
        for row in rows:
            yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>"
        yield "</tbody></table>"
    yield f"<p><small>{_text(snippet.as_of)}</small></p>"


def _text(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br>")
