"""What is kept under the key file: addresses that open something are encrypted, and people who left
for good are known by a hash only. Who has a copy of the database alone can read neither.

The library that encrypts takes as much memory as the rest of storage: it is imported with the first
address."""

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
"""Characters of a key, and its bytes, which they are in base64."""


class Keys:
    """The newest key encrypts, and every key decrypts. The oldest one hashes, so that a hash stays
    what it is while keys are changed."""

    def __init__(self, newest_first: Sequence[str]) -> None:
        """Raises ValueError on what is no key, and on none."""
        if not newest_first:
            raise ValueError("There is no key")
        *_, oldest = map(_decoded, newest_first)
        self._newest_first = newest_first
        self._hashing = _derived(oldest)

    @classmethod
    def new(cls) -> "Keys":
        """One that nobody keeps: for a database that is not kept either."""
        return cls([new_key()])

    @property
    def fingerprint(self) -> str:
        """Tells the oldest key from others, and nothing about it."""
        return self._hash("fingerprint")

    def encrypt(self, plain: str) -> str:
        """Something else every time."""
        return self._newest.encrypt(plain.encode()).decode()

    def decrypt(self, encrypted: str) -> str:
        """Raises cryptography.fernet.InvalidToken where none of the keys encrypted it."""
        return self._every.decrypt(encrypted).decode()

    def encrypt_anew(self, kept: str) -> str | None:
        """What to keep in place of a value that is plain or under an older key; None where the
        newest key encrypted it."""
        from cryptography.fernet import InvalidToken

        try:
            self._newest.decrypt(kept)
        except InvalidToken:
            return self.encrypt(self._plain(kept))
        return None

    def keyed_hash(self, platform: str, space: str, user: str) -> str:
        """The same for the same person, for ever; 64 characters. Without the key file nobody can
        tell who it is, not even by trying everybody."""
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
    """Raises ValueError on what is no key."""
    decoded = urlsafe_b64decode(key)
    if len(key) != _LENGTH or len(decoded) != _BYTES:
        raise ValueError("A key has another length")
    return decoded


def _derived(key: bytes) -> bytes:
    """Another key for hashing: one key serves one end. It is HKDF (RFC 5869) with SHA-256 and no
    salt, whose first block is all that is needed."""
    extracted = hmac.digest(bytes(_BYTES), key, "sha256")
    return hmac.digest(extracted, b"askwell: who it was\x01", "sha256")
