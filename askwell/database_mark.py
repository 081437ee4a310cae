"""Distinguishes databases without opening them and without their passwords."""

from hashlib import sha256
from pathlib import Path


def mark_of(url: str) -> str:
    """The same for everybody who uses the same database from the same computer."""
    kind, _, rest = url.partition("://")
    place = rest.partition("?")[0].rpartition("@")[2]
    if kind == "sqlite":
        place = str(Path(place.removeprefix("/")).resolve())
    return sha256(place.encode()).hexdigest()
