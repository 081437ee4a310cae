"""What can be pressed on a card, and what that stands for."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.cards.lengths import length
from bot.cards.outside import BUTTON_LABEL
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text

ACTION_LENGTH = 94
"""Discord's ids take 100, and adapters tell by some of them which of two equal ones it is."""
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_LABEL = 30
YES = "yes"


@dataclass(frozen=True, slots=True)
class Action:
    """What a button or a form stands for: ids only. It names a thing and grants nothing.

    `about` is an interview's or a member's id; `revision` the interview's when it was drawn.
    """

    name: str
    about: str = ""
    revision: int = 0
    arg: str = ""

    def __post_init__(self) -> None:
        refuse_if(":" in self.name + self.about, "a colon in", self)
        refuse_if(len(self.encode()) > ACTION_LENGTH, "too long an action:", self)

    @property
    def after_yes(self) -> "Action":
        """The same, once who pressed it said yes to what was asked first; see Confirm."""
        return replace(self, arg=YES)

    @property
    def is_confirmed(self) -> bool:
        return self.arg == YES

    def encode(self) -> str:
        return f"{self.name}:{self.about}:{self.revision}:{self.arg}"

    @classmethod
    def decode(cls, text: str) -> "Action":
        """Raises ValueError on anything that `encode` could not have made."""
        name, about, revision, arg = text.split(":", 3)
        return cls(name, about, int(revision), arg)


class Style(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Confirm:
    """What is asked once, before something that cannot be taken back: it says what will happen.
    `stays` is what the button stands for that leaves everything as it is."""

    title: Text
    text: Text
    yes: Text
    no: Text
    stays: Action

    def __post_init__(self) -> None:
        refuse_if(length(self.title) > CONFIRM_TITLE, "too long a question:", self.title)
        refuse_if(length(self.text) > CONFIRM_TEXT, "too long a question:", self.text)
        for label in (self.yes, self.no):
            refuse_if(not 0 < length(label) <= CONFIRM_LABEL, "a label:", label)


@dataclass(frozen=True, slots=True)
class Button:
    """One that is `lasting` stays on its card once what that is about has moved on. One with a
    `confirm` asks first: a platform that can asks by itself, and sends the action `after_yes`;
    from all others comes the action as it is, and the flow answers with what is asked. One that
    `goes_on` opens the second step of a form: a platform that can shows that in its place. Those
    that are `rare` stand in a menu together, where a platform has one in which a choice can be
    made twice."""

    label: Text
    action: Action
    style: Style = Style.PLAIN
    lasting: bool = False
    confirm: Confirm | None = None
    goes_on: bool = False
    rare: bool = False

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a button label:", self.label)
