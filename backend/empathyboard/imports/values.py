"""JSON from outside as values that are safe to walk: bounded in depth, length and number."""

import json
from typing import Any

from empathyboard.domain.errors import FileError
from empathyboard.domain.limits import LIMITS

_MOST_DEPTH = LIMITS.nesting_depth + 8
"""What a note may nest, below the lists that it is in."""
_MOST_NUMBER = 2**53
"""Up to here every reader, JavaScript among them, sees the same number."""
_KEY_LENGTH = 200


def read_json(data: bytes) -> Any:
    """Return the value of a JSON text; FileError for what is none or is not bounded."""
    try:
        value = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise FileError(f"The file is no UTF-8 text: byte {error.start} is not.") from error
    except RecursionError as error:
        raise FileError("The file nests values far too deep; it is no board.") from error
    except ValueError as error:
        raise FileError(f"The file is no JSON: {error}.") from error
    return _bounded(value)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _bounded(value: Any, depth: int = 0) -> Any:
    """Return a value with its texts mended, or say what of it is out of bounds."""
    if depth > _MOST_DEPTH:
        raise FileError(f"The file nests values deeper than {_MOST_DEPTH}; it is no board.")
    if isinstance(value, dict):
        return {_key(key): _bounded(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_bounded(item, depth + 1) for item in value]
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | float) and not abs(value) <= _MOST_NUMBER:
        raise FileError(f"The file holds the number {value:.6g}; none may be above 2^53.")
    return value


def _key(key: str) -> str:
    if len(key) > _KEY_LENGTH:
        raise FileError(f"The file holds a name of {len(key)} letters: {key[:40]!r}….")
    return _text(key)


def _text(text: str) -> str:
    if len(text) > LIMITS.note_text_length:
        raise FileError(
            f"The file holds a text of {len(text)} letters, beginning {text[:40]!r}; "
            f"at most {LIMITS.note_text_length} are taken."
        )
    # Half a character, which JSON can say and no document can hold; NUL ends texts elsewhere.
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
