"""A text told to its reader: our words in their language, and what a platform shows its own way."""

from dataclasses import replace

from bot.cards import formats
from bot.cards.catalogues import LanguageCatalogue, catalogue, languages
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
    Plural,
    Template,
    Text,
    TimeOfDay,
    Value,
    Words,
    pieces,
)

Span = str | Words | Moment | Mention
"""Our own words as a str; all else is for the platform to show."""


def spans(text: Text, reader: Reader) -> list[Span]:
    """The text as its reader takes it in, piece by piece, no two of our own words side by side."""
    if isinstance(text, Words | Mention | Moment):
        return [text]
    told = _Telling(reader, catalogue(reader.language))
    told.add(text)
    return told.spans


class _Telling:
    def __init__(self, reader: Reader, words: LanguageCatalogue) -> None:
        self._reader = reader
        self._words = words.translations
        self.spans: list[Span] = []

    def add(self, value: Value) -> None:
        match value:
            case str():  # for nothing, gettext would tell the head of its catalogue
                self._fill(self._words.gettext(value) if value else "", ())
            case Template():
                self._fill(self._words.gettext(value.template), value.values)
            case Words() | Mention() | Moment():
                self.spans.append(value)
            case Plural():
                template = self._words.ngettext(value.one, value.many, value.number)
                self._fill(template, (("number", value.number), *value.values))
            case Listed():
                self._list(value)
            case Joined():
                self._join(value)
            case InLanguage():
                self._tell_in(value)
            case _:
                self._say(self._written(value))

    def _fill(self, template: str, values: tuple[tuple[str, Value], ...]) -> None:
        for literal, name in pieces(template):
            self._say(literal)
            if name is not None:
                self.add(next(value for known, value in values if known == name))

    def _written(self, value: int | TimeOfDay | Date | Country | Finished) -> str:
        match value:
            case int():
                return formats.number(value, self._reader.language)
            case TimeOfDay():
                return formats.time_of_day(value.clock, self._reader)
            case Date():
                return formats.date_of(value.on, value.style, self._reader)
            case Country():
                return formats.country(value.country, self._reader.language)
            case Finished():
                return value.finished

    def _list(self, value: Listed) -> None:
        language = self._reader.language
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
        own = self._reader.language
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
