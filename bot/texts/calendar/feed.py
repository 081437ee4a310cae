"""A member's private feed, to which their calendar subscribes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.interview.model import Interview, Member, Slot, Stage
from bot.interview.venue import ahead
from bot.texts.calendar.event import calendar, cancelled, event

SHOWN = frozenset({Stage.BOOKED, Stage.HELD, Stage.THANKED})
STAYS = timedelta(days=30)
"""So long what is over, or was cancelled, is still shown."""

REFRESH = timedelta(hours=1)
NAME = "Askwell"


def feed(
    me: Member, interviews: Collection[Interview], others: Mapping[int, Member], now: datetime
) -> bytes:
    """My interviews with a time, from a month ago on. The same interviews give the same bytes,
    whenever it is asked for, until one of them is over."""
    made = calendar()
    made.calendar_name = NAME
    made.refresh_interval = REFRESH
    made.add("X-PUBLISHED-TTL", "PT1H")  # Outlook's own word for it
    for each in sorted(interviews, key=lambda each: each.id):
        other = others.get(each.host if each.seeker == me.id else each.seeker)
        if each.slot is None or other is None or not _is_shown(each, each.slot, now):
            continue
        told = replace(each, venue=ahead(each, now))
        show = cancelled if each.stage is Stage.CANCELLED else event
        made.add_component(show(told, each.slot, me, other, _stamp(each)))
    return bytes(made.to_ical())


def changed_at(interviews: Collection[Interview], since: datetime, now: datetime) -> datetime:
    """When the feed that is open `since` then last changed: somebody did something, an interview
    began or was over, or was so a month ago. All are instants in UTC."""
    moments = (at for each in interviews for at in _moments(each))
    return max([since, *(at for at in moments if at <= now)])


def _stamp(interview: Interview) -> datetime:
    """When somebody last changed what its event says."""
    place_changed = interview.venue.changed_at if interview.venue else None
    return place_changed or interview.changed_at


def _moments(interview: Interview) -> Iterator[datetime]:
    yield _stamp(interview)
    yield interview.changed_at + STAYS
    if interview.slot:
        yield interview.slot.start
        yield interview.slot.end
        yield interview.slot.end + STAYS


def _is_shown(interview: Interview, slot: Slot, now: datetime) -> bool:
    if interview.stage is Stage.CANCELLED:
        return interview.changed_at > now - STAYS
    return interview.stage in SHOWN and slot.end > now - STAYS
