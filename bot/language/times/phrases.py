"""Tokens as phrases: which days, times, weeks and zones a text names, and what joins them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.language.times import date_phrases, day_phrases, time_phrases
from bot.language.times.cursor import Cursor
from bot.language.times.days import Ahead, Day
from bot.language.times.kinds import Kind
from bot.language.times.places import Place
from bot.language.times.times_of_day import PartOfDay, Time
from bot.language.times.weekdays import Stretch


@dataclass(frozen=True, slots=True)
class Week:
    """So many weeks from this one; said of weekdays."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Later:
    """In so many minutes from now."""

    words: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Zone:
    """None: the reader's own."""

    words: str
    place: Place | None

    @property
    def spreads(self) -> bool:
        """It goes for the times before it, too; not so an offset glued to its time."""
        return not self.words.startswith("+")


_JOINTS = {Kind.COMMA, Kind.OR, Kind.OF}

Said = Day | Stretch | Time | Week | Later | Zone


@dataclass(frozen=True, slots=True)
class Phrase:
    """`joint`: what stands before it: "", "," or "or"."""

    said: Said
    joint: str


def phrases_of(text: str) -> list[Phrase]:
    """Raises Refused with the words that are no phrase."""
    on = Cursor(text)
    phrases: list[Phrase] = []
    while True:
        joint = joint_of(on)
        kind = on.kind()
        if kind is None:
            if joint == "or":
                raise on.refuse(on.at - 1)
            return phrases
        said = next((said for parse in _PARSERS.get(kind, _ANY) if (said := parse(on))), None)
        if not said:
            on.at += 1
            raise on.refuse(on.at - 1)
        first, *others = said
        phrases += [Phrase(first, joint), *(Phrase(each, "or") for each in others)]
        if len(said) == 2 and isinstance(said[1], PartOfDay):
            phrases[-1] = Phrase(said[1], "")


def joint_of(on: Cursor) -> str:
    """Goes on over commas, "or" and their like."""
    joint = ""
    while (kind := on.kind()) in _JOINTS:
        if kind is not Kind.OF:
            joint = "or" if kind is Kind.OR else joint or ","
        on.at += 1
    return joint


def _zone(on: Cursor) -> list[Said] | None:
    """CET, (London time), in Berlin, my time."""
    start = on.at
    in_brackets = on.take(Kind.OPEN)
    on.take(Kind.IN)
    place = on.value()
    if on.sees(Kind.MY, Kind.TIME):
        place = None
        on.at += 2
    elif on.take(Kind.ZONE):
        on.take(Kind.TIME)
    else:
        on.at = start
        return None
    if in_brackets and not on.take(Kind.CLOSE):
        raise on.refuse(start)
    return [Zone(on.since(start), place if isinstance(place, Place) else None)]


def _today(on: Cursor) -> list[Said] | None:
    """Tonight, this afternoon."""
    tonight = on.kind() is Kind.TONIGHT
    if not tonight and not (on.value() == "this" and on.kind(1) in (Kind.PART, Kind.EARLY_LATE)):
        return None
    start = on.at
    on.at += 1
    part = PartOfDay(on.since(start), "evening") if tonight else time_phrases.time(on)
    return [Ahead(on.since(start), 0), part] if part else None


def _later(on: Cursor) -> list[Said] | None:
    """In two hours, in half an hour."""
    if on.kind() is not Kind.IN:
        return None
    start = on.at
    on.at += 1
    if on.sees(Kind.QUARTER, Kind.A, Kind.HOURS) and on.number(2) == 60:
        minutes = on.number()
        on.at += 3
        return [Later(on.since(start), minutes)]
    if on.kind() in (Kind.A, Kind.NUMBER) and on.kind(1) is Kind.HOURS:
        minutes = on.number() * on.number(1)
        on.at += 2
        return [Later(on.since(start), minutes)]
    on.at = start
    return None


def _week(on: Cursor) -> list[Said] | None:
    start = on.at
    number = day_phrases.week(on)
    return None if number is None else [Week(on.since(start), number)]


def _days(on: Cursor) -> list[Said] | None:
    start = on.at
    on.take(Kind.FROM)
    if of_month := date_phrases.days_of_month(on):
        return _stretched(on, start, of_month)
    first = day_phrases.day(on)
    if not first:
        on.at = start
        return None
    before = on.at
    if on.take(Kind.DASH):
        if last := day_phrases.day(on):
            return [Stretch(on.since(start), first, last)]
        parted = on.text[on.tokens[before].start - 1] == " "  # not Dec 4-6pm
        on.at = before + (on.value(-1) == "-" and parted and _is_time(on))
    return [first]


def _stretched(on: Cursor, start: int, days: list[Day]) -> list[Said]:
    """Days of one month, from the first to the last if a dash stands between them."""
    if all(token.kind is not Kind.DASH for token in on.tokens[start : on.at]):
        return list(days)
    if len(days) > 2:
        raise on.refuse(start)
    return [Stretch(on.since(start), *days)]


def _is_time(on: Cursor) -> bool:
    start = on.at
    found = time_phrases.time(on)
    on.at = start
    return found is not None


def _time(on: Cursor) -> list[Said] | None:
    found = time_phrases.time(on)
    return [found] if found else None


_ANY = (_zone, _today, _later, _week, _days, _time)
_PARSERS: dict[Kind | None, tuple[Callable[[Cursor], list[Said] | None], ...]] = {
    **dict.fromkeys((Kind.WEEKDAY, Kind.MONTH, Kind.AHEAD, Kind.ORDINAL, Kind.DATE), (_days,)),
    **dict.fromkeys((Kind.AT, Kind.PART, Kind.BETWEEN, Kind.MIDNIGHT), (_time,)),
    **dict.fromkeys((Kind.NUMBER, Kind.CLOCK, Kind.PAIR), (_days, _time)),
    Kind.ZONE: (_zone,),
}
"""Which parsers may know what begins so; others are asked of everything else."""
