"""A member's private feed, to which their calendar subscribes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from icalendar import vCalAddress
from icalendar.enums import STATUS

from bot.calendar.event import NOBODYS, calendar, event, finished
from bot.model import Interview, Member, Stage

SHOWN = frozenset({Stage.BOOKED, Stage.HELD, Stage.THANKED})
CANCELLED_SHOWN = timedelta(days=30)
REFRESH = timedelta(hours=1)
NAME = "Askwell"


@dataclass(frozen=True, slots=True)
class Feed:
    """What opens a member's feed; None closes it, and whatever opened it before."""

    member: int
    token: str | None = field(repr=False)


def feed(
    me: Member, interviews: Collection[Interview], others: Mapping[int, Member], now: datetime
) -> bytes:
    """My interviews with a time, those cancelled in the last 30 days as cancelled. The same
    interviews give the same bytes, whenever it is asked for."""
    made = calendar("PUBLISH")
    made.calendar_name = NAME
    made.refresh_interval = REFRESH
    made.add("X-PUBLISHED-TTL", "PT1H")  # Outlook's own word for it
    for each in sorted(interviews, key=lambda each: each.id):
        other = others.get(each.host if each.seeker == me.id else each.seeker)
        if each.slot is None or other is None or not _is_shown(each, now):
            continue
        told = event(each, each.slot, me, other, each.changed_at)
        told.organizer = vCalAddress.new(f"calendar@{NOBODYS}", cn="Askwell")
        if each.stage is Stage.CANCELLED:
            told.status = STATUS.CANCELLED
        made.add_component(told)
    return finished(made)


def _is_shown(interview: Interview, now: datetime) -> bool:
    if interview.stage is Stage.CANCELLED:
        return interview.changed_at > now - CANCELLED_SHOWN
    return interview.stage in SHOWN
