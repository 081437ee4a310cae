"""Makes tokens of a text. Words that are not known are refused, and the error quotes them."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.language.times.ambiguity import UnreadWords
from bot.language.times.tokens import (
    ClockDigits,
    ClockMark,
    DatePair,
    Meaning,
    TokenKind,
    WrittenDate,
)
from bot.language.times.vocabulary import longest_phrase, meaning_of
from bot.language.zones.time_zones import fixed_offset

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(
            "\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-"
        ),
        **dict.fromkeys("\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`", "'"),
        **dict.fromkeys("\t\r\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " "),
    }
)
"""Dashes, quotes and spaces that phones and word processors put where people typed plain ones."""

_TOKEN = re.compile(
    r"""
    # 2026-11-25, also right before the T of a time
      (?P<iso>\d{4}([-/.])\d{1,2}\2\d{1,2}(?:t(?=\d)|(?![\w/])))
    # 25.11.2026, 25/11/26; two digits of a year only behind a slash or a dot: 9-11-12 is no date
    | (?P<date>\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|(?<=[/.])\d\d)(?![\w:/]))
    # 3/4, but not the clocks of 3/4 pm nor the days of 3/4 Dec; 25.11. with its last dot
    | (?P<pair>\d{1,2}/\d{1,2}(?![\w/:]|\.\d)(?!\s*(?:[ap]\.?m|of\b))
        (?!\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))
        | \d{1,2}\.\d{1,2}\.(?![\d/]))
    # UTC+2, GMT -03:30; and +0530, where it is glued to a time
    | (?P<utc>(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?(?!\w))
    | (?P<offset>(?<=\d)\s?\+\d\d(?::?\d\d)?(?!\w))
    # 9:30, 9.30, 16:00:00, 16h, 16h30; and 9:75, which is refused as a whole
    | (?P<clock>\d{1,2}(?:(?::\d|\.[0-5])\d(?::00)?(?![.:]?\d)|h(?:[0-5]\d)?(?!\w)))
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)(?!\w))
    | (?P<number>\d+)
    # pm and p.m. behind a number; a lone p only if it is glued to it
    | (?P<meridiem>(?<=\d)\s?[ap](?:\.?\s?m(?!\w)\.?|(?<=\d.)(?!\w)))
    # Europe/Berlin
    | (?P<zone>(?:africa|america|asia|atlantic|australia|europe|indian|pacific)/[a-z_/+-]*[a-z])
    # letters of any script, with apostrophes inside; and the w/c of "week commencing"
    | (?P<word>w/[bc](?!\w)|[^\W\d_]+(?:'[^\W\d_]+)*|[&@])
    # afternoon-ish
    | (?P<silent>[\s~?!.:]+|-ish(?!\w))
    | (?P<mark>[,/()+-])
    | (?P<other>\S)
    """,
    re.VERBOSE | re.ASCII,
)
"""The first alternative that fits wins, so longer forms stand before shorter ones that begin alike.
The flag ASCII keeps \\d from taking digits of other scripts, which are refused like other signs."""

_NUMBER = re.compile(r"\d+")
_MARKS: dict[str, Meaning] = {
    ",": (TokenKind.COMMA, None),
    "/": (TokenKind.OR, "/"),
    "+": (TokenKind.OR, "and"),
    "(": (TokenKind.OPEN_BRACKET, None),
    ")": (TokenKind.CLOSE_BRACKET, None),
    "-": (TokenKind.TO, "-"),
}


Skips = Callable[[str], bool]
"""Whether a word that is not known, in lower case, may be left out."""


def nothing(_word: str) -> bool:
    return False


class Token(NamedTuple):
    """A word or number, and what it is. `start` and `end` tell where in the text it stands."""

    kind: TokenKind
    value: object
    start: int
    end: int


_Pieces = Sequence[re.Match[str]]


def tokens_of(text: str, skips: Skips = nothing) -> Sequence[Token]:
    """The tokens without fillers, such as "please".

    Raises UnreadWords with the words that are not known.
    """
    pieces = _pieces(text)
    tokens: list[Token] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        read = _READ.get(piece.lastgroup)
        meaning, length = (read(piece[0]), 1) if read else _longest_phrase_at(pieces, at)
        if meaning is None and piece.lastgroup == "word" and skips(piece[0]):
            at += 1
            continue
        if meaning is None:
            raise UnreadWords(text[piece.start() : _end_of_unknown(pieces, at)])
        at += length
        if meaning[0] is not TokenKind.FILLER:
            tokens.append(Token(*meaning, piece.start(), pieces[at - 1].end()))
    return tokens


def _pieces(text: str) -> _Pieces:
    """What the alternatives of the regular expression found."""
    return [found for found in _TOKEN.finditer(_plain(text)) if found.lastgroup != "silent"]


def _plain(text: str) -> str:
    """The text in lower case, with one kind of dash, quote and space. No letter changes its
    place."""
    plain = text.translate(_PLAIN)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain


def _longest_phrase_at(pieces: _Pieces, at: int) -> tuple[Meaning | None, int]:
    """What the longest known phrase from this word or number is, and how many words it has."""
    first = pieces[at][0]
    if longest := longest_phrase().get(first):
        for length in range(min(longest, len(pieces) - at), 1, -1):
            words = " ".join([each[0] for each in pieces[at : at + length]])
            if meaning := meaning_of(words):
                return meaning, length
    if pieces[at].lastgroup == "number":
        return (TokenKind.NUMBER, int(first)) if len(first) <= 4 else None, 1
    return meaning_of(first), 1


def _end_of_unknown(pieces: _Pieces, at: int) -> int:
    """The end of the words from here on that are all unknown."""
    end = at
    while end + 1 < len(pieces) and _is_unknown(pieces, end + 1):
        end += 1
    return pieces[end].end()


def _is_unknown(pieces: _Pieces, at: int) -> bool:
    if pieces[at].lastgroup == "word":
        return _longest_phrase_at(pieces, at)[0] is None
    return pieces[at].lastgroup == "other"


def _numbers(text: str) -> list[int]:
    return [int(each) for each in _NUMBER.findall(text)]


def _iso(text: str) -> Meaning:
    year, month, day = _numbers(text)
    return TokenKind.DATE, WrittenDate(year, month, day)


def _date(text: str) -> Meaning:
    first, second, year = _numbers(text)
    return _day_and_month(text, first, second, year + 2000 if year < 100 else year)


def _pair(text: str) -> Meaning:
    first, second = _numbers(text)
    return _day_and_month(text, first, second, None)


def _day_and_month(text: str, first: int, second: int, year: int | None) -> Meaning:
    """With dots between the numbers, the day comes first everywhere."""
    if "." in text:
        return TokenKind.DATE, WrittenDate(year, second, first)
    return TokenKind.DATE_PAIR, DatePair(first, second, year)


def _offset(text: str) -> Meaning | None:
    hours, *minutes = _numbers(text)
    if hours > 99:
        hours, *minutes = divmod(hours, 100)
    total = hours * 60 + (minutes[0] if minutes else 0)
    zone = fixed_offset(-total if "-" in text else total)
    return (TokenKind.ZONE, zone) if zone else None


def _clock(text: str) -> Meaning | None:
    hour, *minutes = _numbers(text)
    minute = minutes[0] if minutes else 0
    if hour <= 24 and minute < 60:
        return TokenKind.CLOCK, ClockDigits(hour, minute, _mark_of(text, hour))
    is_date = "." in text and hour <= 31
    return (TokenKind.DATE, WrittenDate(None, minute, hour)) if is_date else None


def _mark_of(text: str, hour: int) -> ClockMark:
    """How surely this is a 24-hour clock."""
    if hour and "." in text and 0 < int(text[-2:]) <= 12:
        return ClockMark.LIKE_A_DATE
    if "h" in text or text[0] == "0" or hour > 12:
        return ClockMark.IS_24H
    return ClockMark.LIKELY_24H if hour >= 10 else ClockMark.NONE


def _meridiem(text: str) -> Meaning:
    return TokenKind.MERIDIEM, ClockMark.AM if text.strip()[0] == "a" else ClockMark.PM


_READ: dict[str | None, Callable[[str], Meaning | None]] = {
    "iso": _iso,
    "date": _date,
    "pair": _pair,
    "utc": _offset,
    "offset": _offset,
    "clock": _clock,
    "ordinal": lambda text: (TokenKind.ORDINAL, int(text[:-2])),
    "meridiem": _meridiem,
    "zone": lambda text: meaning_of(text.replace("_", " ")),
    "mark": _MARKS.get,
    "other": lambda _: None,
}
"""By the names of the groups in the regular expression. Words and numbers are missing here, since
several of them can be one phrase."""
