"""A clock that can be moved forwards, and continues from there."""

from datetime import datetime, timedelta

from bot.engine.store.ports import Clock


class PlaygroundClock:
    """`offset` is how far it is ahead of the base clock."""

    def __init__(self, base: Clock, offset: timedelta = timedelta()) -> None:
        self._base = base
        self.offset = offset

    def now(self) -> datetime:
        return self._base.now() + self.offset

    def move_to(self, instant: datetime) -> None:
        """An instant in the past changes nothing, because what has happened cannot be undone."""
        self.offset += max(instant - self.now(), timedelta())
