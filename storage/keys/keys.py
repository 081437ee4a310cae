"""What the key file protects: addresses that give access to something are encrypted, and people
whose data were erased are known only by a hash. A copy of the database alone is not enough to read
either.

The encryption library takes as much memory as the rest of storage, so it is imported when it is
first needed."""

# ruff: noqa: PLC0415

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import Fernet, MultiFernet

_LENGTH, _BYTES = 44, 32
"""The characters of a key in base64, and the bytes that they encode."""


class Keys:
    """The newest key encrypts, and every key decrypts. The oldest key hashes, so that hashes stay
    the same when keys are changed."""

    def __init__(self, newest_first: Sequence[str]) -> None:
        """Raises ValueError if there is no key, or if one of them is not a valid key."""
        if not newest_first:
            raise ValueError("There is no key")
        *_, oldest = map(_decoded, newest_first)
        self._newest_first = newest_first
        self._hashing = _derived(oldest)

    @classmethod
    def new(cls) -> "Keys":
        """Keys that are not stored, for a database that is not stored either."""
        return cls([new_key()])

    @property
    def fingerprint(self) -> str:
        """Shows whether two sets of keys have the same oldest key, and reveals nothing about it."""
        return self._hash("fingerprint")

    def encrypt(self, plain: str) -> str:
        """The result differs every time, even for the same text."""
        return self._newest.encrypt(plain.encode()).decode()

    def decrypt(self, encrypted: str) -> str:
        """Raises cryptography.fernet.InvalidToken if the text was encrypted with none of the
        keys."""
        return self._every.decrypt(encrypted).decode()

    def encrypt_anew(self, kept: str) -> str | None:
        """What to store in place of a value that is plain or encrypted with an older key. None if
        it was encrypted with the newest key."""
        from cryptography.fernet import InvalidToken

        try:
            self._newest.decrypt(kept)
        except InvalidToken:
            return self.encrypt(self._plain(kept))
        return None

    def keyed_hash(self, platform: str, space: str, user: str) -> str:
        """Always the same for the same person; 64 characters. Without the key file nobody can find
        out who it is, not even by trying every person."""
        return self._hash("person", platform, space, user)

    @cached_property
    def _newest(self) -> "Fernet":
        from cryptography.fernet import Fernet

        return Fernet(self._newest_first[0])

    @cached_property
    def _every(self) -> "MultiFernet":
        from cryptography.fernet import Fernet, MultiFernet

        return MultiFernet([Fernet(each) for each in self._newest_first])

    def _hash(self, *parts: str) -> str:
        return hmac.digest(self._hashing, json.dumps(parts).encode(), "sha256").hex()

    def _plain(self, kept: str) -> str:
        from cryptography.fernet import InvalidToken

        try:
            return self.decrypt(kept)
        except InvalidToken:
            return kept


def new_key() -> str:
    return urlsafe_b64encode(secrets.token_bytes(_BYTES)).decode()


def _decoded(key: str) -> bytes:
    """Raises ValueError if this is not a valid key."""
    decoded = urlsafe_b64decode(key)
    if len(key) != _LENGTH or len(decoded) != _BYTES:
        raise ValueError("A key has another length")
    return decoded


def _derived(key: bytes) -> bytes:
    """The key for hashing, derived because a key must serve one purpose only. This is HKDF (RFC
    5869) with SHA-256 and no salt; its first block is all that is needed."""
    extracted = hmac.digest(bytes(_BYTES), key, "sha256")
    return hmac.digest(extracted, b"askwell: who it was\x01", "sha256")
