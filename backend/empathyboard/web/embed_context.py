"""The context of an embed: what its page needs beside the maps' documents (E30)."""

from collections.abc import Mapping, Sequence

from empathyboard.domain.content import WholeBoard, WholeMap
from empathyboard.domain.evidence import evidence_links
from empathyboard.domain.links import Participant
from empathyboard.live.embed_files import Tell
from empathyboard.live.embeds import Opened
from empathyboard.web.context import Person, board_context, context_source
from empathyboard.web.embed_models import EmbedContext, EmbeddedMap


def tell_context(opened: Opened) -> Tell:
    """Return what puts an embed's context into JSON."""

    def tell(whole: WholeBoard, names: Mapping[str, str], people: Sequence[Participant]) -> bytes:
        embed = opened.embed
        notes = [note for each in whole.maps for note in each.content.notes]
        named = {key for note in notes for key in evidence_links(note.more)}
        sources = {each.id: each for each in whole.content.sources if each.id in named}
        context = EmbedContext(
            board=board_context(whole.content),
            language=embed.language,
            appearance=embed.appearance.value,
            names_hidden=embed.names_hidden,
            live=embed.is_live,
            section=embed.section,
            maps=[
                _map(each, names[each.entry.key]) for each in whole.maps if each.entry.key in names
            ],
            sources={key: context_source(each) for key, each in sources.items()},
            people=_people({note.author for note in notes}, people),
        )
        return context.model_dump_json().encode("utf-8", "replace")

    return tell


def _map(whole: WholeMap, name: str) -> EmbeddedMap:
    return EmbeddedMap(
        name=name,
        job_title=whole.content.job_title,
        committee_roles=list(whole.content.committee_roles),
        person=whole.person,
        priority=whole.entry.priority,
    )


def _people(authors: set[str | None], people: Sequence[Participant]) -> dict[str, Person]:
    """Return who wrote what is shown; with names hidden no note says its author any more."""
    return {
        each.id: Person(name=each.name, department=each.department)
        for each in people
        if each.name and each.id in authors
    }
