"""The words that can stand in a time, and what they are. A word that is not here is not read."""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.language.spelling import correct_spelling
from bot.language.times.tokens import ClockDigits, ClockMark, Meaning, TokenKind, WrittenDate
from bot.language.zones.time_zones import zone_names

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "night", "lunch")
_MISTYPED = (
    *WEEKDAYS,
    *(name for name in MONTHS if len(name) > 5),
    *("tomorrow", "morning", "afternoon", "evening", "tonight"),
)
"""Words whose typing slips are corrected. They are so long that a slip makes no other word."""

_FILLERS = """
    on; the; about; around; please; pls; maybe; perhaps; also; both; either; hi; hello; thanks; ok;
    okay; sure; yes; well; say; let's; would; works; then; sometime; i'm; free; available; good;
    possible; best; perfect; ideal; ideally; preferably; preferred; prefer; be; make; could; i'd;
    approx; approximately; roughly; ish; sharp; cheers; ty; thx; hey;
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
    let's do; works great; or so; am free; am available; it is;
    i will be; i'll be; we are; we're; we will be; inclusive; incl; instead; usually; normally;
    generally; mostly; typically; always; i have; i've got; ideally around; best for me; somewhere
"""
"""What people write around a time without saying anything about it."""

_EVERY_DAY = tuple(range(7))

_WORDS: tuple[tuple[TokenKind, object, str], ...] = (
    # days
    (TokenKind.WEEKDAY, 1, "tues"),
    (TokenKind.WEEKDAY, 2, "weds; wensday; wendsday"),
    (TokenKind.WEEKDAY, 3, "thur; thurs"),
    (TokenKind.EVERY_WEEKDAY, (0, 1, 2, 3, 4), "weekdays; weekday; workdays"),
    (TokenKind.EVERY_WEEKDAY, (5, 6), "weekends; weekend"),
    (TokenKind.EVERY_WEEKDAY, _EVERY_DAY, "daily; every day; any day; all week"),
    (TokenKind.MONTH, 9, "sept"),
    (TokenKind.RELATIVE_DAY, 0, "today"),
    (TokenKind.RELATIVE_DAY, 1, "tomorrow; tmrw; tmr; tommorow; tomorow; tomorro"),
    (TokenKind.RELATIVE_DAY, 2, "day after tomorrow; day after tmrw; overmorrow"),
    (TokenKind.TONIGHT, "evening", "tonight"),
    (TokenKind.NOW, None, "now"),
    (TokenKind.WHICH, "next", "next"),
    (TokenKind.WHICH, "this", "this"),
    (TokenKind.WHICH, "coming", "coming; upcoming"),
    (TokenKind.EVERY, None, "every; each; any"),
    (TokenKind.EXCEPT, None, "except; except for; but not; not"),
    (TokenKind.AWAY, None, "away; off; out; no; closed; busy; unavailable; not available"),
    (TokenKind.AWAY, None, "not here; not around; not free; can't; cannot; days off; day off"),
    (TokenKind.AWAY, None, "holiday; holidays; vacation; leave; annual leave; sick leave; pto"),
    (TokenKind.AWAY, None, "on holiday; on holidays; on vacation; on leave; on a trip; trip"),
    (TokenKind.AWAY, None, "maternity leave; paternity leave; parental leave; business trip"),
    (TokenKind.AWAY, None, "ooo; out of office; out of the office; sick; ill; travelling"),
    (TokenKind.AWAY, None, "traveling; conference; at a conference; abroad; break"),
    (TokenKind.BACK, None, "back; returning; available again"),
    (TokenKind.HOLIDAYS, ((12, 24), (12, 26)), "over christmas; over xmas; at christmas"),
    (TokenKind.HOLIDAYS, ((12, 31), (1, 1)), "over new year; over new year's"),
    (
        TokenKind.HOLIDAYS,
        ((12, 25), (1, 1)),
        """between christmas and new year; between christmas and new year's; between the years;
        between xmas and new year""",
    ),
    (TokenKind.DATE, WrittenDate(None, 12, 24), "christmas eve; xmas eve"),
    (TokenKind.DATE, WrittenDate(None, 12, 25), "christmas; christmas day; xmas"),
    (TokenKind.DATE, WrittenDate(None, 12, 26), "boxing day"),
    (
        TokenKind.DATE,
        WrittenDate(None, 12, 31),
        "new year's eve; new years eve; nye; end of year; end of the year",
    ),
    (TokenKind.DATE, WrittenDate(None, 1, 1), "new year; new year's day; new years day"),
    (TokenKind.MONTH_FROM_NOW, 0, "this month; rest of the month"),
    (TokenKind.MONTH_FROM_NOW, 1, "next month"),
    (TokenKind.WEEK_OF, None, "week beginning; week commencing; week starting; w/c; w/b"),
    (TokenKind.PART_OF_MONTH, 7, "first week of; first week in"),
    (TokenKind.PART_OF_MONTH, 14, "first two weeks of; first two weeks in"),
    (TokenKind.PART_OF_MONTH, -7, "last week of; last week in"),
    (TokenKind.PART_OF_MONTH, -14, "last two weeks of; last two weeks in"),
    (TokenKind.WHOLE, None, "all; all of; whole; whole of; entire; rest; rest of; remainder of"),
    # lengths
    (TokenKind.DAYS, 1, "day; days"),
    (TokenKind.DAYS, 7, "week; weeks; wk; wks"),
    (TokenKind.DAYS, 14, "fortnight"),
    (TokenKind.DURATION, 60, "hour; hours; hr; hrs"),
    (TokenKind.DURATION, 1, "minute; minutes; min; mins"),
    # clocks
    (TokenKind.MERIDIEM, ClockMark.AM, "am; a.m.; a.m"),
    (TokenKind.MERIDIEM, ClockMark.PM, "pm; p.m.; p.m"),
    (TokenKind.OCLOCK, ClockMark.IS_24H, "h; uhr"),
    (TokenKind.OCLOCK, None, "o'clock; oclock"),
    (TokenKind.NUMBER, 15, "fifteen"),
    (TokenKind.NUMBER, 20, "twenty"),
    (TokenKind.NUMBER, 30, "thirty"),
    (TokenKind.NUMBER, 45, "forty five"),
    (TokenKind.FRACTION, 15, "quarter"),
    (TokenKind.FRACTION, 30, "half"),
    (TokenKind.PAST, None, "past"),
    (TokenKind.CLOCK, ClockDigits(12, 0), "noon; midday; 12 noon; noonish; midday-ish"),
    (
        TokenKind.CLOCK,
        ClockDigits(17, 0, ClockMark.IS_24H),
        "cob; close of business; eod; end of day; end of the day; close of play",
    ),
    (TokenKind.MIDNIGHT, None, "midnight; 12 midnight"),
    # parts of the day
    (TokenKind.PART_OF_DAY, "morning", "before lunch"),
    (TokenKind.PART_OF_DAY, "afternoon", "arvo"),
    (TokenKind.PART_OF_DAY, "lunch", "lunchtime; lunch time; over lunch; lunch break; lunch hour"),
    (TokenKind.PART_OF_DAY, "after lunch", "after lunch"),
    (TokenKind.PART_OF_DAY, "after work", "after work"),
    (TokenKind.PART_OF_DAY, "before work", "before work"),
    (TokenKind.PART_OF_DAY, "first thing", "first thing; first thing in the morning"),
    (TokenKind.PART_OF_DAY, "evening", "eve"),
    (TokenKind.EVERY_PART, "evening", "eves"),
    (TokenKind.EVERY_PART, "lunch", "lunchtimes; lunch times; lunches; lunch breaks"),
    (TokenKind.EVERY_PART, "night", "nights"),
    (TokenKind.EARLY_LATE, "early", "early"),
    (TokenKind.EARLY_LATE, "mid", "mid"),
    (TokenKind.EARLY_LATE, "late", "late"),
    (TokenKind.ANY_TIME, None, "anytime; any time; all day; whole day"),
    # what stands between and before
    (TokenKind.ARTICLE, 1, "a; an"),
    (TokenKind.AT, None, "at; @"),
    (TokenKind.IN, None, "in"),
    (TokenKind.OF, None, "of"),
    (TokenKind.FOR, None, "for"),
    (TokenKind.FROM, "from", "from; starting; starting from"),
    (TokenKind.FROM, "onwards", "onwards; onward; or later; and later"),
    (TokenKind.AFTER, None, "after; anything after; not before; but not before"),
    (TokenKind.AFTER, None, "no earlier than; not earlier than"),
    (TokenKind.BEFORE, None, "before; anything before; not after; but not after; by"),
    (TokenKind.BEFORE, None, "no later than; not later than"),
    (TokenKind.TO, "to", "to"),
    (TokenKind.TO, "until", "until; till; til"),
    (TokenKind.TO, "through", "through; thru"),
    (TokenKind.BETWEEN, None, "between"),
    (TokenKind.OR, None, "or; alternatively; otherwise"),
    (TokenKind.OR, "and", "and; &"),
    (TokenKind.MY, None, "my"),
    (TokenKind.TIME, None, "time"),
    (TokenKind.FILLER, None, _FILLERS),
)
"""The kind and the value, and the words and phrases that have it, separated by semicolons."""


def meaning_of(word: str) -> Meaning | None:
    """What a word or a phrase means, also with a common typing slip; None if it is not known."""
    known = _meanings()
    if word in known or " " in word:
        return known.get(word)
    meant = correct_spelling(word, _MISTYPED)
    return known[meant] if meant else None


@cache
def longest_phrase() -> Mapping[str, int]:
    """How many words the longest phrase has that begins with a word, by that word."""
    longest: dict[str, int] = {}
    for phrase in _meanings():
        first, *others = phrase.split()
        if others:
            longest[first] = max(longest.get(first, 1), len(others) + 1)
    return longest


@cache
def vocabulary() -> Mapping[str, Meaning]:
    """Words and phrases in lower case, with single spaces. Names of zones are not among them."""
    return dict((*_names_of_days(), *_numbers_and_parts(), *_listed()))


def _names_of_days() -> Iterator[tuple[str, Meaning]]:
    for number, name in enumerate(WEEKDAYS):
        for known in (name, name[:3]):
            yield known, (TokenKind.WEEKDAY, number)
            yield f"{known}s", (TokenKind.EVERY_WEEKDAY, (number,))
        yield name[:2], (TokenKind.SHORT_WEEKDAY, number)
    for letter, number in (("m", 0), ("t", 1), ("w", 2), ("f", 4)):
        yield letter, (TokenKind.SHORT_WEEKDAY, number)
    for number, name in enumerate(MONTHS, 1):
        yield name, (TokenKind.MONTH, number)
        yield name[:3], (TokenKind.MONTH, number)


def _numbers_and_parts() -> Iterator[tuple[str, Meaning]]:
    for number, word in enumerate(_NUMBERS, 1):
        yield word, (TokenKind.NUMBER, number)
    for part in _PARTS_OF_DAY:
        yield part, (TokenKind.PART_OF_DAY, part)
    for part in _PARTS_OF_DAY[:3]:
        yield f"{part}s", (TokenKind.EVERY_PART, part)


def _listed() -> Iterator[tuple[str, Meaning]]:
    for kind, value, listed in _WORDS:
        for word in listed.split(";"):
            yield " ".join(word.split()), (kind, value)


@cache
def _meanings() -> Mapping[str, Meaning]:
    """The meanings of all words, including names of zones."""
    return {**vocabulary(), **{name: (TokenKind.ZONE, zone) for name, zone in zone_names().items()}}
