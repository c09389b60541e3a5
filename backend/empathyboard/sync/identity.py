"""Whose presence it is: the server says so, whatever the state that came in claims (A60, A51)."""

import json
from typing import Any

from empathyboard.domain.links import Participant

_OWN_WORDS = ("name", "department", "colour")


def stamped(state: bytes, participant: Participant) -> bytes:
    """Return a presence state with the participant that it really is of.

    A person who told the server their name bears that one; a program's own words stay.
    """
    said = json.loads(state)
    if not isinstance(said, dict) or not (participant.name or "participant" in said):
        return state
    claimed = said.get("participant")
    claimed = claimed if isinstance(claimed, dict) else {}
    words = {name: _text(claimed.get(name)) for name in _OWN_WORDS}
    if participant.name:
        words = {name: getattr(participant, name) for name in _OWN_WORDS}
    return _encoded({**said, "participant": {"id": participant.id, **words}})


def without_name(state: bytes, participant: Participant | None) -> bytes:
    """Return a presence state with a number in the place of the name: the same for all who look."""
    said = json.loads(state)
    if not isinstance(said, dict) or not isinstance(said.get("participant"), dict):
        return state
    number = str(participant.number) if participant and participant.number else ""
    return _encoded({**said, "participant": {**said["participant"], "name": number}})


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _encoded(state: dict[str, Any]) -> bytes:
    # Escaped, because a lone surrogate that JSON can name has no UTF-8.
    return json.dumps(state, separators=(",", ":")).encode()
