"""What wikis are given to keep: every note is in it, and nothing of a note is markup."""

import json
import re
from functools import cache
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from empathyboard.domain.content import WholeBoard
from empathyboard.export.clean import plain
from empathyboard.export.formats import export
from empathyboard.export.mediawiki_writer import escaped
from empathyboard.export.scope import Scope
from empathyboard.export.wish import Wish
from tests.support.hostile import HOSTILE
from tests.support.whole_boards import AT, board_of, example_board, note

ADDRESS = "https://maps.example/embed/AAAA?a=1&b='\"><x>"
"""No address of ours looks like this."""
SNIPPETS = ["markdown", "mediawiki", "confluence", "html"]
_CONFLUENCE = {"ac": "urn:ac", "ri": "urn:ri"}


class Elements(HTMLParser):
    """All elements with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile_board() -> WholeBoard:
    more = [{"speaker": text, "channel": text, "tags": {text: True}} for text in HOSTILE]
    notes = [note(text, at, more=more[at]) for at, text in enumerate(HOSTILE)]
    return board_of(notes, people={"p1": HOSTILE[0]})


@cache
def made(kind: str) -> str:
    return export(hostile_board(), Wish(kind, at=AT, address=ADDRESS)).content.decode()


def written(board: WholeBoard, kind: str, **more: object) -> str:
    wish = Wish(kind, at=AT, address="https://maps.example/embed/AAAA", **more)  # type: ignore[arg-type]
    return export(board, wish).content.decode()


@pytest.mark.parametrize("kind", SNIPPETS)
def test_snippet_has_the_picture_the_way_to_the_board_and_every_note(kind: str) -> None:
    board = example_board()

    snippet = unescape(written(board, kind)).replace("\\", "")

    assert "https://maps.example/embed/AAAA.png" in snippet
    assert snippet.count("https://maps.example/embed/AAAA") >= 2
    assert "Open board" in snippet
    for whole in board.maps:
        assert whole.content.job_title in snippet
        for each in whole.content.notes:
            assert each.text in re.sub(r"<br ?/?>", "\n", snippet)


def test_mediawiki_shows_a_picture_by_an_address_that_ends_in_png() -> None:
    first, *_ = written(example_board(), "mediawiki").splitlines()

    assert first == "[https://maps.example/embed/AAAA https://maps.example/embed/AAAA.png]"


@pytest.mark.parametrize("kind", SNIPPETS)
def test_snippet_speaks_the_language_of_its_embed(kind: str) -> None:
    snippet = unescape(written(example_board("nl"), kind, language="nl"))

    assert "Bord openen" in snippet
    assert "november 2026" in snippet


@pytest.mark.parametrize("kind", SNIPPETS)
def test_hidden_names_are_in_no_snippet(kind: str) -> None:
    board = board_of([note("x", more={"speaker": "Quoted Quentin"})])
    assert "Helen Marsh" in written(board, kind)

    hidden = written(board, kind, scope=Scope(hides_names=True))

    assert [name for name in ("Helen Marsh", "Anouk", "Quoted") if name in hidden] == []


def test_html_holds_no_element_and_no_attribute_of_a_note() -> None:
    page = Elements(made("html"))

    tags = {"p", "a", "img", "strong", "small", "br"}
    tags |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert {tag for tag, _ in page.found} <= tags
    attributes = {name for _, each in page.found for name in each}
    assert attributes == {"href", "rel", "src", "alt", "width"}
    links = {each[name] for _, each in page.found for name in ("href", "src") if name in each}
    assert links == {ADDRESS, f"{ADDRESS}.png"}
    assert all(plain(text) in page.text for text in HOSTILE)


def test_confluence_is_sound_xml_with_nothing_of_a_note_in_it() -> None:
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _CONFLUENCE.items())
    root = ET.fromstring(f"<x {names}>{made('confluence')}</x>")

    tags = {"x", "p", "strong", "em", "a", "h3", "table", "tbody", "tr", "th", "td", "br"}
    assert {each.tag for each in root.iter()} <= tags | {"{urn:ac}image", "{urn:ri}url"}
    assert [each.attrib for each in root.iter("a")] == [{"href": ADDRESS}]
    shown = "".join(root.itertext())
    # The parser drops no letter: what stands between two breaks is in it as it was.
    for text in HOSTILE:
        assert all(line in shown for line in plain(text).split("\n"))


def test_markdown_with_a_picture_makes_nothing_of_notes_but_text() -> None:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})

    page = Elements(reader.render(made("markdown")))

    tags = {"h1", "h2", "h3", "p", "ul", "li", "em", "br", "a", "img"}
    assert {tag for tag, _ in page.found} <= tags
    assert len([tag for tag, _ in page.found if tag in {"a", "img"}]) == 3


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        *("[[File:x.png]]", "{{delete}}", "{|\n|}", "|-", "|}", "!! a || b", "~~~~", "__NOTOC__"),
        *(
            "''bold''",
            "'''",
            "-{zh-hans:x}-",
            "ISBN 0306406152",
            "RFC 2119",
            "PMID 12",
            "#REDIRECT",
        ),
        *("* a\n# b\n: c\n; d", "== head ==", "----", "<nowiki>", "</nowiki>{{x}}", " indented"),
        *("//evil.example", "http://evil.example", "mailto:x@evil.example", "&lt;b&gt;"),
    ],
)
def test_wikitext_of_a_text_is_that_text(text: str) -> None:
    wikitext = escaped(text)

    bare = re.sub(r"&#\d+;|<br />", "", wikitext)
    assert not re.search(r"[\[\]{}|<>=*#:;&~_/\"\\^`@$+]|''|--|\n", bare), wikitext
    assert not re.search(r"\b(ISBN|RFC|PMID)\s", bare)
    assert unescape(wikitext.replace("<br />", "\n")) == plain(text).replace("\t", " ")


def test_words_stay_readable_in_wikitext() -> None:
    assert escaped("It won't close in two (2) days, month-end!") == (
        "It won't close in two (2) days, month-end!"
    )


def test_page_has_every_note_as_text_and_nothing_of_one_as_markup() -> None:
    """E50."""
    piece = json.loads(made("page"))
    page = Elements(piece["text"])

    assert {tag for tag, _ in page.found} <= {"section", "h2", "h3", "ul", "li", "p", "small", "br"}
    assert [each for _, each in page.found if each] == []
    assert all(plain(text) in page.text for text in HOSTILE)
    assert piece["description"] == f"{len(HOSTILE)} notes: Helen Marsh, CFO"


@pytest.mark.parametrize(
    ("scope", "title"),
    [
        (Scope(), "Planning"),
        (Scope(role="r1"), "Helen Marsh, CFO · Planning"),
        (Scope(role="r1", section="see"), "What do they see? · Helen Marsh, CFO · Planning"),
        (Scope(role="r1", hides_names=True), "CFO · Planning"),
    ],
)
def test_page_is_called_by_what_it_shows(scope: Scope, title: str) -> None:
    piece = json.loads(written(board_of([note("x")]), "page", scope=scope))

    assert piece["title"] == title
