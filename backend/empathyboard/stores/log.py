"""What every store keeps to."""

from hashlib import sha256

EMPTY_UPDATE = b"\x00\x00"
"""The Yjs update without content: the state of a document before its first checkpoint."""

KEPT_CHECKPOINTS = 2
"""The older one is what is left when the newer one turns out to be damaged."""

FIRST_EPOCH = 1
"""The epoch of a new document; a restored one gets the time of its restoring, in milliseconds."""


def digest(document: str, position: int, content: bytes) -> bytes:
    """Return the SHA-256 that proves content and place: a row in another's place is damaged too."""
    whole = sha256(f"{document}:{position}:".encode())
    whole.update(content)
    return whole.digest()
