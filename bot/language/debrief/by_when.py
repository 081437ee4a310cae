"""By when somebody means to do something, as they say it in a sentence: "the course, by Friday"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.errors import Ambiguous
from bot.language.times import read_day
from bot.language.times.vocabulary import MONTHS

LONGEST = timedelta(days=366)
FRIDAY = 4
A_MONTH = 30
"""The number of days in "in a month"."""

_TOKEN = re.compile(r"[^\W_](?:[\w./'’]*[^\W_])?|[,;:().–—-]")
_DAY_TOKENS_AT_MOST = 6
_BEFORE_A_DAY = frozenset("by on before until till due , ; : ( . – — -".split())
_BEGIN_A_DAY = frozenset("in next today tomorrow".split())
_PERIOD = re.compile(
    r"\b(?P<which>end of (?:the |this )?(?:next )?|this |next )(?P<unit>week(?:end)?|month|year)\b"
)
_END_OF_MONTH = re.compile(rf"\bend of (?P<name>{'|'.join(MONTHS)})\b")
_IN_MONTHS = re.compile(r"\bin (?P<many>an?|one|two|three|four|six|\d{1,2}) months?\b")
_MANY = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_BEGINS = re.compile(
    rf"\bin (?:(?:early|the beginning of) )?(?P<name>{'|'.join(MONTHS)})\b"
    r"|\bnext (?P<unit>week|month|year)\b|\bin the new (?P<new>year)\b"
)
_FEASTS = {"christmas": (12, 24), "new year": (12, 31)}
_AFTER_FEAST = re.compile(rf"\bafter (?:the )?(?P<feast>{'|'.join(_FEASTS)})\b")
_THE_DAYS_AFTER = timedelta(days=3)


def read_by_when(
    text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> date | None:
    """The last day that the words name, in `zone`. None if they name none, or one that has passed
    or is more than a year ahead. A week ends on its Friday."""
    today = now.astimezone(zone).date()
    found = [*_periods(text.lower(), today), *_days(text, now, zone, day_first)]
    return next((each for each in reversed(found) if today <= each <= today + LONGEST), None)


def read_from_when(
    text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> date | None:
    """The first day, in `zone`, that the words name for something later: "in March" is 1 March, and
    "next week" its Monday. None as for `read_by_when`."""
    today = now.astimezone(zone).date()
    if found := _AFTER_FEAST.search(text.lower()):
        return date(today.year, *_FEASTS[found["feast"]]) + _THE_DAYS_AFTER
    if found := _BEGINS.search(text.lower()):
        return _beginning_of(found["unit"] or found["new"] or found["name"], today)
    return read_by_when(text, now, zone, day_first)


def _beginning_of(what: str, today: date) -> date:
    if what == "week":
        return today + timedelta(days=7 - today.weekday())
    if what == "year":
        return date(today.year + 1, 1, 1)
    month = today.month % 12 + 1 if what == "month" else MONTHS.index(what) + 1
    return date(today.year + (month <= today.month), month, 1)


def _days(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None) -> Iterator[date]:
    """Only where the words can name a day: "by 12 December", not the 12 in "write to 12 people"."""
    tokens = _TOKEN.findall(text)
    for at, token in enumerate(tokens):
        before = tokens[at - 1].lower() if at else ","
        if before in _BEFORE_A_DAY or token.lower() in _BEGIN_A_DAY:
            yield from _longest_day(tokens[at : at + _DAY_TOKENS_AT_MOST], now, zone, day_first)


def _longest_day(
    tokens: list[str], now: datetime, zone: ZoneInfo, day_first: bool | None
) -> Iterator[date]:
    """The day with which the words begin, if they do. If they can mean several, the most likely."""
    for length in range(len(tokens), 0, -1):
        try:
            yield read_day(" ".join(tokens[:length]), now, zone, day_first)
        except Ambiguous as several:
            yield several.readings[0]
        except ValueError:
            continue
        return


def _periods(text: str, today: date) -> Iterator[date]:
    for feast, (month, day) in _FEASTS.items():
        if feast in text:
            yield date(today.year, month, day)
    for found in _IN_MONTHS.finditer(text):
        many = found["many"]
        yield today + timedelta(days=A_MONTH * (_MANY.get(many) or int(many)))
    for found in _END_OF_MONTH.finditer(text):
        month = MONTHS.index(found["name"]) + 1
        yield _end_of_month(today.year + (month < today.month), month)
    for found in _PERIOD.finditer(text):
        yield _end_of(found["unit"], today, ahead="next" in found["which"])


def _end_of(unit: str, today: date, *, ahead: bool) -> date:
    """The end of this week or month, or of the next."""
    if unit == "year":
        return date(today.year + ahead, 12, 31)
    if unit == "month":
        years, month = divmod(today.month - 1 + ahead, 12)
        return _end_of_month(today.year + years, month + 1)
    friday = today + timedelta(days=FRIDAY - today.weekday() + 7 * ahead)
    return friday if unit == "week" else friday + timedelta(days=2)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
