"""When what is due is due: read at once, so that nobody is busy for nothing."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Agenda:
    """When each is due next, in UTC; None where there is nothing. A card in bulk is not due before
    its space has rested. What somebody has claimed is not counted, nor what waits for that; nor
    what waits for a space to wake, once it was due. `waking`: a space is awake again whose timers
    are not all yet. `calendars`: some
    are to be read now. `owners`, `suggestions`, `reports`: there is something to do for those who
    look for owners, make suggestions and make reports."""

    timers: datetime | None = None
    community_timers: datetime | None = None
    channel_posts: datetime | None = None
    imports: datetime | None = None
    cards: datetime | None = None
    bulk_cards: datetime | None = None
    waking: bool = False
    calendars: bool = False
    owners: bool = False
    suggestions: bool = False
    reports: bool = False

    @property
    def next_due(self) -> datetime | None:
        """Of all that the courier does."""
        times = (self.timers, self.community_timers, self.channel_posts, self.imports)
        there = (at for at in (*times, self.cards, self.bulk_cards) if at is not None)
        return min(there, default=None)

    def is_due(self, now: datetime) -> bool:
        return _is_due(self.next_due, now)

    def fires(self, now: datetime) -> bool:
        return _is_due(self.timers, now) or _is_due(self.community_timers, now)

    def posts_in_channels(self, now: datetime) -> bool:
        return _is_due(self.channel_posts, now)

    def imports_people(self, now: datetime) -> bool:
        return _is_due(self.imports, now)

    def shows_cards(self, now: datetime) -> bool:
        return _is_due(self.cards, now) or _is_due(self.bulk_cards, now)


def _is_due(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now
