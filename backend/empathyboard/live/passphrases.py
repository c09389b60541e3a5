"""Passphrases as Argon2id, computed in threads, and only a few at the same time."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_AT_ONCE = 2
"""Each takes 64 MiB for a moment: many at once would be a way to fill the memory."""


class Passphrases:
    """Hashes and checks passphrases."""

    def __init__(self) -> None:
        """Use the parameters of RFC 9106 for little memory."""
        self._hasher = PasswordHasher()
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def hash(self, passphrase: str) -> str:
        """Return what is kept of a passphrase."""
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, passphrase)

    async def is_right(self, passphrase: str, kept: str) -> bool:
        """Tell whether a passphrase is the one of which that was kept."""
        async with self._turns:
            return await asyncio.to_thread(self._check, passphrase, kept)

    def _check(self, passphrase: str, kept: str) -> bool:
        try:
            return self._hasher.verify(kept, passphrase)
        except VerificationError:
            return False
