"""Forms without a platform. Like cards, they refuse, when made, what no platform could show.

A field is declared once, in `bot.texts`, beside its form. The same field is drawn, filled in, and
reads what was typed into it: so its name stands in one place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.lengths import length
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text, say

FORM_FIELDS = 5
FORM_LABEL = 45
FORM_TITLE = 24
FORM_HINT = 100
OPTIONS = 25
OPTION_LABEL = 75
TEXT_FIELD = 3_000

# Translators: a button below a form, at most 24 characters.
_SEND = say("Send")

Values = Mapping[str, str | tuple[str, ...]]
"""What a form was filled with, by field name: a tuple for a ChoiceField or a ChannelField, else a
string."""


class _Typed:
    """What fields have in common that a member types into."""

    __slots__ = ()
    name: str
    initial: str

    def filled(self, initial: str) -> Self:
        """The field with what it holds at first."""
        return replace(self, initial=initial)  # type: ignore[type-var]

    def read(self, values: Values) -> str:
        """What was typed, without space around it; empty for whatever else was sent."""
        value = values.get(self.name, "")
        return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class TextField(_Typed):
    """One that is a `time_of_day` is picked where a platform has a picker, which sends "20:00"."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: bool = True
    multiline: bool = False
    most: int = TEXT_FIELD
    time_of_day: bool = False
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class WhenField(_Typed):
    """Times of the member's own choosing. Without a picker they type them in words, read in
    their zone (see bot.language.times); a picker sends instants with an offset, one a line."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: bool = False
    kind: Literal["when"] = "when"


@dataclass(frozen=True, slots=True)
class DayField(_Typed):
    """A date, as "2026-11-24" or in words."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: bool = True
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Option:
    """`group`: what options that belong together have in common, such as their day."""

    value: str
    label: Text
    group: Text | None = None

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= OPTION_LABEL, "an option label:", self.label)
        group = 0 if self.group is None else length(self.group)
        refuse_if(group > OPTION_LABEL, "the group of an option:", self.group)


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """Between one (or none, where not required) and `most` of the options."""

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
        """The field with options that are known only when its form is opened."""
        return replace(self, options=tuple(options), initial=tuple(initial))

    def filled(self, *initial: str) -> Self:
        """The field with what is chosen at first."""
        return replace(self, initial=initial)

    def read(self, values: Values) -> tuple[str, ...]:
        """The values chosen; none for whatever else was sent."""
        value = values.get(self.name, ())
        return value if isinstance(value, tuple) else ()

    def read_one(self, values: Values) -> str:
        """The first value chosen; empty where there is none."""
        return next(iter(self.read(values)), "")


@dataclass(frozen=True, slots=True)
class ChannelField:
    """One channel of the space, chosen as its platform shows them."""

    name: str
    label: Text
    hint: Text | None = None
    initial: tuple[str, ...] = ()
    required: bool = True
    kind: Literal["channel"] = "channel"

    def filled(self, *initial: str) -> Self:
        """The field with what is chosen at first."""
        return replace(self, initial=initial)

    def read(self, values: Values) -> str:
        """The platform's id of the channel; empty for whatever else was sent."""
        value = values.get(self.name, ())
        return next(iter(value), "") if isinstance(value, tuple) else ""


FILE = 4 * 1024 * 1024
"""Bytes of a file in a form."""


@dataclass(frozen=True, slots=True)
class FileField(_Typed):
    """A small file, where the platform allows one: its value only says where the platform keeps it
    (bot.engine.ports.SpaceOwners). So there is always another way to give the same."""

    name: str
    label: Text
    hint: Text | None = None
    initial: str = ""
    required: Literal[False] = False
    kind: Literal["file"] = "file"


Field = TextField | WhenField | DayField | ChoiceField | ChannelField | FileField
Wrong = dict[Field | None, Text]
"""What is wrong with a form, by field, and what would work."""


@dataclass(frozen=True, slots=True)
class Form:
    """Up to five fields. Submitting it sends its action with the values by field name."""

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


@dataclass(frozen=True, slots=True)
class Invalid:
    """The form stays open, with a sentence beside each field, or about all of it beside None.
    Nothing typed is lost.

    `meanings`: of a field that can mean several things, what to type for each. A platform that
    can shows them as buttons; the sentence names them in any case.
    """

    why: Wrong
    meanings: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sentences(self) -> dict[str, Text]:
        """By the name of the field, which is empty for the whole form."""
        return {field.name if field else "": text for field, text in self.why.items()}


Reply = Card | Form | Invalid | None
"""The answer to the one who acted. None: the cards that were posted say it."""
