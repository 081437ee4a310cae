"""Text as tokens. What is no token is refused in its own words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from bot.language.times.kinds import Kind, Meaning
from bot.language.times.places import fixed
from bot.language.times.refused import Refused
from bot.language.times.vocabulary import MONTHS
from bot.language.times.words import longest_phrase, meaning_of

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            "\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-"
        ),
        **dict.fromkeys("\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`", "'"),
        **dict.fromkeys("\t\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " "),
    }
)
_TOKEN = re.compile(
    r"""
      (?P<iso>\d{4}([-/.])\d{1,2}\2\d{1,2}(?:t(?=\d)|(?![\w/])))
    | (?P<date>\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|(?<=[/.])\d\d)(?![\w:/]))
    | (?P<pair>\d{1,2}/\d{1,2}(?![\w/:]|\.\d)(?!\s*(?:[ap]\.?m|of\b))(?!\s*(?:"""
    + "|".join(name[:3] for name in MONTHS)
    + r"""))
        | \d{1,2}\.\d{1,2}\.(?![\d/]))
    | (?P<utc>(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?(?!\w))
    | (?P<offset>(?<=\d)\s?\+\d\d(?::?\d\d)?(?!\w))
    | (?P<clock>\d{1,2}(?:[:.][0-5]\d(?::00)?(?![.:]?\d)|h(?:[0-5]\d)?(?!\w)))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)(?!\w))
    | (?P<number>\d+)
    | (?P<meridiem>(?<=\d)\s?[ap](?:\.?\s?m(?!\w)\.?|(?<=\d.)(?!\w)))
    | (?P<zone>(?:africa|america|asia|atlantic|australia|europe|indian|pacific)/[a-z_/+-]*[a-z])
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*|[&@])
    | (?P<mark>[,/()-])
    | (?P<silent>[\s~?!.:]+)
    | (?P<other>\S)
    """,
    re.VERBOSE | re.ASCII,
)
_NUMBER = re.compile(r"\d+")
_MARKS = {
    ",": (Kind.COMMA, None),
    "/": (Kind.OR, "/"),
    "(": (Kind.OPEN, None),
    ")": (Kind.CLOSE, None),
    "-": (Kind.DASH, "-"),
}


class Token(NamedTuple):
    """A word or number, and what it is. `start` and `end` tell where in the text it stands."""

    kind: Kind
    value: object
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Raises Refused with the words that are not known. Those that say nothing are left out."""
    found = [
        (match.lastgroup or "", match[0], match.start(), match.end())
        for match in _TOKEN.finditer(_plain(text))
        if match.lastgroup != "silent"
    ]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        group, _, start, _ = found[at]
        if group in ("word", "number"):
            meaning, length = _phrase(found, at)
        else:
            meaning, length = _READ[group](found[at][1]), 1
        if meaning is None:
            raise Refused(text[start : _unknown_until(found, at)])
        at += length
        if meaning[0] is not Kind.FILL:
            tokens.append(Token(*meaning, start, found[at - 1][3]))
    return tokens


_Found = tuple[str, str, int, int]


def _plain(text: str) -> str:
    """In lower case, with one kind of dash, quote and space; each letter where it was."""
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain


def _phrase(found: list[_Found], at: int) -> tuple[Meaning | None, int]:
    """What the longest known phrase from here is, and how many words it has."""
    first = found[at][1]
    for length in range(min(longest_phrase().get(first, 1), len(found) - at), 1, -1):
        words = " ".join(each[1] for each in found[at : at + length])
        if meaning := meaning_of(words):
            return meaning, length
    if found[at][0] == "number":
        return (Kind.NUMBER, int(first)) if len(first) <= 4 else None, 1
    return meaning_of(first), 1


def _unknown_until(found: list[_Found], at: int) -> int:
    """The end of the words from here on that are all unknown."""
    while at + 1 < len(found):
        group, _word, _, _ = found[at + 1]
        if group not in ("word", "other") or (group == "word" and _phrase(found, at + 1)[0]):
            break
        at += 1
    return found[at][3]


def _numbers(text: str) -> list[int]:
    return [int(each) for each in _NUMBER.findall(text)]


def _iso(text: str) -> Meaning:
    year, month, day = _numbers(text)
    return Kind.DATE, (year, month, day)


def _date(text: str) -> Meaning:
    first, second, year = _numbers(text)
    year += 2000 if year < 100 else 0
    return (Kind.DATE, (year, second, first)) if "." in text else (Kind.PAIR, (first, second, year))


def _pair(text: str) -> Meaning:
    first, second = _numbers(text)
    return (Kind.DATE, (None, second, first)) if "." in text else (Kind.PAIR, (first, second, None))


def _utc(text: str) -> Meaning | None:
    hours, *minutes = _numbers(text)
    if hours > 99:
        hours, *minutes = divmod(hours, 100)
    total = hours * 60 + (minutes[0] if minutes else 0)
    place = fixed(-total if "-" in text else total)
    return (Kind.ZONE, place) if place else None


def _clock(text: str) -> Meaning | None:
    hour, *minutes = _numbers(text)
    minute = minutes[0] if minutes else 0
    if hour <= 24:
        return Kind.CLOCK, (hour, minute, _written(text, hour))
    return (Kind.DATE, (None, minute, hour)) if "." in text and hour <= 31 else None


def _written(text: str, hour: int) -> str:
    """How surely this is a 24-hour clock: "24"; "soft" for 10:30, which "pm" may still follow;
    "dotted" for what could be a date as well."""
    if "h" in text or text[0] == "0" or hour == 0 or hour > 12:
        return "dotted" if "." in text and 0 < int(text[-2:]) <= 12 and hour else "24"
    if "." in text and 0 < int(text[-2:]) <= 12:
        return "dotted"
    return "soft" if hour >= 10 else ""


def _word_meridiem(text: str) -> Meaning:
    return Kind.MERIDIEM, f"{text.strip()[0]}m"


_READ: dict[str, Callable[[str], Meaning | None]] = {
    "iso": _iso,
    "date": _date,
    "pair": _pair,
    "utc": _utc,
    "offset": _utc,
    "clock": _clock,
    "ordinal": lambda text: (Kind.ORDINAL, int(text[:-2])),
    "meridiem": _word_meridiem,
    "zone": lambda text: meaning_of(text.replace("_", " ")),
    "mark": _MARKS.get,
    "other": lambda _: None,
}
