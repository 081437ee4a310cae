"""An invitation to open one's door, to one person of a list, and the answers to it."""

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Words, mention, say
from bot.interview.members import Member
from bot.language import search
from bot.texts import buttons
from bot.texts.organizing.inviting.imports import NAME_SHOWN


def invitation(by: Member, field: str) -> Card:
    """For one person, once."""
    about = (
        say(
            "They thought of you for {field}. Somebody who is curious about it asks for 20 "
            "to 30 minutes of your time, prepares, and never asks for a job.",
            field=Words(field, NAME_SHOWN),
        )
        if field
        else say(
            "Somebody who is curious about your work asks for 20 to 30 minutes of your time, "
            "prepares, and never asks for a job."
        )
    )
    return card_of(
        say("{who} asks whether you would open your door", who=mention(by)),
        about,
        say("You decide how often and when, and you can always say no. I ask only once."),
        Button(say("Open my door"), _opens(field), Style.PRIMARY),
        Button(say("Not for me"), Action(ActionName.NOT_FOR_ME)),
        Button(say("Do not write to me again"), Action(ActionName.STOP_INVITING)),
    )


def _opens(field: str) -> Action:
    """Opens the form with the field from the list filled in, which they can keep or change."""
    if not field:
        return Action(ActionName.HOST)
    return Action(ActionName.HOST_PROFILE, arg=search.as_arg(field))


def not_for_me() -> Card:
    return card_of(
        say("All right, and thank you for saying so"),
        say("Nobody is told, and you are not asked again."),
        buttons.run(say("What is this?"), ActionName.HELP),
    )


def stopped() -> Card:
    return card_of(
        say("I will not write to you first any more"),
        say("When you write to me, I still answer."),
        buttons.run(say("What is this?"), ActionName.HELP),
    )
