"""Whether a platform is connected."""

from collections.abc import Callable
from datetime import datetime


class Presence:
    """`away_since` is aware, and None while connected. Before the first connection it is when the
    process began. `on_coming` is called at each connection."""

    def __init__(self, began: datetime) -> None:
        self.away_since: datetime | None = began
        self.on_coming: Callable[[], None] = lambda: None

    @property
    def connected(self) -> bool:
        return self.away_since is None

    def came(self) -> None:
        self.away_since = None
        self.on_coming()

    def went(self, now: datetime) -> None:
        """If it is away already, the earlier time stays."""
        self.away_since = self.away_since or now
