"""Texts, independent of platforms: templates of ours with typed values.

A text stays a template until it is shown, also in the database. Then `bot.cards.rendering` renders
it in its reader's language, time zone and clock, and a platform turns the remaining values into
what it offers (a mention, a date) and escapes members' words, so that nothing a member wrote can
have an effect.

The template itself is the English text, and the key in the catalogues. `tools.texts` collects every
template from the calls of `say` and `say_many`, with the comment above it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from string import Formatter
from typing import Annotated, Any, NewType

from pydantic import Discriminator, Tag

from bot.cards.stored import first_field
from bot.interview.frozen import frozen
from bot.interview.members import Member, NamedMember

ELLIPSIS = "…"
_NAME = 40
"""Characters."""
_IN_FULL = 4_096
"""Characters. Linux knows no longer path."""


@frozen
class Words:
    """Words that are not translated: what a member wrote, a URL, the name of a time zone. Up to
    `limit` characters are shown, then an ellipsis."""

    text: str
    limit: int = 300

    @property
    def shown(self) -> str:
        return _shortened(self.text, self.limit)


@frozen
class CommandName:
    """The name of a command, such as "start". A platform may let it be pressed."""

    command: str

    @property
    def shown(self) -> str:
        return f"/askwell {self.command}"


class MomentStyle(StrEnum):
    FULL = "full"  # Tuesday 24 November 2026, 17:00
    SHORT = "short"  # Tue 24 Nov, 17:00
    DAY = "day"  # Tuesday 24 November 2026


@frozen
class Moment:
    """An instant (UTC), shown in the reader's time zone."""

    at: datetime
    style: MomentStyle = MomentStyle.FULL


@frozen
class Mention:
    """A person, by name. A platform may turn it into a link to them."""

    user: str
    name: str

    @property
    def shown(self) -> str:
        return _shortened(self.name, _NAME)


@frozen
class TimeOfDay:
    """A time on a clock, without a time zone: 17:00, or 5:00 PM for readers of a 12-hour clock."""

    clock: time


class DateStyle(StrEnum):
    FULL = "full"  # Tuesday 24 November 2026
    LONG = "long"  # 24 November 2026
    SHORT = "short"  # Tue 24 Nov
    WEEKDAY = "weekday"  # Tue
    MONTH = "month"  # November 2026
    SHORT_MONTH = "short month"  # Nov 2026


@frozen
class Date:
    """A day of the calendar, the same in every time zone."""

    on: date
    style: DateStyle = DateStyle.FULL


@frozen
class Country:
    """A country by its code (ISO 3166, two letters)."""

    country: str


@frozen
class Finished:
    """A text that version 0.2 had already rendered. It is not translated and stays as it was."""

    finished: str


OwnWords = NewType("OwnWords", str)
"""A template of ours without values. Only `say` makes one, so no member's words can become one."""


@frozen
class Template:
    """Words of ours with a value for each `{name}` in them. Made by `say`."""

    template: str
    values: "tuple[tuple[str, Value], ...]"


@frozen
class Plural:
    """One of two templates, chosen by a number, which both may name as `{number}`. Other languages
    have more forms, or fewer. Made by `say_many`."""

    one: str
    many: str
    number: int
    values: "tuple[tuple[str, Value], ...]" = ()


class ListStyle(StrEnum):
    """CLDR's names for the styles of lists."""

    AND = "standard"  # one, two, and three
    OR = "or"  # one, two, or three
    PLAIN = "unit"  # one, two, three


@frozen
class Listed:
    """Texts as one list in a sentence."""

    items: "tuple[Text, ...]"
    style: ListStyle = ListStyle.AND


@frozen
class Joined:
    """Separate texts with something between them that every language has: a new line, or a dot in
    the middle."""

    texts: "tuple[Text, ...]"
    between: str = "\n"


@frozen
class InLanguage:
    """For a member who has just written in another language (ISO 639, such as "de"): rendered in
    that language if there is a catalogue for it, otherwise in their own."""

    told: "Text"
    language: str


def _shortened(words: str, limit: int) -> str:
    tidy = words.strip()
    return tidy if len(tidy) <= limit else tidy[: limit - 1].rstrip() + ELLIPSIS


def _kind(text: Any) -> str:
    return "" if isinstance(text, str) else first_field(text)


Text = Annotated[
    Annotated[OwnWords, Tag("")]
    | Annotated[Template, Tag("template")]
    | Annotated[Plural, Tag("one")]
    | Annotated[Words, Tag("text")]
    | Annotated[CommandName, Tag("command")]
    | Annotated[Moment, Tag("at")]
    | Annotated[Mention, Tag("user")]
    | Annotated[TimeOfDay, Tag("clock")]
    | Annotated[Date, Tag("on")]
    | Annotated[Country, Tag("country")]
    | Annotated[Finished, Tag("finished")]
    | Annotated[Listed, Tag("items")]
    | Annotated[Joined, Tag("texts")]
    | Annotated[InLanguage, Tag("told")],
    Discriminator(_kind),
]
Value = int | Text
"""What a template can be filled with. A number is written as in the reader's language."""


def say(template: str, /, **values: Value) -> OwnWords | Template:
    """Words of ours with typed values: say("Hello {who}", who=mention(maya)).

    Raises KeyError if a value is missing. Values that the template does not name are ignored.
    """
    return Template(template, _named(template, values)) if _names(template) else OwnWords(template)


def in_full(what: object) -> Words:
    """What is shown whole: a path or a command, which somebody may copy, or a message."""
    return Words(str(what), _IN_FULL)


def mention(member: Member | NamedMember) -> Text:
    return ERASED_NAME if member.erased_at else Mention(member.person.user, member.name)


def say_many(one: str, many: str, number: int, /, **values: Value) -> Plural:
    """say_many("{number} minute", "{number} minutes", 30). Raises KeyError as `say` does."""
    known = {"number": number, **values}
    named = dict(_named(one, known)) | dict(_named(many, known))
    named.pop("number", None)
    return Plural(one, many, number, tuple(named.items()))


def listed(texts: Iterable[Text], style: ListStyle = ListStyle.AND) -> Listed:
    return Listed(tuple(texts), style)


def joined(texts: Iterable[Text], between: str = "\n") -> Joined:
    return Joined(tuple(texts), between)


Pieces = tuple[tuple[str, str | None], ...]
"""Words of ours, each followed by the name of a value or by None."""


@lru_cache(maxsize=4_000)
def pieces(template: str) -> Pieces:
    """The pieces of a template."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def _named(template: str, values: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple([(name, values[name]) for name in _names(template)])


@lru_cache(maxsize=4_000)
def _names(template: str) -> tuple[str, ...]:
    """Each name once, in the order of the template."""
    return tuple(dict.fromkeys(name for _, name in pieces(template) if name is not None))


# Translators: stands in a sentence, in place of the name of a person. Begin it as in the middle of
# a sentence; at the beginning of one, its first letter becomes a capital.
ERASED_NAME = say("somebody who has left")
"""In place of the name of a member who has been erased."""
