"""What can be pressed on a card, and what a press means."""

from enum import StrEnum

from bot.cards.action_names import ASKED_FIRST, ActionName
from bot.cards.lengths import length
from bot.cards.outside import BUTTON_LABEL
from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text
from bot.interview.frozen import frozen

ACTION_LENGTH = 94
"""Discord's ids have 100 characters. Adapters use some of them to distinguish two equal actions."""
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_LABEL = 30
YES = "yes"


@frozen
class Action:
    """What a button or a form stands for: only ids. It names something and grants no permission.

    `about` is the id of an interview or a member; `revision` is the interview's when the button was
    drawn.
    """

    name: str
    about: str = ""
    revision: int = 0
    arg: str = ""

    def __post_init__(self) -> None:
        has_colon = ":" in self.name or ":" in self.about
        refuse_if(has_colon or len(self.encode()) > ACTION_LENGTH, "a colon in, or too long:", self)

    @property
    def after_yes(self) -> "Action":
        """The same action after the member has confirmed it; see Confirm."""
        return Action(self.name, self.about, self.revision, YES)

    @property
    def is_confirmed(self) -> bool:
        """Whether it needs a yes, and has it. Elsewhere a "yes" is an answer like any other."""
        return self.name in ASKED_FIRST and self.arg == YES

    def encode(self) -> str:
        return f"{self.name}:{self.about}:{self.revision}:{self.arg}"

    @classmethod
    def decode(cls, text: str) -> "Action":
        """Raises ValueError for anything that `encode` cannot have made."""
        name, about, revision, arg = text.split(":", 3)
        return cls(name, about, int(revision), arg)


class Style(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@frozen
class Confirm:
    """A question that is asked before something that cannot be undone. It says what will happen.
    `stays` is the action of the button that changes nothing."""

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


@frozen
class Button:
    label: Text
    action: Action
    style: Style = Style.PLAIN
    lasting: bool = False
    """It stays on its card when the thing that it is about has changed."""
    confirm: Confirm | None = None
    """It asks first. Platforms that can ask do so themselves and send the action `after_yes`; the
    others send the plain action, and the flow answers with the question."""
    goes_on: bool = False
    """It opens the second step of a form. Platforms that can, show it in place of the first."""
    rare: bool = False
    """The rare buttons of a card are put together; see bot.cards.rare_buttons."""

    def __post_init__(self) -> None:
        refuse_if(not 0 < length(self.label) <= BUTTON_LABEL, "a button label:", self.label)
        if self.confirm:
            refuse_if(self.action.name not in ASKED_FIRST, "a question before", self.action)

    @property
    def opens_concern(self) -> bool:
        """Whether it tells organizers that something was wrong with an interview."""
        return self.action.name == ActionName.SOMETHING_WRONG
