"""How rows store the keys of cards. Most keys are long and begin with the id of the interview that
the card is about, followed by a word for what the card says. The row has the id in another column,
and the index contains a digest of the whole key. So the row stores only the word. If a key has more
parts after the word, such as an instant, the row's digest replaces them, and the stored key ends
with a colon."""

from hashlib import sha256

_END = ":"


def digest_of(key: str) -> int:
    """A digest of 47 bits, which SQLite stores in 6 bytes. If a member has ten thousand cards, the
    probability that two of their keys have the same digest is less than one in a million."""
    return int.from_bytes(sha256(key.encode()).digest()[:6]) >> 1


def stored(key: str, about: str | None) -> str:
    """The key as its row stores it. `about` is the id of the interview that the card is about."""
    if not about or not key.startswith(f"{about}:"):
        return key
    word, more, _ = key.removeprefix(f"{about}:").partition(_END)
    return f":{word}{more}"


def read(key: str, about: str | None, digest: int) -> str:
    """A key that no other card of the same member has. It is the whole key, or at least its
    beginning with the digest after it."""
    if not about or not key.startswith(":"):
        return key
    return f"{about}{key}{digest}" if key.endswith(_END) else f"{about}{key}"
