"""Markdown: the notes of each role by section, with all that could be markup escaped."""

import re
from collections.abc import Iterator

from empathyboard.export.clean import one_line, plain, safe_link
from empathyboard.export.facts import NoteFacts, Told, by_section
from empathyboard.export.wish import Wish

# Signs of markup, and what many readers make a link of by itself.
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#|!~$&]|@|:(?=\S)|www\.", re.IGNORECASE)
_ENTITIES = {"@": "&#64;", ":": "&#58;"}
# What begins a list, a heading, a rule or a number at the start of a line.
_LEADING = re.compile(r"^(\s*\d*)([-+=.)])")


def write(told: Told, wish: Wish) -> bytes:
    """Return a board as text for wikis and repositories, with its picture where it has one."""
    lines = [*_picture(told, wish.address), *_board(told)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _picture(told: Told, address: str) -> Iterator[str]:
    if address:
        shown, way = _address(f"{address}.png"), _address(address)
        yield f"[![{escaped(told.title())}](<{shown}>)](<{way}>)"
        yield from ("", f"[{told.texts('embedPage.open')}](<{way}>)", "")


def _board(told: Told) -> Iterator[str]:
    yield f"# {escaped(told.title())}"
    yield ""
    account = one_line(told.board.content.account)
    facts = [escaped(account)] if account else []
    yield " · ".join([*facts, told.texts.date(told.day)])
    for whole in told.board.maps:
        yield from ("", f"## {escaped(told.role(whole))}", "")
        told_of = [escaped(fact) for fact in told.role_facts(whole) if fact != account]
        if told_of:
            yield " · ".join(told_of)
        if not whole.content.notes:
            yield from ("", told.texts("exported.noNotes"))
        for section, inside in by_section(whole.content.notes):
            yield from ("", f"### {escaped(told.section(section))}", "")
            for note in inside:
                yield from _note(told.note(note))
    yield from _sources(told)
    yield from ("", f"*{told.texts('product.credit')}*")


def _note(facts: NoteFacts) -> Iterator[str]:
    first, *rest = facts.text.split("\n")
    yield f"- {escaped(first)}"
    for line in rest:
        yield f"  {escaped(line)}" if line.strip() else ""
    told = [facts.department, facts.author, facts.voice, facts.speaker, facts.channel]
    told += [facts.evidence, *facts.sources, *facts.tags]
    yield f"  <br>*{escaped(' · '.join(part for part in told if part))}*"


def _sources(told: Told) -> Iterator[str]:
    if not told.board.content.sources:
        return
    yield from ("", f"## {told.texts('exported.sources')}", "")
    for source in told.board.content.sources:
        title, link = escaped(one_line(source.title)), safe_link(source.link)
        parts = [f"[{title}](<{_address(link)}>)" if link else title]
        parts += [escaped(one_line(part)) for part in (source.publisher, source.date) if part]
        yield f"- {', '.join(parts)}"


def _address(link: str) -> str:
    """Return an address that cannot end its brackets."""
    return re.sub(r"[<>\\\s]", lambda match: f"%{ord(match[0]):02X}", link)


def escaped(text: str) -> str:
    """Return one line of text of which no reader makes anything but that text."""
    return _LEADING.sub(r"\1\\\2", _MARKUP.sub(_escape, plain(text)))


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    if len(sign) > 1:
        return f"{sign[:-1]}&#46;"
    return _ENTITIES.get(sign) or f"\\{sign}"
