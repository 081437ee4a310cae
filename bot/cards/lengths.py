"""Estimates the length of texts before their reader is known."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

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
    """About how many characters a reader of English sees; a moment counts as its longest form."""
    return _LENGTHS[type(text)](text)


def _of_template(text: Template) -> int:
    return _own_length(text.template) + sum([length(value) for _, value in text.values])


def _of_plural(text: Plural) -> int:
    shown = _own_length(text.one if text.number == 1 else text.many)
    return shown + len(str(text.number)) + sum([length(value) for _, value in text.values])


def _of_list(text: Listed) -> int:
    return sum(map(length, text.items)) + 2 * len(text.items)


def _of_joined(text: Joined) -> int:
    return sum(map(length, text.texts)) + len(text.between) * (len(text.texts) - 1)


def _of_time(text: Moment | Date) -> int:
    """As most languages write it; the other styles take about 40 characters."""
    return _LONGEST.get(text.style, 40)


_LONGEST = {
    MomentStyle.SHORT: 28,
    DateStyle.WEEKDAY: 9,
    DateStyle.MONTH: 20,
    DateStyle.SHORT_MONTH: 12,
}


_LENGTHS: Mapping[type, Callable[[Any], int]] = {
    str: len,
    int: lambda number: len(str(number)),
    Template: _of_template,
    Plural: _of_plural,
    Listed: _of_list,
    Joined: _of_joined,
    **dict.fromkeys((Words, Mention, CommandName), lambda text: len(text.shown)),
    **dict.fromkeys((Moment, Date), _of_time),
    InLanguage: lambda text: length(text.told),
    TimeOfDay: lambda _: 11,
    Country: lambda _: 25,
    Finished: lambda text: len(text.finished),
}
"""By the class of the text: every card is measured, and to try one class after the other took
three times as long."""


@lru_cache(maxsize=4_000)
def _own_length(template: str) -> int:
    return sum(len(literal) for literal, _ in pieces(template))
