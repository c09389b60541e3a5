"""Whose presence it is: the server says so, whatever the state that came in claims (A60, A51)."""

import json
from typing import Any

from empathyboard.domain.links import Participant

_OWN_WORDS = ("name", "department", "colour")
_BEGIN = '{"participant":'


class Stamp:
    """Puts the true participant into the states of one connection.

    Hardly anything is as frequent as a cursor that moved, and what stands before it is the same
    each time: it is replaced as bytes, once it is known by what.
    """

    def __init__(self) -> None:
        """Start without having seen a state."""
        self._participant: Participant | None = None
        self._said = self._true = b""

    def on(self, state: bytes, participant: Participant) -> bytes:
        """Return a state with the participant that it really is of."""
        if participant is self._participant and state.startswith(self._said):
            rest = state[len(self._said) :]
            # Another participant further on would count, and might be spelled with escapes.
            if b"participant" not in rest and b"\\" not in rest:
                return self._true + rest
        return self._learn(state, participant)

    def _learn(self, state: bytes, participant: Participant) -> bytes:
        true = stamped(state, participant)
        text = state.decode()
        if text.startswith(_BEGIN + "{") and true is not state:
            said, end = json.JSONDecoder().raw_decode(text, len(_BEGIN))
            self._said = text[:end].encode()
            self._true = _BEGIN.encode() + _encoded(_true(said, participant))
            self._participant = participant
        return true


def stamped(state: bytes, participant: Participant) -> bytes:
    """Return a presence state with the participant that it really is of.

    A person who told the server their name bears that one; a program's own words stay.
    """
    said = json.loads(state)
    if not isinstance(said, dict) or not (participant.name or "participant" in said):
        return state
    return _encoded({**said, "participant": _true(said.get("participant"), participant)})


def _true(claimed: Any, participant: Participant) -> dict[str, Any]:
    claimed = claimed if isinstance(claimed, dict) else {}
    words = {name: _text(claimed.get(name)) for name in _OWN_WORDS}
    if participant.name:
        words = {name: getattr(participant, name) for name in _OWN_WORDS}
    return {"id": participant.id, **words}


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
