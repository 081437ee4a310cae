"""The yearly thanks to hosts: when they are sent, and what they say."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.interview.frozen import frozen

SHOWN_BEFORE = timedelta(days=14)
"""How long before they are sent organizers see the card, and may add a sentence or leave it out."""
A_YEAR = timedelta(days=365)
SENTENCE_LENGTH = 300
_TUESDAY = 1


@frozen
class HostYear:
    """What a host gave in a year: the interviews held, their minutes, and the thank-you notes
    received."""

    interviews: int
    minutes: int
    notes: int


def thanks_at(year: int, month: int, zone: tzinfo) -> datetime:
    """10:00 on the second Tuesday of that month in that time zone, in UTC."""
    eighth = date(year, month, 8)
    day = eighth + timedelta(days=(_TUESDAY - eighth.weekday()) % 7)
    return datetime.combine(day, time(10), zone).astimezone(UTC)


def next_thanks(now: datetime, zone: tzinfo, year_begins: int = 1) -> datetime:
    """When the next thanks are due (UTC): in the last month of the programme's year, which begins
    with the month `year_begins`."""
    year, month = now.astimezone(zone).year, (year_begins - 2) % 12 + 1
    this_year = thanks_at(year, month, zone)
    return this_year if this_year > now else thanks_at(year + 1, month, zone)


def year_name(now: datetime, zone: tzinfo, year_begins: int = 1) -> str:
    """The programme's year at that time: "2026", or "2025/26" if it does not begin in January."""
    local = now.astimezone(zone)
    began = local.year if local.month >= year_begins else local.year - 1
    return f"{began}" if year_begins == 1 else f"{began}/{(began + 1) % 100:02}"
