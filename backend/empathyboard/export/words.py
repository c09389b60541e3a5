"""A text cut where its lines may break; frontend/src/shared/words.ts does the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from empathyboard.export.typeface import VS16, ZWJ, Typeface

_SPACES = frozenset(" \t")
_DIGITS = frozenset("0123456789")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)


@dataclass(frozen=True)
class Cluster:
    """Letters that are drawn as one and are never parted."""

    text: str
    width: int
    is_wide: bool
    """Whether lines may break on both sides of it: a picture, or a letter of East Asia."""


@dataclass
class Word:
    """What stays together on a line, and the room that it takes in thousandths of an em."""

    clusters: list[Cluster]
    width: int = 0
    """Without the spaces at its end, which may stand over the edge."""
    spaces: int = 0
    """How wide those spaces are."""
    ends_line: bool = False
    """Whether a new line follows in the text."""


def clusters(text: str, face: Typeface) -> Iterator[Cluster]:
    """Yield what is drawn as one: letters with their marks, joined pictures, flags."""
    points = [ord(letter) for letter in text]
    start = 0
    while start < len(points):
        end, is_picture = _end_of_cluster(points, start, face)
        width = face.emoji_width if is_picture else face.width(points[start])
        is_wide = is_picture or points[start] in face.wide
        yield Cluster(text[start:end], width, is_wide)
        start = end


def _end_of_cluster(points: list[int], start: int, face: Typeface) -> tuple[int, bool]:
    """Return where a cluster ends, and whether it is drawn as a picture."""
    first, end = points[start], start + 1
    is_picture = first in face.emoji
    if first == ord("\n"):
        return end, False
    if first in _FLAGS and end < len(points) and points[end] in _FLAGS:
        end += 1
    while end < len(points):
        point = points[end]
        if point not in face.zero and not (is_picture and point in _SKIN_TONES):
            break
        is_picture = is_picture or point == VS16
        end += 1
        if point == ZWJ and is_picture and end < len(points) and points[end] != ord("\n"):
            end += 1
    return end, is_picture


def words(text: str, face: Typeface) -> list[Word]:
    """Return a text cut into what must stay together; an empty text is one empty word."""
    found = [Word([])]
    before: Cluster | None = None
    for cluster in clusters(text, face):
        if cluster.text == "\n":
            found[-1].ends_line = True
            found.append(Word([]))
            before = None
            continue
        if before is not None and _may_break(before, cluster, found[-1], face):
            found.append(Word([]))
        _add(found[-1], cluster)
        before = cluster
    return found


def _add(word: Word, cluster: Cluster) -> None:
    word.clusters.append(cluster)
    if cluster.text[0] in _SPACES:
        word.spaces += cluster.width
    else:
        word.width += cluster.width


def _may_break(before: Cluster, after: Cluster, word: Word, face: Typeface) -> bool:
    if after.text[0] in _SPACES:
        return False
    if before.text[0] in _SPACES:
        return True
    if before.text[0] in face.not_after or after.text[0] in face.not_before:
        return False
    if before.is_wide or after.is_wide:
        return True
    if before.text[0] not in face.break_after or after.text[0] in face.break_after:
        return False
    # A sign at the very beginning belongs to what follows: -5, /etc, - so.
    return len(word.clusters) > 1 and after.text[0] not in _DIGITS
