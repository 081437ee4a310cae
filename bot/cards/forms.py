"""Forms, independent of platforms. Like cards, they refuse on creation what no platform could show.

A field is declared once, in `bot.texts`, next to its form. The same object is drawn, filled in, and
used to read what was typed, so its name is in one place.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Literal, Self, TypeVar

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.lengths import length
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text, Words, say
from bot.interview.frozen import frozen

FORM_FIELDS = 5
FORM_LABEL = 45
FORM_TITLE = 24
FORM_HINT = 100
OPTIONS = 25
OPTION_LABEL = 75
TEXT_FIELD = 3_000

E = TypeVar("E", bound=StrEnum)

# Translators: a button below a form, at most 24 characters.
_SEND = say("Send")

Values = Mapping[str, str | tuple[str, ...]]
"""What a form was filled with, by field name: a tuple for a ChoiceField or a ChannelField,
otherwise a string."""


class _Typed:
    """What fields that members type into have in common."""

    __slots__ = ()
    name: str
    initial: str

    def filled(self, initial: str) -> Self:
        """The field with an initial value."""
        return replace(self, initial=initial)  # type: ignore[type-var]

    def read(self, values: Values) -> str:
        """What was typed, without space around it. Empty if anything else was sent."""
        value = values.get(self.name, "")
        return value.strip() if isinstance(value, str) else ""


@frozen
class TextField(_Typed):
    """If it is a `time_of_day`, platforms with a time picker use that, which sends "20:00"."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: bool = True
    multiline: bool = False
    most: int = TEXT_FIELD
    time_of_day: bool = False
    kind: Literal["text"] = "text"

    def read_cut(self, values: Values) -> str:
        """What was typed, cut to the `most` characters."""
        return self.read(values)[: self.most]

    def read_line(self, values: Values) -> str:
        """The same on one line, with single spaces."""
        return " ".join(self.read(values).split())[: self.most]


@frozen
class WhenField(_Typed):
    """Times that the member chooses freely. Without a picker they type them in words, which are
    read in their time zone (see bot.language.times). A picker sends one instant with an offset in
    each line. `initial`: one time a line, as "2026-11-24 17:00" in their zone; platforms without a
    picker show it as it would be typed (bot.texts.clock_fields)."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: bool = False
    kind: Literal["when"] = "when"


@frozen
class DayField(_Typed):
    """A date, as "2026-11-24" or in words."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: bool = True
    kind: Literal["day"] = "day"


@frozen
class Option:
    """`group`: what options that belong together have in common, such as their day."""

    value: str
    label: Text
    group: Text | None = None

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= OPTION_LABEL, "an option label:", self.label)
        group = 0 if self.group is None else length(self.group)
        refuse_if(group > OPTION_LABEL, "the group of an option:", self.group)


def number_options(numbers: Iterable[int]) -> tuple[Option, ...]:
    return tuple(Option(str(each), Words(str(each))) for each in numbers)


@frozen
class ChoiceField:
    """Between one option (or none, if not required) and `most` of them."""

    name: str
    label: Text
    options: tuple[Option, ...] = ()
    hint: Text | None = None
    initial: tuple[str, ...] = ()
    required: bool = True
    most: int = 1
    kind: Literal["choice"] = "choice"

    def __post_init__(self) -> None:
        refuse_if(len(self.options) > OPTIONS, "too many options:", self.name)

    def offering(self, options: Sequence[Option], initial: Sequence[str] = ()) -> Self:
        """The field with options that are only known when its form is opened."""
        return replace(self, options=tuple(options), initial=tuple(initial))

    def filled(self, *initial: str) -> Self:
        """The field with an initial choice."""
        return replace(self, initial=initial)

    def read(self, values: Values) -> tuple[str, ...]:
        """The chosen values. Empty if anything else was sent."""
        value = values.get(self.name, ())
        return value if isinstance(value, tuple) else ()

    def read_one(self, values: Values) -> str:
        """The first chosen value. Empty if there is none."""
        return next(iter(self.read(values)), "")

    def read_as(self, values: Values, kind: type[E]) -> E | None:
        """The same as one of this kind. None if it is none of them."""
        chosen = self.read_one(values)
        return kind(chosen) if chosen in set(kind) else None


@frozen
class ChannelField:
    """One channel of the space, chosen from the platform's own list."""

    name: str
    label: Text
    hint: Text | None = None
    initial: tuple[str, ...] = ()
    required: bool = True
    kind: Literal["channel"] = "channel"

    def filled(self, *initial: str) -> Self:
        """The field with an initial choice."""
        return replace(self, initial=initial)

    def read(self, values: Values) -> str:
        """The platform's id of the channel. Empty if anything else was sent."""
        value = values.get(self.name, ())
        return next(iter(value), "") if isinstance(value, tuple) else ""


FILE_BYTES = 4 * 1024 * 1024
"""The most bytes of a file in a form."""


@frozen
class FileField(_Typed):
    """A small file, on platforms that allow one. Its value only says where the platform keeps the
    file (bot.engine.store.ports.SpaceDirectory). There must always be another way to give the
    same."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: Literal[False] = False
    kind: Literal["file"] = "file"


Field = TextField | WhenField | DayField | ChoiceField | ChannelField | FileField
Wrong = dict[Field | None, Text]
"""What is wrong with a form, by field, and what would work."""


@frozen
class Form:
    """Up to five fields. Submitting the form sends its action with the values by field name."""

    action: Action
    title: Text
    fields: tuple[Field, ...]
    submit: Text = _SEND
    intro: Text | None = None

    def __post_init__(self) -> None:
        refuse_if(length(self.title) > FORM_TITLE, "a form title:", self.title)
        refuse_if(length(self.submit) > FORM_TITLE, "a submit label:", self.submit)
        refuse_if(not 0 < len(self.fields) <= FORM_FIELDS, "none or too many fields:", self.title)
        for each in self.fields:
            refuse_if(length(each.label) > FORM_LABEL, "a field label:", each.label)
            hint = 0 if each.hint is None else length(each.hint)
            refuse_if(hint > FORM_HINT, "a field hint:", each.hint)
            if isinstance(each, ChoiceField):
                refuse_if(not each.options, "no options:", each.name)
            if isinstance(each, TextField):
                refuse_if(len(each.initial) > each.most, "what a field holds at first:", each.label)


@frozen
class Invalid:
    """The form stays open, with a sentence next to each field that is wrong; the sentence under
    None is about the whole form. Nothing that was typed is lost.

    `meanings`: for a field that can mean several things, what to type for each. Platforms that can
    show these as buttons; the sentence names them in any case.
    """

    why: Wrong
    meanings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sentences(self) -> dict[str, Text]:
        """The sentences by the names of their fields. The name is empty for the whole form."""
        return {field.name if field else "": text for field, text in self.why.items()}


Reply = Card | Form | Invalid | None
"""The answer to the member who acted. None if the posted cards say everything."""
