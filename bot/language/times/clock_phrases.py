"""Tokens that name what stands on a clock."""

from typing import cast

from bot.language.errors import Why
from bot.language.times.clocks import Clock
from bot.language.times.cursor import Cursor
from bot.language.times.kinds import Kind

_SPOKEN_MINUTES = (5, 10, 20, 25)
_SPOKEN = {Kind.A, Kind.QUARTER, Kind.NUMBER}
_Digits = tuple[int, int, str]
"""Hour, minute and mark of a clock."""


def clock(on: Cursor) -> Clock | None:
    """17:30, 5 pm, half past four, midnight."""
    start = on.at
    on.take(Kind.AT)
    found = _spoken(on) or _digits(on)
    if not found:
        on.at = start
        return None
    hour, minute, mark = found
    if on.kind() is Kind.OCLOCK:
        mark = str(on.value() or mark)
        on.at += 1
    if on.kind() is Kind.HOURS and mark == "24":
        on.at += 1
    if on.kind() is Kind.MERIDIEM:
        mark = _with_meridiem(on, start, hour)
    if mark == "dotted" or not 0 <= hour * 60 + minute <= 24 * 60:
        raise on.refuse(start, Why.UNKNOWN if mark == "dotted" else Why.NO_SUCH_TIME)
    return Clock(on.since(start), hour, minute, mark)


def _with_meridiem(on: Cursor, start: int, hour: int) -> str:
    """5 pm; also 17:00 pm, which says it twice."""
    meridiem = str(on.value())
    on.at += 1
    if 1 <= hour <= 12:
        return meridiem
    if hour > 12 and meridiem == "pm":
        return "24"
    raise on.refuse(start, Why.NO_SUCH_TIME)


def _spoken(on: Cursor) -> _Digits | None:
    """Half past four, quarter to nine, ten past five."""
    start = on.at
    if on.kind() not in _SPOKEN:
        return None
    on.take(Kind.A)
    amount = on.number()
    if on.kind() is Kind.QUARTER or (on.kind() is Kind.NUMBER and amount in _SPOKEN_MINUTES):
        to = on.kind(1) is Kind.DASH and on.value(1) == "to"
        past = on.kind(1) is Kind.PAST or (on.kind(1) is Kind.AFTER and on.kind() is Kind.QUARTER)
        is_range = on.kind() is Kind.NUMBER and on.digits() <= 2 and to
        if (past or to) and not is_range and on.kind(2) is Kind.NUMBER and 1 <= on.number(2) <= 12:
            if to and on.kind() is Kind.NUMBER:
                raise on.refuse(start)  # ten to six: 5:50, or four hours less?
            hour = on.number(2)
            on.at += 3
            minutes = hour % 12 * 60 + amount * (-1 if to else 1)
            return _twelve(minutes % 720)
    on.at = start
    return None


def _twelve(minutes: int) -> _Digits:
    return minutes // 60 or 12, minutes % 60, ""


def _digits(on: Cursor) -> _Digits | None:
    kind = on.kind()
    if kind is Kind.NUMBER:
        return _plain(on, on.number())
    if kind is Kind.MIDNIGHT:
        on.at += 1
        return 12, 0, "am"
    if kind is not Kind.CLOCK:
        return None
    hour, minute, mark = cast("_Digits", on.value())
    on.at += 1
    return hour, minute, "" if mark == "dotted" and on.kind() is Kind.MERIDIEM else mark


def _plain(on: Cursor, number: int) -> _Digits | None:
    """5, 17, 0930, 530."""
    text = on.tokens[on.at]
    digits = on.digits() if on.text[text.start].isdecimal() else 1
    hour, minute = divmod(number, 100) if digits > 2 else (number, 0)
    if hour > 24 or minute > 59 or (digits == 3 and hour == 0):
        return None
    on.at += 1
    if on.kind() is Kind.NUMBER and not on.text[text.start].isdecimal() and _are_minutes(on):
        minute = on.number()
        on.at += 1
    sure = hour > 12 or hour == 0 or (digits > 1 and on.text[text.start] == "0")
    return hour, minute, "24" if sure else "soft" if digits == 4 else ""


def _are_minutes(on: Cursor) -> bool:
    """The thirty in four thirty."""
    return not on.text[on.tokens[on.at].start].isdecimal() and on.number() in (15, 30, 45)
