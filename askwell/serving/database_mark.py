"""Distinguishes databases without opening them and without their passwords."""

import re
from hashlib import sha256
from pathlib import Path

_USER = re.compile(r"[^:/]*(?::[^@]*)?@")
"""A user and a password, which may contain every character except "@", as SQLAlchemy reads it."""


def mark_of(url: str) -> str:
    """The same for everybody who uses the same database from the same computer."""
    kind, _, rest = url.partition("://")
    user = _USER.match(rest)
    place = rest[user.end() if user else 0 :].partition("?")[0]
    if kind == "sqlite":
        place = str(Path(place.removeprefix("/")).resolve())
    return sha256(place.encode()).hexdigest()
