"""The seam to whatever integrates documents: this process now, a worker process later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from empathyboard.document.updates import Update
from empathyboard.document.write import Edit

Change = Update | Edit
"""What a document takes in: a checked update from a peer, or an edit of the server's own."""


@dataclass(frozen=True)
class Integrated:
    """A change that the document took in."""

    update: bytes
    """The bytes as they came, without operations known before, or those that the edit made."""
    is_news: bool
    """False for a repeat: nothing to keep, nothing to tell."""
    is_mass_deletion: bool = False
    """Whether it took so many notes from sight at once that a snapshot of before is due."""


@dataclass(frozen=True)
class Refused:
    """A change that the document did not take in, and the error that says why."""

    error: Exception


Outcome = Integrated | Refused


@dataclass(frozen=True)
class Opened:
    """A document ready to integrate changes."""

    handle: int
    """Names it towards its Documents until it is closed; never used twice."""
    content: bytes
    state_vector: bytes


class Documents(Protocol):
    """Integrates changes into documents; bytes and plain values in and out."""

    async def open(self, updates: Sequence[bytes]) -> Opened:
        """Build a document from updates in order; DocumentError when it cannot be built."""

    def prepare(self, handle: int) -> Iterator[None]:
        """Work out beforehand what the first edit of a document needs, a few milliseconds a step.

        Nothing may be integrated into it before the last step.
        """

    async def integrate(self, handle: int, changes: Sequence[Change]) -> Sequence[Outcome]:
        """Take in changes in order and say for each what came of it.

        A gap is refused and leaves the document as it was. DocumentError (with `position`, that
        of the change) when the document may be damaged: close it and open it anew without that
        change.
        """

    async def state_vector(self, handle: int) -> bytes:
        """Return the encoded state vector."""

    def compact(self, updates: Sequence[bytes]) -> bytes:
        """Return the encoded state after updates in order, read back and compared.

        DocumentError when it reads back as something else. Takes long and knows no open document,
        so it may be called in any thread.
        """

    async def close(self, handle: int) -> None:
        """Let go of a document; closing twice is fine."""
