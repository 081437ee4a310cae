"""Renders a text for its reader: our words in their language, and what each platform shows in its
own way."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, ClassVar

from bot.cards import formats
from bot.cards.catalogues import catalogue, languages
from bot.cards.reader import Reader
from bot.cards.rich_text import (
    ERASED_NAME,
    CommandName,
    Country,
    Date,
    Finished,
    InLanguage,
    Joined,
    Listed,
    Mention,
    Moment,
    OwnWords,
    Pieces,
    Plural,
    Template,
    Text,
    TimeOfDay,
    Value,
    Words,
    pieces,
)

TEMPLATES_CACHED = 4_000
"""Templates in one language that are cached: twice as many as there are."""
_BEFORE_SENTENCE = ("\n", ". ", "! ", "? ")
Span = str | Words | Moment | Mention | CommandName
"""Our own words as a str. Everything else is for the platform to show."""


def spans(text: Text, reader: Reader) -> Sequence[Span]:
    """The text in pieces, as its reader sees it. No two neighbouring pieces are our own words."""
    if isinstance(text, str):
        return own_words(text, reader.language)
    if isinstance(text, (Words, Mention, Moment, CommandName)):
        return (text,)
    telling = _Telling(reader)
    telling.add(text)
    return telling.spans


@lru_cache(TEMPLATES_CACHED)
def own_words(text: OwnWords, language: str) -> tuple[str, ...]:
    """As `spans` of the text."""
    return tuple(literal for literal, _ in _told(text, language) if literal)


@lru_cache(TEMPLATES_CACHED)
def _told(template: str, language: str) -> Pieces:
    """A template in a language, or in English if it is not translated. An empty text is not looked
    up: gettext would return the head of its catalogue."""
    return pieces(catalogue(language).translations.gettext(template) if template else "")


@lru_cache(TEMPLATES_CACHED)
def _told_by_number(one: str, many: str, number: int, language: str) -> Pieces:
    return pieces(catalogue(language).translations.ngettext(one, many, number))


@lru_cache(TEMPLATES_CACHED)
def _counted(told: Pieces, number: int, language: str) -> str:
    """Words around a single number: "25 minutes"."""
    written = formats.number(number, language)
    return "".join(literal + (written if name else "") for literal, name in told)


class _Telling:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._language = reader.language
        self.spans: list[Span] = []

    def add(self, value: Value) -> None:
        self._HOW[type(value)](self, value)

    def _show(self, value: Words | Mention | Moment | CommandName) -> None:
        self.spans.append(value)

    def _own(self, value: OwnWords) -> None:
        for words in own_words(value, self._language):
            self._say(words)

    def _template(self, value: Template) -> None:
        self._fill(_told(value.template, self._language), value.values)

    def _plural(self, value: Plural) -> None:
        told = _told_by_number(value.one, value.many, value.number, self._language)
        if value.values:
            self._fill(told, (("number", value.number), *value.values))
        else:
            self._say(_counted(told, value.number, self._language))

    def _write(self, value: int | TimeOfDay | Date | Country | Finished) -> None:
        self._say(self._written(value))

    def _fill(self, told: Pieces, values: tuple[tuple[str, Value], ...]) -> None:
        by_name = dict(values)
        for literal, name in told:
            if literal:
                self._say(literal)
            if name is not None:
                self._fill_in(by_name[name])

    def _fill_in(self, value: Value) -> None:
        if value == ERASED_NAME and self._begins_sentence():
            name = "".join(own_words(ERASED_NAME, self._language))
            self._say(name[:1].upper() + name[1:])
        else:
            self.add(value)

    def _begins_sentence(self) -> bool:
        last = self.spans[-1] if self.spans else "\n"
        return isinstance(last, str) and last.endswith(_BEFORE_SENTENCE)

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
            if number and value.between:
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
        if self.spans and isinstance(last := self.spans[-1], str):
            self.spans[-1] = last + words
        else:
            self.spans.append(words)

    _HOW: ClassVar[dict[type, Callable[[Any, Any], None]]] = {
        str: _own,
        Template: _template,
        Plural: _plural,
        Words: _show,
        Mention: _show,
        Moment: _show,
        CommandName: _show,
        Listed: _list,
        Joined: _join,
        InLanguage: _tell_in,
        **dict.fromkeys((int, TimeOfDay, Date, Country, Finished), _write),
    }
    """By type, because a card's text contains many of these."""


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
