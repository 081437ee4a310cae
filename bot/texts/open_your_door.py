"""A member would like to ask somebody who does not host: would they open their door?"""

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Button, Card, Paragraph, Style
from bot.cards.rich_text import mention, say
from bot.interview.members import Member
from bot.texts import buttons


def ask(other: Member) -> Button:
    return Button(say("Ask them to open their door"), Action(ActionName.ASK_TO_HOST, str(other.id)))


def asked(other: Member) -> Card:
    """The same whatever became of it."""
    return Card(
        say("I will ask {other}", other=mention(other)),
        (Paragraph(say("They may ignore it, and I ask only once. Meanwhile, others are here.")),),
        (buttons.find_others(),),
    )


def question(by: Member) -> Card:
    return Card(
        say("{who} would like to learn about your work", who=mention(by)),
        (
            Paragraph(
                say(
                    "It takes 20 to 30 minutes, they prepare the questions, and it is never "
                    "about a job. You decide how often and when."
                )
            ),
            Paragraph(say("You can ignore this: nobody is told, and I ask only once.")),
        ),
        (
            buttons.run(say("Open my door"), ActionName.HOST, style=Style.PRIMARY),
            Button(say("Not for me"), Action(ActionName.NOT_FOR_ME)),
            Button(say("Do not write to me again"), Action(ActionName.STOP_INVITING)),
        ),
    )
