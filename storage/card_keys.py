"""How rows store the keys of cards. Most keys are long and begin with the id of the interview that
the card is about. The row has that id in another column, so it stores only the rest of the key, and
the index contains a digest of the whole key."""

from hashlib import sha256


def digest_of(key: str) -> int:
    """A digest of 47 bits, which SQLite stores in 6 bytes. If a member has ten thousand cards, the
    probability that two of their keys have the same digest is less than one in a million."""
    return int.from_bytes(sha256(key.encode()).digest()[:6]) >> 1


def stored(key: str, about: str | None) -> str:
    return key.removeprefix(about) if about and key.startswith(f"{about}:") else key


def read(key: str, about: str | None) -> str:
    return f"{about}{key}" if about and key.startswith(":") else key
