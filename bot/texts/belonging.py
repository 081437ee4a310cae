"""What somebody reads who may not take part here, or not yet."""

from bot.cards.action_names import ActionName
from bot.cards.cards import Card, Paragraph
from bot.cards.rich_text import Text, say
from bot.engine.belonging import Barrier
from bot.interview.model import Member
from bot.texts import buttons, contact

_WHY: dict[Barrier, Text] = {
    Barrier.OUTSIDER: say(
        "Askwell is here for the people of this workspace. You are very welcome to suggest it "
        "where you are at home."
    ),
    Barrier.GUEST: say(
        "Askwell is here for members of this workspace, and you are here as a guest. Those who "
        "organize it can open it to guests, too."
    ),
    Barrier.SEEKER_ROLE: say(
        "To ask somebody for an interview, you need a role in this server that you do not have "
        "yet. Its organizers give it."
    ),
    Barrier.HOST_ROLE: say(
        "To be asked for interviews, you need a role in this server that you do not have yet. "
        "Its organizers give it."
    ),
}


def kept_out(why: Barrier, whom: Member | None) -> Card:
    """`whom` they can ask, if anybody."""
    more = (Paragraph(contact.looks_after(whom)),) if whom else ()
    return Card(say("Not just yet"), (Paragraph(_WHY[why]), *more), links=contact.links(whom))


def not_open(whom: Member | None) -> Card:
    """`whom` they can ask, None where nobody organizes yet: then they may be the one who begins."""
    begin = () if whom else (buttons.run(say("I run this place"), ActionName.ORGANIZE),)
    opens = say("The organizers are getting it ready, and will tell you once it is open.")
    return Card(
        say("Askwell is not open here yet"),
        (Paragraph(opens), Paragraph(contact.looks_after(whom))),
        (
            *begin,
            buttons.run(say("Something was wrong"), ActionName.REPORT),
            buttons.run(say("What is kept about me"), ActionName.PRIVACY),
        ),
        contact.links(whom),
    )
