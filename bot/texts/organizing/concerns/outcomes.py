"""What came of a report, for the member who reported and for organizers."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Facts
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Text, say
from bot.interview.conduct.concerns import Concern, Outcome
from bot.interview.members import Member
from bot.texts import buttons
from bot.texts.interviews import interview

OUTCOMES: dict[Outcome, Text] = {
    # Translators: what came of a report, for whoever reported.
    Outcome.SPOKE: say("We have spoken with the person"),
    # Translators: what came of a report, for whoever reported.
    Outcome.TOOK_STEPS: say("We took steps so that it does not happen again"),
    # Translators: what came of a report, for whoever reported.
    Outcome.MISUNDERSTOOD: say("It was a misunderstanding, as far as we can see"),
    # Translators: what came of a report, for whoever reported.
    Outcome.NOTHING: say("We could not find out more"),
}


def closed(concern: Concern, person: Member | None) -> Card:
    """The outcome, for the member who reported."""
    outcome: tuple[Block, ...] = (
        Facts(((say("What came of it"), OUTCOMES[concern.outcome or Outcome.NOTHING]),)),
    )
    words: tuple[Block, ...] = (
        (interview.quoted(concern.outcome_words),) if concern.outcome_words else ()
    )
    return card_of(
        say("The organizers have looked into what you told us"),
        *outcome,
        *words,
        say("Thank you for speaking up. If something happens again, tell us."),
        buttons.run(say("Tell us again"), ActionName.REPORT),
        buttons.block(person) if person else None,
    )
