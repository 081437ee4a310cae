"""Free slots: times within the host's hours at which both could meet."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.interview import rules
from bot.interview.hosting import HostProfile
from bot.interview.members import Member
from bot.interview.model import Slot
from bot.interview.pairs import Pair

STEP = timedelta(minutes=30)
OFFERED = 25
"""As many as a member can be shown to choose from."""

PublicHolidays = Callable[[str, int], Collection[date]]
"""The public holidays of a country (ISO 3166 code) in a year."""


def free_slots(
    pair: Pair, minutes: int, now: datetime, holidays: PublicHolidays, most: int = OFFERED
) -> list[datetime]:
    """Start instants (UTC, in order) at which both are free for this many minutes, spread over days
    and times of day.

    Times in the seeker's night are left out unless there are no others.
    """
    profile = pair.host.profile or HostProfile()
    free = [
        slot
        for slot in (Slot(start, minutes) for start in _starts(pair, minutes, now, holidays))
        if not rules.bad_time(pair, slot, now) and not rules.not_free(pair, slot)
    ]
    awake = [slot for slot in free if not _is_night(slot, pair.seeker)]
    return _spread({slot.start for slot in awake or free}, ZoneInfo(profile.zone), most)


def _starts(
    pair: Pair, minutes: int, now: datetime, holidays: PublicHolidays
) -> Iterator[datetime]:
    profile = pair.host.profile or HostProfile()
    zone = ZoneInfo(profile.zone)
    length = timedelta(minutes=minutes)
    first = now.astimezone(zone).date()
    days = (first + timedelta(days=number) for number in range(pair.settings.latest.days + 2))
    for day in (day for day in days if not _is_free(profile, day, holidays)):
        for opens, closes in profile.hours.on(day, zone):
            start, end = opens.astimezone(UTC), closes.astimezone(UTC)
            while start + length <= end:
                yield start
                start += STEP


def _is_free(profile: HostProfile, day: date, holidays: PublicHolidays) -> bool:
    away = any(day in time_off for time_off in profile.time_off)
    return away or day in holidays(profile.country, day.year)


def _is_night(slot: Slot, seeker: Member) -> bool:
    """Whether any part of the slot is in the night, by the seeker's wall clock."""
    night = _minutes_from(seeker.night_from, seeker.night_until)
    zone = seeker.zoneinfo
    start, end = slot.start.astimezone(zone), slot.end.astimezone(zone)
    in_night = _minutes_from(seeker.night_from, start)
    return night > 0 and (
        in_night < night or timedelta(minutes=in_night) + (end - start) > timedelta(days=1)
    )


def _minutes_from(one: time, other: time | datetime) -> int:
    """How many minutes after one time of day the other one is."""
    return ((other.hour - one.hour) * 60 + other.minute - one.minute) % (24 * 60)


def _spread(starts: set[datetime], zone: ZoneInfo, most: int) -> list[datetime]:
    """At most `most` of these starts, chosen by taking one from each day in turn, so that no day
    crowds out another. Within a day, an hour is preferred that has been chosen least often."""
    days: dict[date, dict[datetime, int]] = {}
    for start in sorted(starts):
        local = start.astimezone(zone)
        days.setdefault(local.date(), {})[start] = local.hour
    chosen: list[datetime] = []
    taken: Counter[int] = Counter()
    while len(chosen) < most and any(days.values()):
        for hours in filter(None, days.values()):
            start = min(hours, key=lambda each: taken[hours[each]])
            taken[hours.pop(start)] += 1
            chosen.append(start)
    return sorted(chosen[:most])
