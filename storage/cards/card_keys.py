"""How rows store the keys of cards. Most keys are long and begin with the id of the interview that
the card is about. For such a key, the row contains only a mark, because it has a digest of the
whole key, by which the card is found."""

from hashlib import sha256

_OF_INTERVIEW = ":"
"""The mark for a key that begins with the id of an interview."""


def digest_of(key: str) -> int:
    """A digest of 47 bits, which SQLite stores in 6 bytes. If a member has ten thousand cards, the
    probability that two of their keys have the same digest is less than one in a million."""
    return int.from_bytes(sha256(key.encode()).digest()[:6]) >> 1


def stored(key: str, about: str | None) -> str:
    """The key as its row stores it. `about` is the id of the interview that the card is about."""
    return _OF_INTERVIEW if about and key.startswith(f"{about}:") else key


def read(key: str, about: str | None, digest: int) -> str:
    """A key that no other card of the same member has: the whole key, or what is known of it with
    its digest. Where earlier versions stored what follows the interview, that is known, too."""
    if key == _OF_INTERVIEW:
        return f":{digest}"
    if not about or not key.startswith(":"):
        return key
    return f"{about}{key}{digest}" if key.endswith(":") else f"{about}{key}"
