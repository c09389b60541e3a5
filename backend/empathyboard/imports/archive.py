"""The board in a file that an export made: JSON as it is, or packed in a zip."""

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from empathyboard.domain.errors import FileError
from empathyboard.domain.limits import LIMITS

_ZIP = b"PK\x03\x04"
_BOARD = "board.json"
_SMALL = 1024 * 1024
"""Below this size a high ratio is nothing out of the ordinary."""


def unpacked(data: bytes) -> bytes:
    """Return the JSON of a file; FileError for a zip that is damaged, hostile or not ours."""
    if not data.startswith(_ZIP):
        return data
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _board_of(archive)
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        # RuntimeError: it is encrypted, or packed in a way that Python does not know.
        raise FileError(f"The zip file cannot be opened: {error}.") from error


def _board_of(archive: ZipFile) -> bytes:
    entries = archive.infolist()
    _expect_bounded(entries)
    found = [entry for entry in entries if entry.filename == _BOARD]
    if len(found) != 1:
        raise FileError(f"The zip file holds no {_BOARD}; choose one that Empathyboard exported.")
    with archive.open(found[0]) as content:
        # What an entry says of its size may be a lie.
        read = content.read(LIMITS.import_inflated_bytes + 1)
    if len(read) > LIMITS.import_inflated_bytes:
        raise FileError(_TOO_LARGE)
    return read


_TOO_LARGE = (
    f"The zip file holds more than {LIMITS.import_inflated_bytes // 1024**2} MB; "
    "a board is never that large."
)


def _expect_bounded(entries: Sequence[ZipInfo]) -> None:
    if len(entries) > LIMITS.import_entries:
        raise FileError(
            f"The zip file holds {len(entries)} files; at most {LIMITS.import_entries} are read."
        )
    if sum(entry.file_size for entry in entries) > LIMITS.import_inflated_bytes:
        raise FileError(_TOO_LARGE)
    for entry in entries:
        if not _is_plain(entry.filename):
            raise FileError(f"The zip file holds {entry.filename[:100]!r}, which is no plain name.")
        if entry.file_size > max(_SMALL, entry.compress_size * LIMITS.import_ratio):
            raise FileError(
                f"{entry.filename[:100]!r} in the zip file is packed more than "
                f"{LIMITS.import_ratio} times smaller than it is; no board is."
            )


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name
