"""Free slots: times inside the host's hours at which both could meet."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import zip_longest
from zoneinfo import ZoneInfo

from bot import rules
from bot.model import HostProfile, Slot
from bot.rules import Pair
from bot.ui import OPTIONS

STEP = timedelta(minutes=30)
NIGHT_STARTS, NIGHT_ENDS = time(22), time(7)


def free_slots(pair: Pair, minutes: int, now: datetime, most: int = OPTIONS) -> list[datetime]:
    """Start instants (UTC, in order) for so many minutes, spread over the days.

    Those in the seeker's night are left out, unless there are no others.
    """
    profile = pair.host.profile or HostProfile()
    free = [
        start
        for start in _starts(profile, minutes, now)
        if not rules.bad_time(pair, Slot(start, minutes), now)
    ]
    awake = [start for start in free if not _is_night(start, pair.seeker.zoneinfo)]
    return _spread(awake or free, ZoneInfo(profile.zone), most)


def _starts(profile: HostProfile, minutes: int, now: datetime) -> Iterator[datetime]:
    zone = ZoneInfo(profile.zone)
    length = timedelta(minutes=minutes)
    first = now.astimezone(zone).date()
    for days in range(rules.LATEST.days + 2):
        for opens, closes in profile.hours.on(first + timedelta(days=days), zone):
            start, end = opens.astimezone(UTC), closes.astimezone(UTC)
            while start + length <= end:
                yield start
                start += STEP


def _is_night(start: datetime, zone: ZoneInfo) -> bool:
    clock = start.astimezone(zone).time()
    return clock >= NIGHT_STARTS or clock < NIGHT_ENDS


def _spread(starts: list[datetime], zone: ZoneInfo, most: int) -> list[datetime]:
    """At most so many, taking one of each day in turn, so that no day crowds out another."""
    days: dict[object, list[datetime]] = {}
    for start in sorted(set(starts)):
        days.setdefault(start.astimezone(zone).date(), []).append(start)
    turns = [start for turn in zip_longest(*days.values()) for start in turn if start]
    return sorted(turns[:most])
