"""Everything that can go wrong on purpose, as one tree.

EmpathyboardError
├── UnknownError           nothing of that id, or not for you (the two look the same)
│   └── GoneError          it is in the bin
├── ForbiddenError         the level does not allow the action
├── LinkError              a link or key that lets nobody in, and why
├── TooManyError           asked too often; it says how long to wait
├── LimitError             a stated limit would be passed
├── StorageError           the store cannot keep or give anything now
│   └── DamagedStoreError  what it gives is not what was put in
├── FrameError             a frame that cannot be read or may not be sent
│   ├── TooLargeError      it is over its size
│   └── GapError           it builds on edits that are not here
├── FileError              a file that cannot be imported, or something in it
├── DocumentError          the document could not take in an update
└── StartError             the server cannot start here; one line says why
"""

from enum import StrEnum


class LinkRefusal(StrEnum):
    """Why a link, passphrase or key lets nobody in; each is something a person can act on."""

    UNKNOWN = "link-unknown"
    EXPIRED = "link-expired"
    USED_UP = "link-used-up"
    PASSPHRASE_NEEDED = "passphrase-needed"  # noqa: S105 - the name of a refusal
    PASSPHRASE_WRONG = "passphrase-wrong"  # noqa: S105
    WRONG_KEY = "wrong-key"


_REFUSALS = {
    LinkRefusal.UNKNOWN: "This link does not work; ask whoever sent it for a new one.",
    LinkRefusal.EXPIRED: "This link has expired; ask whoever sent it for a new one.",
    LinkRefusal.USED_UP: "This link was used as often as it may be; ask for a new one.",
    LinkRefusal.PASSPHRASE_NEEDED: "This link asks for a passphrase.",
    LinkRefusal.PASSPHRASE_WRONG: "This is not the passphrase of the link.",
    LinkRefusal.WRONG_KEY: "This is not the key of this board.",
}


class EmpathyboardError(Exception):
    """The base of every error that this program raises for a person to read."""


class UnknownError(EmpathyboardError):
    """There is nothing of that id, or the asker may not know that there is."""


class GoneError(UnknownError):
    """The board or map is in the bin."""


class ForbiddenError(EmpathyboardError):
    """The asker's level does not allow the action."""


class LinkError(EmpathyboardError):
    """A link, passphrase or key does not let anybody in."""

    def __init__(self, reason: LinkRefusal) -> None:
        """Say why, as far as the person can do something about it."""
        super().__init__(_REFUSALS[reason])
        self.reason = reason


class TooManyError(EmpathyboardError):
    """Something was asked too often."""

    def __init__(self, message: str, seconds: int) -> None:
        """Say in how many seconds to ask again."""
        super().__init__(message)
        self.seconds = seconds


class LimitError(EmpathyboardError):
    """A limit of shared/limits.json would be passed."""


class StorageError(EmpathyboardError):
    """The store cannot keep or give anything right now; trying later may help."""


class DamagedStoreError(StorageError):
    """The store gave something other than what was put in."""


class FrameError(EmpathyboardError):
    """A frame that cannot be read, or that its sender may not send."""


class TooLargeError(FrameError):
    """A frame is larger than its kind may be."""


class GapError(FrameError):
    """An update builds on edits that the document does not have."""


class FileError(EmpathyboardError):
    """A file cannot be imported; nothing of it was."""


class DocumentError(EmpathyboardError):
    """The document could not take in an update and must be rebuilt."""

    def __init__(self, message: str, position: int | None = None) -> None:
        """Say what happened, and at which of the changes given where it is known."""
        super().__init__(message)
        self.position = position


class StartError(EmpathyboardError):
    """The server cannot start here; the message is one line with the way out."""
