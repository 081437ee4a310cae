"""The words that can stand in a time. A word that is not here is not read."""

from collections.abc import Mapping
from functools import cache

from bot.language.times.kinds import Kind, Meaning

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
    good possible best perfect ideal ideally preferably preferred prefer be make could
    i'd approx approximately roughly ish sharp cheers ty thx hey
"""
_FILL_PHRASES = """
    how about; what about; works for me; work for me; works well; suits me; for me; thank you;
    let us say; lets say; is fine; is good; is great; is ok; is okay; is best; i can; i can do;
    i could; i could do; i am; i am free; i am available; we could; can we; could we; could we do;
    can we do; could we talk; can we talk; could we meet; can we meet; let's talk; let's meet;
    some time; i would say; i'd say; i have time; would work; would be good; would be great;
    would be fine; would suit me; does; work; is; good for me; fine for me; do you have time;
    are you free; are you available; would you be free; a call; a chat; for you; with you;
    suits you; suit you; if that's ok; if that's okay; if that's fine; if that is ok;
    if that works; if that suits; if that suits you; if possible; happy to chat; happy to talk;
    happy to meet; happy to do; can you; could you; can you do; could you do; can do; could do;
    let's do; works great; or so; am free; am available; it is
"""


@cache
def vocabulary() -> Mapping[str, Meaning]:
    """Single words and phrases, in lower case with one space between."""
    return {
        **_of_days(),
        **{word: (Kind.NUMBER, number) for number, word in enumerate(_NUMBERS, 1)},
        **dict.fromkeys(("a", "an"), (Kind.A, 1)),
        **{word: (Kind.PART, word) for word in _PARTS},
        **{f"{word}s": (Kind.PARTS, word) for word in _PARTS[:3]},
        **dict.fromkeys(_FILL.split(), (Kind.FILL, None)),
        **{" ".join(words.split()): (Kind.FILL, None) for words in _FILL_PHRASES.split(";")},
        **_OTHERS,
    }


def _of_days() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for number, name in enumerate(WEEKDAYS):
        known |= {name: (Kind.WEEKDAY, number), name[:3]: (Kind.WEEKDAY, number)}
        known |= {
            f"{name}s": (Kind.WEEKDAYS, (number,)),
            f"{name[:3]}s": (Kind.WEEKDAYS, (number,)),
        }
    for number, name in enumerate(MONTHS, 1):
        known |= {name: (Kind.MONTH, number), name[:3]: (Kind.MONTH, number)}
    return known


_OTHERS: dict[str, Meaning] = {
    "tues": (Kind.WEEKDAY, 1),
    **dict.fromkeys(("weds", "wensday", "wendsday"), (Kind.WEEKDAY, 2)),
    **dict.fromkeys(("thur", "thurs"), (Kind.WEEKDAY, 3)),
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
    **dict.fromkeys(("away", "off", "out", "no", "closed", "busy"), (Kind.AWAY, None)),
    **{f"on {word}": (Kind.AWAY, None) for word in ("holiday", "holidays", "vacation", "leave")},
    **{f"{word}available": (Kind.AWAY, None) for word in ("un", "not ")},
    **dict.fromkeys(("back", "returning", "available again"), (Kind.BACK, None)),
    "every": (Kind.EVERY, None),
    "each": (Kind.EVERY, None),
    "except": (Kind.EXCEPT, None),
    "except for": (Kind.EXCEPT, None),
    "but not": (Kind.EXCEPT, None),
    "not": (Kind.EXCEPT, None),
    "today": (Kind.AHEAD, 0),
    **dict.fromkeys("tomorrow tmrw tmr tommorow tomorow tomorro".split(), (Kind.AHEAD, 1)),
    "day after tomorrow": (Kind.AHEAD, 2),
    "day after tmrw": (Kind.AHEAD, 2),
    "overmorrow": (Kind.AHEAD, 2),
    "tonight": (Kind.TONIGHT, "evening"),
    "now": (Kind.NOW, None),
    "next": (Kind.WHICH, "next"),
    "this": (Kind.WHICH, "this"),
    "coming": (Kind.WHICH, "coming"),
    "upcoming": (Kind.WHICH, "coming"),
    **dict.fromkeys(("day", "days"), (Kind.UNIT, 1)),
    **dict.fromkeys(("week", "weeks"), (Kind.UNIT, 7)),
    "fortnight": (Kind.UNIT, 14),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), (Kind.HOURS, 60)),
    **dict.fromkeys(("minute", "minutes", "min", "mins"), (Kind.HOURS, 1)),
    "arvo": (Kind.PART, "afternoon"),
    **dict.fromkeys(("am", "a.m.", "a.m"), (Kind.MERIDIEM, "am")),
    **dict.fromkeys(("pm", "p.m.", "p.m"), (Kind.MERIDIEM, "pm")),
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
    "over lunch": (Kind.PART, "lunch"),
    "after lunch": (Kind.PART, "after lunch"),
    "after work": (Kind.PART, "after work"),
    "before lunch": (Kind.PART, "morning"),
    "early": (Kind.EARLY_LATE, "early"),
    "late": (Kind.EARLY_LATE, "late"),
    "mid": (Kind.EARLY_LATE, "mid"),
    **dict.fromkeys(("anytime", "any time", "all day", "whole day"), (Kind.ANY, None)),
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
    "anything after": (Kind.AFTER, None),
    "not before": (Kind.AFTER, None),
    "but not before": (Kind.AFTER, None),
    "no earlier than": (Kind.AFTER, None),
    "not earlier than": (Kind.AFTER, None),
    "before": (Kind.BEFORE, None),
    "anything before": (Kind.BEFORE, None),
    "not after": (Kind.BEFORE, None),
    "but not after": (Kind.BEFORE, None),
    "no later than": (Kind.BEFORE, None),
    "not later than": (Kind.BEFORE, None),
    "for": (Kind.FOR, None),
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
