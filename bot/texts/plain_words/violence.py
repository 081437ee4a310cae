"""Answers to members whom somebody close hurts, or who may hurt another."""

from bot.cards.blocks import body
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.interview.members import Member
from bot.texts import contact
from bot.texts.plain_words.worries import CRISIS_LINE, HELPLINE


def hurt_at_home(told_of: Member | None) -> Card:
    """For somebody whom somebody close hurts or threatens."""
    return Card(
        say("I am sorry. This is not your fault"),
        body(
            say("Nobody may hurt or threaten you, whoever they are."),
            say("If you are in danger now, call your local emergency number."),
            say(
                "A helpline listens, day and night, and can tell you where you are safe. You need "
                "not decide anything to talk to them."
            ),
            contact.looks_after(told_of) if told_of else None,
        ),
        links=(HELPLINE, *contact.links(told_of)),
    )


def may_hurt_another(told_of: Member | None) -> Card:
    """For somebody who says that they will hurt another."""
    return Card(
        say("Please talk to somebody before anybody is hurt"),
        body(
            say(
                "It sounds as if something is very hard to bear. A crisis line listens day and "
                "night, also to anger, and nobody there judges you."
            ),
            say("If anybody is in danger now, you or another, call the local emergency number."),
            contact.looks_after(told_of) if told_of else None,
        ),
        links=(CRISIS_LINE, *contact.links(told_of)),
    )
