"""A fence around the CRDT library, whose panics are not even Exceptions."""

from collections.abc import Iterator
from contextlib import contextmanager

from empathyboard.domain.errors import DocumentError


@contextmanager
def guard(position: int | None = None) -> Iterator[None]:
    """Turn whatever the library throws into a DocumentError, with the position of the change."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except DocumentError as error:
        if error.position is None:
            error.position = position
        raise
    except BaseException as error:
        raise DocumentError(f"the document could not take it in: {error!r}", position) from None
