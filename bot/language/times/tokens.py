"""What the words of a time are, before grammar."""

from enum import Enum, IntEnum, auto
from typing import NamedTuple


class TokenKind(IntEnum):
    """The comments tell which value a token of that kind has. It is an IntEnum because kinds are
    looked up in sets and dicts for every token, and ints have the fastest hash."""

    AFTER = auto()
    ANY_TIME = auto()
    ARTICLE = auto()  # "a" and "an": the number 1
    AT = auto()
    BEFORE = auto()
    BETWEEN = auto()
    CLOCK = auto()  # 16:30, noon: ClockDigits
    CLOSE_BRACKET = auto()
    COMMA = auto()
    DATE = auto()  # 2026-11-25, 25.11.: WrittenDate
    DATE_PAIR = auto()  # 3/4: DatePair
    DAYS = auto()  # day, week, fortnight: how many days one of them has
    DURATION = auto()  # hour, minute: how many minutes one of them has
    EARLY_LATE = auto()  # "early", "mid" or "late"
    EVERY = auto()
    EVERY_PART = auto()  # mornings: the part of the day, of every day
    EVERY_WEEKDAY = auto()  # Tuesdays, weekends: their numbers, of every week
    EXCEPT = auto()
    FILLER = auto()  # says nothing about the time, and is left out
    FOR = auto()
    FRACTION = auto()  # half, quarter: the minutes
    FROM = auto()  # "from" or "onwards"
    IN = auto()
    MERIDIEM = auto()  # ClockMark.AM or ClockMark.PM
    MIDNIGHT = auto()
    MONTH = auto()  # 1 is January
    MY = auto()
    NOW = auto()
    NUMBER = auto()  # the number
    OCLOCK = auto()  # ClockMark.IS_24H where it is said of a 24-hour clock only
    OF = auto()
    OPEN_BRACKET = auto()
    OR = auto()  # "and" where it is that
    ORDINAL = auto()  # 25th: the number
    PART_OF_DAY = auto()  # morning: a key of clocks.PARTS
    PAST = auto()
    RELATIVE_DAY = auto()  # tomorrow: how many days from today
    TIME = auto()
    TO = auto()  # "-", "to", "until" or "through"
    TONIGHT = auto()
    WEEKDAY = auto()  # 0 is Monday
    WHICH = auto()  # "next", "this" or "coming"
    ZONE = auto()  # a ZoneName
    # said of weekly hours and of days off only
    AWAY = auto()
    BACK = auto()
    HOLIDAYS = auto()  # over Christmas: the month and day of the first, and of the last
    MONTH_FROM_NOW = auto()  # this month, next month: how many months from now
    PART_OF_MONTH = auto()  # "first week of": how many days; below 0 for the last
    WEEK_OF = auto()  # week beginning, w/c: the week of the day that follows
    WHOLE = auto()  # "all of", "the rest of"
    SHORT_WEEKDAY = auto()  # Mo, Tu: 0 is Monday


Meaning = tuple[TokenKind, object]
"""The kind and the value of a token."""


class ClockMark(Enum):
    """What tells morning from afternoon on a clock."""

    NONE = auto()
    AM = auto()
    PM = auto()
    IS_24H = auto()
    """17:00, 09:30, 0:15 or 9h: surely a 24-hour clock."""
    LIKELY_24H = auto()
    """10:30: a 24-hour clock, unless "pm" follows or stands beside it."""
    LIKE_A_DATE = auto()
    """3.12: a clock or a date. What follows decides."""
    HALF = auto()
    """Half four: 4:30 in Britain, and 3:30 in much of Europe."""

    @property
    def is_half(self) -> bool:
        """Whether it names a half of the day."""
        return self in (ClockMark.AM, ClockMark.PM)

    @property
    def is_sure(self) -> bool:
        return self.is_half or self is ClockMark.IS_24H


class ClockDigits(NamedTuple):
    """What stands on a clock."""

    hour: int
    minute: int
    mark: ClockMark = ClockMark.NONE


class WrittenDate(NamedTuple):
    """A date in numbers whose order is clear."""

    year: int | None
    month: int
    day: int


class DatePair(NamedTuple):
    """A date in numbers that begins with the day or with the month."""

    first: int
    second: int
    year: int | None
