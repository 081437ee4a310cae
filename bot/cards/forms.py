"""Forms without a platform. Like cards, they refuse, when made, what no platform could show."""

from dataclasses import dataclass, field
from typing import Literal

from bot.cards.cards import Action, Card, refuse_if
from bot.cards.rich_text import Text, length

FORM_FIELDS = 5
FORM_LABEL = 45
FORM_TITLE = 24
FORM_HINT = 100
OPTIONS = 25
OPTION_LABEL = 75
TEXT_FIELD = 3_000


@dataclass(frozen=True, slots=True)
class TextField:
    name: str
    label: str
    hint: str = ""
    initial: str = ""
    required: bool = True
    multiline: bool = False
    most: int = TEXT_FIELD
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class WhenField:
    """Times of the member's own choosing. Without a picker they type them in words, read in
    their zone (see bot.language.times); a picker sends instants with an offset, one a line."""

    name: str
    label: str
    hint: str = ""
    initial: str = ""
    required: bool = False
    kind: Literal["when"] = "when"


@dataclass(frozen=True, slots=True)
class DayField:
    """A date, as "2026-11-24" or in words."""

    name: str
    label: str
    hint: str = ""
    initial: str = ""
    required: bool = True
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Text

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= OPTION_LABEL, "an option label:", self.label)


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """Between one (or none, where not required) and `most` of the options."""

    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    initial: tuple[str, ...] = ()
    required: bool = True
    most: int = 1
    kind: Literal["choice"] = "choice"

    def __post_init__(self) -> None:
        refuse_if(not 0 < len(self.options) <= OPTIONS, "none or too many options:", self.name)


Field = TextField | WhenField | DayField | ChoiceField


@dataclass(frozen=True, slots=True)
class Form:
    """Up to five fields. Submitting it sends its action with the values by field name."""

    action: Action
    title: str
    fields: tuple[Field, ...]
    submit: str = "Send"
    intro: Text = field(default=())

    def __post_init__(self) -> None:
        refuse_if(len(self.title) > FORM_TITLE, "a form title:", self.title)
        refuse_if(len(self.submit) > FORM_TITLE, "a submit label:", self.submit)
        refuse_if(not 0 < len(self.fields) <= FORM_FIELDS, "none or too many fields:", self.title)
        for each in self.fields:
            refuse_if(len(each.label) > FORM_LABEL, "a field label:", each.label)
            refuse_if(len(each.hint) > FORM_HINT, "a field hint:", each.hint)
            if isinstance(each, TextField):
                refuse_if(len(each.initial) > each.most, "what a field holds at first:", each.label)


@dataclass(frozen=True, slots=True)
class Invalid:
    """The form stays open, with a sentence beside each field named. Nothing typed is lost.

    `meanings`: of a field that can mean several things, what to type for each. A platform that
    can shows them as buttons; the sentence names them in any case.
    """

    why: dict[str, str]
    meanings: dict[str, tuple[str, ...]] = field(default_factory=dict)


Reply = Card | Form | Invalid | None
"""The answer to the one who acted. None: the cards that were posted say it."""
