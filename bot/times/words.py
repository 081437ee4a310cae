"""The words that can stand in a time, and what each is. A word that is not here is not read."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache

from bot.times.slips import slip_of


class Kind(Enum):
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


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_PARTS = ("morning", "afternoon", "evening", "night", "lunch")

_FILL = """
    on the about around please pls maybe perhaps also both either hi hello thanks ok okay sure yes
    well say let's would works then sometime i'm free available
    good possible
"""
_FILL_PHRASES = """
    how about; what about; works for me; work for me; works well; suits me; for me; thank you;
    let us say; lets say; is fine; is good; is great; is ok; is okay; is best; i can; i can do;
    i could; i could do; i am; i am free; i am available; we could; can we; could we; could we do;
    can we do; could we talk; can we talk; could we meet; can we meet; let's talk; let's meet;
    some time; i would say; i'd say; i have time; would work; would be good; would be great;
    would be fine; would suit me; does; work; is; good for me; fine for me; do you have time;
    are you free; are you available; would you be free; a call; a chat
"""

Meaning = tuple[Kind, object]


@cache
def vocabulary() -> Mapping[str, Meaning]:
    """Single words and phrases, in lower case with one space between."""
    return {
        **_of_days(),
        **{word: (Kind.NUMBER, number) for number, word in enumerate(_NUMBERS, 1)},
        **{word: (Kind.A, 1) for word in ("a", "an")},
        **{word: (Kind.PART, word) for word in _PARTS},
        **{f"{word}s": (Kind.PARTS, word) for word in _PARTS[:3]},
        **{word: (Kind.FILL, None) for word in _FILL.split()},
        **{" ".join(words.split()): (Kind.FILL, None) for words in _FILL_PHRASES.split(";")},
        **_OTHERS,
    }


@cache
def meaning_of(word: str) -> Meaning | None:
    """What a word or a phrase is, a common typing slip included."""
    known = vocabulary()
    if word in known or " " in word:
        return known.get(word)
    meant = slip_of(word, _MISTYPED)
    return known[meant] if meant else None


@cache
def longest_phrase() -> Mapping[str, int]:
    """For words that begin phrases: how many words the longest has."""
    longest: dict[str, int] = {}
    for phrase in vocabulary():
        first, *others = phrase.split()
        if others:
            longest[first] = max(longest.get(first, 1), len(others) + 1)
    return longest


def _of_days() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for number, name in enumerate(WEEKDAYS):
        known |= {name: (Kind.WEEKDAY, number), name[:3]: (Kind.WEEKDAY, number)}
        known |= {f"{name}s": (Kind.WEEKDAYS, (number,)), f"{name[:3]}s": (Kind.WEEKDAYS, (number,))}
    for number, name in enumerate(MONTHS, 1):
        known |= {name: (Kind.MONTH, number), name[:3]: (Kind.MONTH, number)}
    return known


_OTHERS: dict[str, Meaning] = {
    "tues": (Kind.WEEKDAY, 1),
    **{word: (Kind.WEEKDAY, 2) for word in ("weds", "wensday", "wendsday")},
    **{word: (Kind.WEEKDAY, 3) for word in ("thur", "thurs")},
    "sept": (Kind.MONTH, 9),
    "weekdays": (Kind.WEEKDAYS, (0, 1, 2, 3, 4)),
    "weekday": (Kind.WEEKDAYS, (0, 1, 2, 3, 4)),
    "workdays": (Kind.WEEKDAYS, (0, 1, 2, 3, 4)),
    "weekends": (Kind.WEEKDAYS, (5, 6)),
    "weekend": (Kind.WEEKDAYS, (5, 6)),
    "daily": (Kind.WEEKDAYS, tuple(range(7))),
    "every day": (Kind.WEEKDAYS, tuple(range(7))),
    "any day": (Kind.WEEKDAYS, tuple(range(7))),
    "all week": (Kind.WEEKDAYS, tuple(range(7))),
    **{name[:2]: (Kind.SHORT_DAY, number) for number, name in enumerate(WEEKDAYS)},
    **{words: (Kind.AWAY, None) for words in ("away", "off", "out", "no", "closed", "busy")},
    **{f"on {word}": (Kind.AWAY, None) for word in ("holiday", "holidays", "vacation", "leave")},
    **{f"{word}available": (Kind.AWAY, None) for word in ("un", "not ")},
    **{words: (Kind.BACK, None) for words in ("back", "returning", "available again")},
    "every": (Kind.EVERY, None),
    "each": (Kind.EVERY, None),
    "except": (Kind.EXCEPT, None),
    "except for": (Kind.EXCEPT, None),
    "but not": (Kind.EXCEPT, None),
    "not": (Kind.EXCEPT, None),
    "today": (Kind.AHEAD, 0),
    **{word: (Kind.AHEAD, 1) for word in "tomorrow tmrw tmr tommorow tomorow tomorro".split()},
    "day after tomorrow": (Kind.AHEAD, 2),
    "day after tmrw": (Kind.AHEAD, 2),
    "overmorrow": (Kind.AHEAD, 2),
    "tonight": (Kind.TONIGHT, "evening"),
    "now": (Kind.NOW, None),
    "next": (Kind.WHICH, "next"),
    "this": (Kind.WHICH, "this"),
    "coming": (Kind.WHICH, "coming"),
    "upcoming": (Kind.WHICH, "coming"),
    **{word: (Kind.UNIT, 1) for word in ("day", "days")},
    **{word: (Kind.UNIT, 7) for word in ("week", "weeks")},
    "fortnight": (Kind.UNIT, 14),
    **{word: (Kind.HOURS, 60) for word in ("hour", "hours", "hr", "hrs")},
    **{word: (Kind.HOURS, 1) for word in ("minute", "minutes", "min", "mins")},
    **{word: (Kind.MERIDIEM, "am") for word in ("am", "a.m.", "a.m")},
    **{word: (Kind.MERIDIEM, "pm") for word in ("pm", "p.m.", "p.m")},
    "h": (Kind.OCLOCK, "24"),
    "uhr": (Kind.OCLOCK, "24"),
    "o'clock": (Kind.OCLOCK, None),
    "oclock": (Kind.OCLOCK, None),
    "fifteen": (Kind.NUMBER, 15),
    "thirty": (Kind.NUMBER, 30),
    "twenty": (Kind.NUMBER, 20),
    "half": (Kind.QUARTER, 30),
    "quarter": (Kind.QUARTER, 15),
    "forty five": (Kind.NUMBER, 45),
    "past": (Kind.PAST, None),
    "noon": (Kind.CLOCK, (12, 0, "")),
    "midday": (Kind.CLOCK, (12, 0, "")),
    "12 noon": (Kind.CLOCK, (12, 0, "")),
    "12 midnight": (Kind.MIDNIGHT, None),
    "midnight": (Kind.MIDNIGHT, None),
    "lunchtime": (Kind.PART, "lunch"),
    "lunch time": (Kind.PART, "lunch"),
    "after lunch": (Kind.PART, "after lunch"),
    "after work": (Kind.PART, "after work"),
    "before lunch": (Kind.PART, "morning"),
    "early": (Kind.EARLY_LATE, "early"),
    "late": (Kind.EARLY_LATE, "late"),
    "mid": (Kind.EARLY_LATE, "mid"),
    **{word: (Kind.ANY, None) for word in ("anytime", "any time", "all day", "whole day")},
    "any": (Kind.EVERY, None),
    "at": (Kind.AT, None),
    "@": (Kind.AT, None),
    "in": (Kind.IN, None),
    "of": (Kind.OF, None),
    "from": (Kind.FROM, "from"),
    "starting": (Kind.FROM, "from"),
    "starting from": (Kind.FROM, "from"),
    "onwards": (Kind.FROM, "onwards"),
    "onward": (Kind.FROM, "onwards"),
    "or later": (Kind.FROM, "onwards"),
    "and later": (Kind.FROM, "onwards"),
    "after": (Kind.AFTER, None),
    "before": (Kind.BEFORE, None),
    "until": (Kind.DASH, "until"),
    "till": (Kind.DASH, "until"),
    "til": (Kind.DASH, "until"),
    "to": (Kind.DASH, "to"),
    "through": (Kind.DASH, "through"),
    "thru": (Kind.DASH, "through"),
    "between": (Kind.BETWEEN, None),
    "or": (Kind.OR, None),
    "and": (Kind.OR, "and"),
    "&": (Kind.OR, "and"),
    "alternatively": (Kind.OR, None),
    "otherwise": (Kind.OR, None),
    "my": (Kind.MY, None),
    "time": (Kind.TIME, None),
}

_MISTYPED = (
    *WEEKDAYS,
    *(name for name in MONTHS if len(name) > 5),
    *("tomorrow", "morning", "afternoon", "evening", "tonight"),
)
"""Words long enough that a slip in one is no other word."""
