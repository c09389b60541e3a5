"""What every store keeps to."""

EMPTY_UPDATE = b"\x00\x00"
"""The Yjs update without content: the state of a document before its first checkpoint."""

KEPT_CHECKPOINTS = 2
"""The older one is what is left when the newer one turns out to be damaged."""

FIRST_EPOCH = 1
"""The epoch of a new document; a restored one gets the time of its restoring, in milliseconds."""
