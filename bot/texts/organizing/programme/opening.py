"""Opening the programme, for organizers."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry, Numbered, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import say
from bot.engine.contexts.programme import MorningContext, OrganizingContext
from bot.interview.members import Member
from bot.texts import buttons
from bot.texts.organizing.programme import checklist, organize
from bot.texts.organizing.programme.glance import needs_a_hand

SURE = "sure"
"""The argument of the second press, which confirms."""


def installed() -> Card:
    """For the person who installed Askwell, and nobody else."""
    return card_of(
        say("Askwell is here, and only you know"),
        say(
            "I have written to nobody but you, and nobody can take part before it is "
            "open. If you run this place, I will show you what to do first, and a whole "
            "interview to try."
        ),
        buttons.run(say("Get it ready"), ActionName.ORGANIZE, style=Style.PRIMARY),
    )


def sure_to_open(context: OrganizingContext) -> Card:
    """Asked first, because it cannot be undone."""
    left = [each.what for each in checklist.left_to_do(context)]
    return card_of(
        say("Open the programme?"),
        say("Everybody who may take part can then ask hosts. I write to nobody."),
        say("You cannot close it again. For holidays there are quiet weeks, in the settings."),
        *(body(say("Not done yet:"), Numbered(tuple(left))) if left else ()),
        checklist.doors(context.doors),
        Button(say("Yes, open it"), Action(ActionName.OPEN_PROGRAMME, arg=SURE), Style.PRIMARY),
        buttons.run(say("Not yet"), ActionName.ORGANIZE),
    )


def opened(ways_on: Sequence[Entry]) -> Card:
    """`ways_on`: how to go on with lists of people that waited for this."""
    waits = say("You had given me a list of people. Now I can go on with it.")
    return card_of(
        say("Your programme is open"),
        say("Everybody here may take part now. I have written to nobody."),
        say(
            "Hosts first: invite a handful of people yourself. With about 8 open doors, "
            "tell seekers."
        ),
        waits if ways_on else None,
        *ways_on,
        organize.run(),
    )


def morning(context: MorningContext, reader: Member) -> Card:
    """The checklist has already asked who the contact is, so this card does not."""
    concerns = context.open_concerns[reader.id]
    in_need = needs_a_hand(context.in_need, concerns, contact_named=True)
    return Card(
        say("Your programme today"),
        (*in_need, checklist.doors(context.doors)),
        (organize.run(),),
    )
