"""A text told to its reader: our words in their language, and what a platform shows its own way."""

from dataclasses import replace
from functools import lru_cache

from bot.cards import formats
from bot.cards.catalogues import catalogue, languages
from bot.cards.reader import Reader
from bot.cards.rich_text import (
    Country,
    Date,
    Finished,
    InLanguage,
    Joined,
    Listed,
    Mention,
    Moment,
    Pieces,
    Plural,
    Template,
    Text,
    TimeOfDay,
    Value,
    Words,
    pieces,
)

_REMEMBERED = 4_000
"""Templates in a language: about as many as there are, twice over."""
Span = str | Words | Moment | Mention
"""Our own words as a str; all else is for the platform to show."""


def spans(text: Text, reader: Reader) -> list[Span]:
    """The text as its reader takes it in, piece by piece, no two of our own words side by side."""
    if isinstance(text, str):
        return [literal for literal, _ in _told(text, reader.language) if literal]
    if isinstance(text, Words | Mention | Moment):
        return [text]
    telling = _Telling(reader)
    telling.add(text)
    return telling.spans


@lru_cache(_REMEMBERED)
def _told(template: str, language: str) -> Pieces:
    """A template in a language; in English where nobody translated it. For nothing, gettext would
    tell the head of its catalogue."""
    return pieces(catalogue(language).translations.gettext(template) if template else "")


@lru_cache(_REMEMBERED)
def _told_by_number(one: str, many: str, number: int, language: str) -> Pieces:
    return pieces(catalogue(language).translations.ngettext(one, many, number))


class _Telling:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._language = reader.language
        self.spans: list[Span] = []

    def add(self, value: Value) -> None:
        match value:
            case str():
                self._fill(_told(value, self._language), ())
            case Template():
                self._fill(_told(value.template, self._language), value.values)
            case Words() | Mention() | Moment():
                self.spans.append(value)
            case Plural():
                told = _told_by_number(value.one, value.many, value.number, self._language)
                self._fill(told, (("number", value.number), *value.values))
            case Listed():
                self._list(value)
            case Joined():
                self._join(value)
            case InLanguage():
                self._tell_in(value)
            case _:
                self._say(self._written(value))

    def _fill(self, told: Pieces, values: tuple[tuple[str, Value], ...]) -> None:
        known = dict(values)
        for literal, name in told:
            self._say(literal)
            if name is not None:
                self.add(known[name])

    def _written(self, value: int | TimeOfDay | Date | Country | Finished) -> str:
        match value:
            case int():
                return formats.number(value, self._language)
            case TimeOfDay():
                return formats.time_of_day(value.clock, self._reader)
            case Date():
                return formats.date_of(value.on, value.style, self._reader)
            case Country():
                return formats.country(value.country, self._language)
            case Finished():
                return value.finished

    def _list(self, value: Listed) -> None:
        language = self._language
        for piece in formats.list_pieces(len(value.items), value.style, language):
            if isinstance(piece, int):
                self.add(value.items[piece])
            else:
                self._say(piece)

    def _join(self, value: Joined) -> None:
        for number, text in enumerate(value.texts):
            if number:
                self._say(value.between)
            self.add(text)

    def _tell_in(self, value: InLanguage) -> None:
        own = self._language
        spoken = (each for each in (own, *languages()) if _primary(each) == value.language)
        for span in spans(value.told, replace(self._reader, language=next(spoken, own))):
            if isinstance(span, str):
                self._say(span)
            else:
                self.spans.append(span)

    def _say(self, words: str) -> None:
        if not words:
            return
        if self.spans and isinstance(last := self.spans[-1], str):
            self.spans[-1] = last + words
        else:
            self.spans.append(words)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
