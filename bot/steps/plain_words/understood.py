"""What a member means by plain words, and what is known about them."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.reader import reader_of
from bot.content.advice import Advice, sure_advice
from bot.engine.contexts.member import FreeTextContext
from bot.engine.events import Command, Press, Said
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.language.date_order import day_first
from bot.language.intents import Guess, Heard, Intent, has_subject, what_is_open

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


@frozen
class PlainWords:
    """What a member wrote, what it may mean, and what is known about them."""

    words: str
    heard: Heard
    context: FreeTextContext
    event: Turn
    now: datetime

    @property
    def fitting(self) -> list[Guess]:
        """Without guesses for which nothing is open that they could be about."""
        return [each for each in self.heard.guesses if has_subject(each, self.context, self.now)]

    @property
    def may_be_about(self) -> frozenset[Intent]:
        return what_is_open(self.context, self.now)

    @property
    def advice(self) -> Advice | None:
        return sure_advice(self.words, reader_of(self.context.me).language)

    def meaning(self, guess: Guess) -> Understood:
        return Understood(guess, self.words, self.context, self.event, self.now)
