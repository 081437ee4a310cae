"""The few rules of a community, to which everybody agrees once."""

from datetime import datetime

from bot.cards.blocks import Block, Numbered, Paragraph, body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.rich_text import Moment, MomentStyle, Words, say
from bot.interview.members import Member
from bot.interview.organizing.programme import RULES_LENGTH, Programme
from bot.texts import contact as contacts
from bot.texts import usual_rules


def rules(programme: Programme, contact: Member | None, agree: Action) -> Card:
    """The organizers' own rules if they wrote some, otherwise ours."""
    own = Paragraph(Words(programme.rules, RULES_LENGTH))
    shown: Block = own if programme.rules else Numbered(usual_rules.USUAL)
    return Card(
        say("Before you begin: how we treat each other here"),
        body(
            shown,
            say("If something was not right, tell somebody soon."),
            contacts.looks_after(contact),
        ),
        (Button(say("I agree"), agree, Style.PRIMARY),),
        contacts.links(contact),
    )


def agreed(at: datetime, goes_on: Button) -> Card:
    """For somebody who agreed before. `goes_on`: to what they wanted to do."""
    return Card(
        say("You agreed to the rules on {day}", day=Moment(at, MomentStyle.DAY)),
        body(say("Go on where you were.")),
        (goes_on,),
        instead=True,
    )
