"""What is kept under the key file: addresses that open something are encrypted, and people who left
for good are known by a hash only. Who has a copy of the database alone can read neither."""

import hmac
import json
from base64 import urlsafe_b64decode
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_LENGTH = 44
"""Characters of a key: 32 bytes in base64."""


class Keys:
    """The newest key encrypts, and every key decrypts. The oldest one hashes, so that a hash stays
    what it is while keys are changed."""

    def __init__(self, newest_first: Sequence[str]) -> None:
        """Raises ValueError on what is no key, and on none."""
        if not newest_first or any(len(each) != _LENGTH for each in newest_first):
            raise ValueError("A key has another length")
        ciphers = [Fernet(each) for each in newest_first]
        self._newest, self._every = ciphers[0], MultiFernet(ciphers)
        self._hashing = _derived(urlsafe_b64decode(newest_first[-1]))

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
        try:
            self._newest.decrypt(kept)
        except InvalidToken:
            return self.encrypt(self._plain(kept))
        return None

    def keyed_hash(self, platform: str, space: str, user: str) -> str:
        """The same for the same person, for ever; 64 characters. Without the key file nobody can
        tell who it is, not even by trying everybody."""
        return self._hash("person", platform, space, user)

    def _hash(self, *parts: str) -> str:
        return hmac.digest(self._hashing, json.dumps(parts).encode(), "sha256").hex()

    def _plain(self, kept: str) -> str:
        try:
            return self.decrypt(kept)
        except InvalidToken:
            return kept


def new_key() -> str:
    return Fernet.generate_key().decode()


def _derived(key: bytes) -> bytes:
    """Another key for hashing: one key serves one end."""
    return HKDF(SHA256(), length=32, salt=None, info=b"askwell: who it was").derive(key)
