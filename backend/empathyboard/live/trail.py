"""The audit trail: who did what to a board, only ever added to."""

import unicodedata
from enum import StrEnum

from empathyboard.domain.ids import new_id
from empathyboard.domain.links import Trace
from empathyboard.domain.ports import AccessStore, Clock
from empathyboard.live.admissions import Asker


class Event(StrEnum):
    """What is noted."""

    MADE = "board made"
    BINNED = "board binned"
    RESTORED = "board restored"
    GENERAL = "general access"
    KEY_USED = "key used"
    KEY_WRONG = "wrong key"
    LINK_MADE = "link made"
    LINK_REVOKED = "link revoked"
    LINK_ROTATED = "link rotated"
    JOINED = "joined"
    JOIN_REFUSED = "join refused"
    ASKED = "asked to join"
    LET_IN = "let in"
    TURNED_AWAY = "turned away"
    TOKEN_MADE = "token made"  # noqa: S105 - the name of an event
    TOKEN_REVOKED = "token revoked"  # noqa: S105
    EMBED_MADE = "embed made"
    EMBED_REVOKED = "embed revoked"


class Trail:
    """Notes what happened to boards."""

    def __init__(self, store: AccessStore, clock: Clock) -> None:
        """Write into a store."""
        self._store = store
        self._clock = clock

    async def note(self, board: str, event: Event, who: Asker | None, what: str = "") -> None:
        """Add one line; what people typed loses its control characters."""
        line = Trace(
            new_id(), board, self._clock.now(), event, await self._who(board, who), escaped(what)
        )
        await self._store.add(line)

    async def _who(self, board: str, asker: Asker | None) -> str:
        if asker is None:
            return "server"
        if asker.session is not None:
            return (await self._store.participant(board, asker.session.id)).id
        return "program" if asker.secret else "anybody"

    async def read(self, board: str) -> list[Trace]:
        """Return the lines of a board, the latest first."""
        found = await self._store.find(Trace, board=board)
        return sorted(found, key=lambda line: line.at, reverse=True)


def escaped(text: str) -> str:
    """Return a text that cannot pass for something else: nothing in it moves a cursor or hides."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return f"\\u{ord(character):04x}"
    return character
