"""What a member means by plain words, and what is known about them."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.engine.contexts.member import FreeTextContext
from bot.engine.events import Command, Press, Said
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.language.date_order import day_first
from bot.language.intents import Guess

Turn = Said | Press
"""A message, or a button that confirms what a message meant."""


@frozen
class Understood:
    """What a member means by their `words`, and what is known about them."""

    guess: Guess
    words: str
    context: FreeTextContext
    event: Turn
    now: datetime

    @property
    def is_confirmed(self) -> bool:
        """Whether they pressed the button that says so."""
        return isinstance(self.event, Press) and self.event.action.name == ActionName.MEANT

    @property
    def people(self) -> list[Member]:
        """Those named, in full."""
        ids = dict.fromkeys(each.id for people in self.guess.people for each in people)
        return [self.context.others[each] for each in ids]

    @property
    def day_comes_first(self) -> bool | None:
        return day_first(self.event.by.locale, self.context.me.zone)

    def command(self, name: str, text: str = "") -> Command:
        """The command instead, for the member who acts."""
        return Command(self.event.id, self.event.by, name, text)

    def press(self, name: ActionName) -> Press:
        """The button instead, for the member who acts."""
        return Press(self.event.id, self.event.by, Action(name))
