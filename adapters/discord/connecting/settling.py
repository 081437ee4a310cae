"""Detects when Discord has listed all servers that Askwell is in.

https://discord.com/developers/docs/events/gateway-events#guild-create
"""

from typing import Any

SETTLING = 2.0
"""Seconds without another server, after which those that came are taken for all."""


class Settling:
    """READY names all servers of a connection. Then each of them is sent separately, or is reported
    as unavailable. discord.py does not count them: it waits for `patience` seconds without another
    one, and reads that attribute again after each."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._to_come: set[str] = set()

    @property
    def seconds(self) -> float:
        return self._patience if self._to_come else 0.0

    def named(self, ready: Any) -> None:
        self._to_come |= {each["id"] for each in ready["guilds"]}

    def told(self, server: Any) -> None:
        self._to_come.discard(server["id"])
