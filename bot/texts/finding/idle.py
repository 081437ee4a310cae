"""A reminder for seekers who agreed to the rules and have not asked anybody."""

from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say
from bot.texts import buttons


def reminder() -> Card:
    return card_of(
        say("Who would you like to ask first?"),
        say(
            "You agreed to the rules and have not asked anybody yet. The hosts here are "
            "happy to talk, and twenty minutes is a small thing to ask for."
        ),
        say("Tell me a field, or see who is here. I will help with the words."),
        buttons.find_others(),
        buttons.STOP_NUDGES,
    )
