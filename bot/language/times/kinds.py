"""What a word or a number in a time can be."""

from enum import IntEnum, auto


class Kind(IntEnum):
    A = auto()
    AFTER = auto()
    AHEAD = auto()  # so many days from today
    ANY = auto()
    AT = auto()
    BEFORE = auto()
    BETWEEN = auto()
    CLOCK = auto()
    CLOSE = auto()
    COMMA = auto()
    DASH = auto()
    DATE = auto()
    EARLY_LATE = auto()
    EVERY = auto()
    EXCEPT = auto()
    FILL = auto()
    FOR = auto()
    FROM = auto()
    HOURS = auto()  # a length in minutes
    IN = auto()
    MERIDIEM = auto()
    MIDNIGHT = auto()
    MONTH = auto()
    MY = auto()
    NOW = auto()
    NUMBER = auto()
    OCLOCK = auto()
    OF = auto()
    OPEN = auto()
    OR = auto()
    ORDINAL = auto()
    PAIR = auto()  # 3/4, 24.11.
    PART = auto()
    PARTS = auto()  # mornings: every week
    PAST = auto()
    QUARTER = auto()
    TIME = auto()
    TONIGHT = auto()
    UNIT = auto()  # so many days
    UTC = auto()
    WEEKDAY = auto()
    WEEKDAYS = auto()  # Tuesdays, weekends: every week
    WHICH = auto()  # next, this, coming
    ZONE = auto()
    # said of weekly hours and of absences
    AWAY = auto()
    BACK = auto()
    SHORT_DAY = auto()


Meaning = tuple[Kind, object]
