"""Times, dates, lists and numbers in a reader's language, time zone and clock.

Everything comes from Babel and its CLDR data, except the order of English dates, which is the same
for all readers of English: Tue 24 Nov. Somebody who reads 24/11 or 11/24 differently from what we
mean misses an interview.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache, reduce

from babel import Locale, UnknownLocaleError, dates, lists, numbers

from bot.cards.catalogues import catalogue
from bot.cards.reader import ENGLISH, Reader
from bot.cards.rich_text import DateStyle, ListStyle, Moment, MomentStyle
from bot.interview.members import ClockFormat

_REMEMBERED = 4_000
_ENGLISH_DATES = {
    DateStyle.FULL: "EEEE d MMMM y",
    DateStyle.LONG: "d MMMM y",
    DateStyle.SHORT: "EEE d MMM",
    DateStyle.WEEKDAY: "EEE",
    DateStyle.MONTH: "MMMM y",
    DateStyle.SHORT_MONTH: "MMM y",
}
_SKELETONS = {
    DateStyle.SHORT: "MMMEd",
    DateStyle.WEEKDAY: "E",
    DateStyle.MONTH: "yMMMM",
    DateStyle.SHORT_MONTH: "yMMM",
}
"""CLDR's names: which parts are shown, in the order of the language."""
_DATE_OF = {
    MomentStyle.FULL: DateStyle.FULL,
    MomentStyle.SHORT: DateStyle.SHORT,
    MomentStyle.DAY: DateStyle.FULL,
}
_PLACE = re.compile("\ue000(\\d+)\ue001")


def moment(shown: Moment, reader: Reader) -> str:
    """An instant in the reader's time zone. The zone is named where there is room."""
    return _moment(shown.at, shown.style, reader)


@lru_cache(_REMEMBERED)
def _moment(at: datetime, style: MomentStyle, reader: Reader) -> str:
    local = at.astimezone(reader.zone)
    day = date_of(local.date(), _DATE_OF[style], reader)
    if style is MomentStyle.DAY:
        return day
    clock = time_of_day(local.time(), reader)
    if style is MomentStyle.FULL:
        clock = f"{clock} {zone_name(local)}"
    both: str = str(catalogue(reader.language).locale.datetime_formats["medium"])
    return both.replace("{1}", day).replace("{0}", clock)


@lru_cache(_REMEMBERED)
def date_of(day: date, style: DateStyle, reader: Reader) -> str:
    """A day as it is written in the reader's language."""
    locale = catalogue(reader.language).locale
    if locale.language == ENGLISH:
        return dates.format_date(day, _ENGLISH_DATES[style], locale)
    if style in _SKELETONS:
        return dates.format_skeleton(_SKELETONS[style], day, locale=locale)
    return dates.format_date(day, style.value, locale)


@lru_cache(_REMEMBERED)
def time_of_day(at: time, reader: Reader) -> str:
    """17:00 or 5:00 PM, by the reader's clock."""
    locale = catalogue(reader.language).locale
    skeleton = "Hm" if clock_of(reader) is ClockFormat.HOURS_24 else "hm"
    return dates.format_skeleton(skeleton, datetime.combine(date.min, at), locale=locale)


@lru_cache(maxsize=200)
def clock_of(reader: Reader) -> ClockFormat:
    """The clock that the reader set by hand, otherwise the usual one of their language and country.
    English without a country does not say which, and gets the one that nobody misreads."""
    if reader.clock is not None:
        return reader.clock
    if reader.language == ENGLISH:
        return ClockFormat.HOURS_24
    try:
        locale = Locale.parse(reader.language, sep="-")
    except (ValueError, UnknownLocaleError):
        return ClockFormat.HOURS_24
    pattern = locale.time_formats["short"].pattern
    return ClockFormat.HOURS_12 if "h" in pattern or "K" in pattern else ClockFormat.HOURS_24


def zone_name(local: datetime) -> str:
    """The zone's abbreviation. If it has only an offset ("-03"): UTC with the offset."""
    name = local.tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name


@lru_cache(_REMEMBERED)
def number(value: int, language: str) -> str:
    return numbers.format_decimal(value, locale=catalogue(language).locale)


@lru_cache(maxsize=1_000)
def country(code: str, language: str) -> str:
    """A country's name by its code (ISO 3166, two letters). The code itself if there is no name."""
    names = catalogue(language).locale.territories
    return str(names[code]) if code in names else code


@lru_cache(maxsize=200)
def list_pieces(count: int, style: ListStyle, language: str) -> tuple[str | int, ...]:
    """How a language writes a list with this many items: the words in between, and the index of
    each item."""
    marks = [f"\ue000{each}\ue001" for each in range(count)]
    parts = _PLACE.split(_list(marks, style, catalogue(language).locale))
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts) if part)


def _list(items: list[str], style: ListStyle, locale: Locale) -> str:
    """Babel has list patterns without "and" for few languages, but every language has one for the
    middle of a list, so that is used."""
    if items and style is ListStyle.PLAIN:
        return reduce(str(locale.list_patterns["standard"]["middle"]).format, items)
    return lists.format_list(items, style.value, locale)
