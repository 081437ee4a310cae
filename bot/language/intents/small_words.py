"""Which of several times is meant, how many minutes, and how much later: "the second one", "ten
more minutes", "an hour earlier"; and whether a host wants to stop or to pause."""

import re
from datetime import timedelta

from bot.interview.limits import MOST_MINUTES_LATE

ORDINALS = {
    "first": ("first", "1st", "earliest", "former"),
    "second": ("second", "2nd"),
    "third": ("third", "3rd"),
    "last": ("last", "latest", "latter"),
}
_NUMBERED = dict(
    zip(("1", "2", "3", "one", "two", "three"), 2 * ("first", "second", "third"), strict=True)
)
_ORDINAL = re.compile(
    rf"\b({'|'.join(word for words in ORDINALS.values() for word in words)})\b"
    r"|\b(?:option|number|slot|no\.?) ?(1|2|3|one|two|three)\b",
    re.IGNORECASE,
)
_WORDS = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "quarter of an hour": 15,
    "quarter hour": 15,
    "half an hour": 30,
    "half hour": 30,
}
_MINUTES = re.compile(rf"\b(?:(\d{{1,2}})(?!\d|:)|({'|'.join(_WORDS)})\b)", re.IGNORECASE)


def which_one(text: str) -> str:
    """One of first, second, third and last; empty if none is named."""
    found = _ORDINAL.search(text)
    if found is None:
        return ""
    if found[2]:
        return _NUMBERED[found[2].lower()]
    said = found[1].lower()
    return next(name for name, words in ORDINALS.items() if said in words)


def minutes_said(text: str) -> str:
    """How many minutes late somebody may be, in digits. Empty if no number is given."""
    found = _MINUTES.search(text)
    if found is None:
        return ""
    minutes = int(found[1]) if found[1] else _WORDS[found[2].lower()]
    return str(minutes) if 0 < minutes <= MOST_MINUTES_LATE else ""


_HOURS = {"half an": 0.5, "half": 0.5, "an": 1, "one": 1, "two": 2, "three": 3}
_SHIFT = re.compile(
    rf"\b(?:(\d{{1,2}}|{'|'.join(_HOURS)}) ?(hour|hr)s?"
    rf"|(\d{{1,2}}|{'|'.join(_WORDS)}) ?min(?:ute)?s?)"
    r" (later|earlier|sooner)\b",
    re.IGNORECASE,
)


_FOR_GOOD = re.compile(
    r"\b(?:(?:stop|quit|end|give up|done with) (?:my |being (?:a |your )?|as (?:a )?)?host(?:ing)?"
    r"|no longer (?:want to |wish to |be |like to )*(?:a )?host"
    r"|(?:do not|don['’`]?t) want to (?:be a |go on as a |keep on )?host"
    r"|(?:do not|don['’`]?t|no longer) want to be (?:asked|contacted)(?! (?:about|for|in|on|until))"
    r"|(?:take|remove|strike|cross) me (?:off|from|out of) (?:the|your|this|that) (?:host )?"
    r"(?:list|hosts)\b)",
    re.IGNORECASE,
)


def stops_hosting(text: str) -> bool:
    """Whether a host wants to stop, and not only to pause."""
    return _FOR_GOOD.search(text) is not None


def words_for_shift(text: str) -> str:
    """The words that say how much later or earlier, as typed. Empty if there are none."""
    found = _SHIFT.search(text)
    return found[0] if found else ""


def shift_of(words: str) -> timedelta | None:
    """How much later. A negative value means earlier."""
    found = _SHIFT.fullmatch(words)
    if found is None:
        return None
    hours, minutes = (_number(each) for each in (found[1], found[3]))
    shift = timedelta(hours=hours, minutes=minutes)
    return shift if found[4].lower() == "later" else -shift


def _number(words: str | None) -> float:
    known = _HOURS | _WORDS
    said = (words or "0").lower()
    return float(said) if said.isdecimal() else known[said]
