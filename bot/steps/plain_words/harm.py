"""Answers to somebody who was harmed, or who fears or says that another may be."""

from bot.cards.cards import Card
from bot.language.intents import is_hurt_at_home, threatens
from bot.language.intents.moods import wants_no_contact
from bot.steps.plain_words.understood import Understood
from bot.texts.plain_words import violence, worries


def for_another(said: Understood) -> Card:
    answer = violence.may_hurt_another if threatens(said.words) else worries.for_another
    return answer(said.context.contact)


def report(said: Understood) -> Card:
    """Somebody close who hurts them at home is no matter of the programme, unless they name a
    member."""
    if not said.people and is_hurt_at_home(said.words):
        return violence.hurt_at_home(said.context.contact)
    blocks_first = wants_no_contact(said.words)
    return worries.treated_badly(said.people, said.context.contact, blocks_first=blocks_first)
