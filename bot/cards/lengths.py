"""Estimates the length of texts before their reader is known."""

from functools import lru_cache

from bot.cards.rich_text import (
    CommandName,
    Country,
    Date,
    DateStyle,
    Finished,
    InLanguage,
    Joined,
    Listed,
    Mention,
    Moment,
    MomentStyle,
    Plural,
    Template,
    TimeOfDay,
    Value,
    Words,
    pieces,
)


def length(text: Value) -> int:
    """About how many characters a reader of English sees. A moment counts as its longest form."""
    match text:
        case str():
            return _own_length(text) if "{" in text else len(text)
        case Words() | Mention() | CommandName():
            return len(text.shown)
        case Template(template, values):
            return _own_length(template) + sum(length(value) for _, value in values)
        case int():
            return len(str(text))
        case Plural(one, many, number, values):
            shown = _own_length(one if number == 1 else many)
            return shown + len(str(number)) + sum(length(value) for _, value in values)
        case InLanguage(told):
            return length(told)
        case Listed(items):
            return sum(map(length, items)) + 2 * len(items)
        case Joined(items, between):
            return sum(map(length, items)) + len(between) * (len(items) - 1)
        case _:
            return _longest(text)


def _longest(text: Moment | Date | TimeOfDay | Country | Finished) -> int:
    match text:
        case Moment(style=style) | Date(style=style):
            return _LONGEST.get(style, 40)
        case TimeOfDay():
            return 11
        case Country():
            return 25
        case Finished(finished):
            return len(finished)


_LONGEST = {
    MomentStyle.SHORT: 28,
    DateStyle.WEEKDAY: 9,
    DateStyle.MONTH: 20,
    DateStyle.SHORT_MONTH: 12,
}
"""The lengths of times and days in most languages. The other styles take about 40 characters."""


@lru_cache(maxsize=4_000)
def _own_length(template: str) -> int:
    return sum(len(literal) for literal, _ in pieces(template))
