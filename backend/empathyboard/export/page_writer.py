"""What the page of an embed is filled with: a picture, and every note as text beside it."""

import json
from collections.abc import Iterator
from html import escape

from empathyboard.domain.content import WholeMap
from empathyboard.export.clean import plain
from empathyboard.export.facts import NoteFacts, Told, by_section
from empathyboard.export.pictures import board_scene
from empathyboard.export.svg_writer import write_scene
from empathyboard.export.titles import description_of, title_of
from empathyboard.export.wish import Wish


def write(told: Told, wish: Wish) -> bytes:
    """Return title, description, size, picture and text as JSON; the last two are HTML."""
    scene = board_scene(told, wish.scope.section)
    piece = {
        "title": title_of(told, wish),
        "description": description_of(told),
        "width": scene.width,
        "height": scene.height,
        "picture": write_scene(scene).decode(),
        "text": "".join(_maps(told)),
    }
    return json.dumps(piece, ensure_ascii=False).encode("utf-8", "replace")


def _maps(told: Told) -> Iterator[str]:
    for whole in told.board.maps:
        yield f"<section><h2>{_text(told.role(whole))}</h2>"
        yield from _notes(whole, told)
        yield "</section>"


def _notes(whole: WholeMap, told: Told) -> Iterator[str]:
    if not whole.content.notes:
        yield f"<p>{_text(told.texts('exported.noNotes'))}</p>"
    for key, inside in by_section(whole.content.notes):
        yield f"<h3>{_text(told.section(key))}</h3><ul>"
        yield from (_note(told.note(note)) for note in inside)
        yield "</ul>"


def _note(facts: NoteFacts) -> str:
    tells = [facts.department, facts.author, facts.voice, facts.speaker, facts.channel]
    tells += [facts.evidence, *facts.sources, *(f"#{tag}" for tag in facts.tags)]
    told = _text(" · ".join(part for part in tells if part))
    return f"<li><p>{_text(facts.text)}</p><small>{told}</small></li>"


def _text(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br>")
