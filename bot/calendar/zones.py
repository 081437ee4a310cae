"""A time zone as a calendar is told of it, for the years that matter."""

from datetime import date, timedelta
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

Observance = TimezoneStandard | TimezoneDaylight
NO_TIME = timedelta()


@lru_cache(1_000)
def definition(zone: str, first: int, last: int) -> Timezone:
    """The VTIMEZONE of an IANA zone, from the year before `first` to the year after `last`: who
    works out when clocks change needs the change before and the one after. To be read
    only: who asks again is given the same."""
    made = Timezone.from_tzid(
        zone, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1)
    )
    observances: list[Observance] = [*made.standard, *made.daylight]
    for observance in observances:
        _begin_before_the_gap(observance)
    return made


def _begin_before_the_gap(observance: Observance) -> None:
    """An onset is told by the clock as it was before the change (RFC 5545, section 3.6.5).
    icalendar 7.3 tells one that skips an hour by the clock as it is after it."""
    skipped = max(observance.TZOFFSETTO - observance.TZOFFSETFROM, NO_TIME)
    observance.DTSTART -= skipped
    if onsets := [onset - skipped for onset, _ in observance.rdates]:
        del observance["RDATE"]
        observance.add("RDATE", onsets)
