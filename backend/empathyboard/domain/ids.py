"""Random identifiers and secrets; an id carries 128 random bits, a key 256."""

import hashlib
import re
import secrets

_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def new_id() -> str:
    """Return an unguessable id: 22 characters of base64url, safe in a path."""
    return secrets.token_urlsafe(16)


def new_key() -> str:
    """Return a secret of 256 bits: 43 characters of base64url."""
    return secrets.token_urlsafe(32)


def is_id(text: str) -> bool:
    """Tell whether a text has the shape of an id, before anything is looked up."""
    return _ID.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Tell whether a text has the shape of a secret, before anything is looked up."""
    return _KEY.fullmatch(text) is not None


def hash_key(key: str) -> bytes:
    """Return the SHA-256 of a key: the only form of it that is ever stored."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def is_same_key(key: str, stored: bytes) -> bool:
    """Compare a presented key with a stored hash in constant time."""
    return secrets.compare_digest(hash_key(key), stored)
