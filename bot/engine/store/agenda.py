"""When each kind of work is due next. It is read in one query, so that looking for work costs
little."""

from datetime import datetime

from bot.interview.frozen import frozen


@frozen
class Agenda:
    """When each kind of work is due next (UTC); None if there is none. Not counted: cards that a
    courier has claimed and those that wait for them, and what a sleeping space keeps back."""

    timers: datetime | None = None
    community_timers: datetime | None = None
    channel_posts: datetime | None = None
    imports: datetime | None = None
    cards: datetime | None = None
    bulk_cards: datetime | None = None
    """A bulk card is due only once its space has rested."""
    waking: bool = False
    """A space has woken, and some of its timers are still asleep."""
    calendars: bool = False
    """Some calendars are due to be read."""
    owners: bool = False
    """There is work for the part that looks for owners."""
    suggestions: bool = False
    """There is work for the part that makes suggestions."""
    reports: bool = False
    """There is work for the part that makes reports."""

    @property
    def next_due(self) -> datetime | None:
        """The earliest of everything that the courier does."""
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
