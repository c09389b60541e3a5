"""Numbers of the wire: message types, close codes and the version, from shared/protocol.json."""

import json
from enum import IntEnum
from typing import Any

from empathyboard.paths import shared_dir


def _read() -> dict[str, Any]:
    source = (shared_dir() / "protocol.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(source)
    return data


_PROTOCOL = _read()

VERSION: int = _PROTOCOL["version"]
"""The version of our own messages; a client of another version is asked to reload."""


class Message(IntEnum):
    """The type of a frame: the first integer in it."""

    SYNC = _PROTOCOL["messages"]["sync"]
    AWARENESS = _PROTOCOL["messages"]["awareness"]
    QUERY_AWARENESS = _PROTOCOL["messages"]["queryAwareness"]
    HELLO = _PROTOCOL["messages"]["hello"]
    SAVED = _PROTOCOL["messages"]["saved"]
    REFUSED = _PROTOCOL["messages"]["refused"]
    LEVEL = _PROTOCOL["messages"]["level"]
    CHANGED = _PROTOCOL["messages"]["changed"]


class Step(IntEnum):
    """The kind of a sync message: the second integer in it."""

    STEP1 = _PROTOCOL["syncSteps"]["step1"]
    STEP2 = _PROTOCOL["syncSteps"]["step2"]
    UPDATE = _PROTOCOL["syncSteps"]["update"]


class Close(IntEnum):
    """Why a connection is closed; 4400 to 4499 mean that trying again does not help."""

    MALFORMED = _PROTOCOL["closeCodes"]["malformed"]
    FORBIDDEN = _PROTOCOL["closeCodes"]["forbidden"]
    UNKNOWN = _PROTOCOL["closeCodes"]["unknown"]
    RESTORED = _PROTOCOL["closeCodes"]["restored"]
    GONE = _PROTOCOL["closeCodes"]["gone"]
    TOO_LARGE = _PROTOCOL["closeCodes"]["too-large"]
    OUTDATED = _PROTOCOL["closeCodes"]["outdated"]
    BROKEN = _PROTOCOL["closeCodes"]["broken"]
    GAP = _PROTOCOL["closeCodes"]["gap"]
    RESTART = _PROTOCOL["closeCodes"]["restart"]
    SLOW = _PROTOCOL["closeCodes"]["slow"]
