"""How rows hold the keys of cards. Most are long, and begin with the interview that the card is
about, which its row names anyway: so a row holds the rest, and the index a digest of the whole."""

from hashlib import sha256


def digest_of(key: str) -> int:
    """Of 47 bits, which SQLite keeps in 6 bytes: among ten thousand cards of a member, two have the
    same once in millions of members."""
    return int.from_bytes(sha256(key.encode()).digest()[:6]) >> 1


def stored(key: str, about: str | None) -> str:
    return key.removeprefix(about) if about and key.startswith(f"{about}:") else key


def read(key: str, about: str | None) -> str:
    return f"{about}{key}" if about and key.startswith(":") else key
