"""Whether a platform is connected, and whether its time is that of this computer."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text

log = logging.getLogger(__name__)


class Presence:
    """`away_since` is aware, and None while connected. Before the first connection it is when the
    process began. `on_coming` is called at each connection. `clock_fault` says what is wrong with
    this computer's clock, as the platform's last answer shows."""

    def __init__(self, began: datetime) -> None:
        self.away_since: datetime | None = began
        self.clock_fault: Text | None = None
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

    def note_clock(self, fault: Text | None) -> None:
        """While the platform is away, whoever connects says why that fails."""
        if self.connected and fault and not self.clock_fault:
            log.warning("%s", plain(fault, ANYBODY))
        if self.connected and self.clock_fault and not fault:
            log.warning("This computer's clock is right again.")
        self.clock_fault = fault
