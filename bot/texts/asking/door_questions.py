"""A member would like to ask somebody who is no host: would they open their door?"""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import body
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import CommandName, Moment, listed, mention, say, say_many
from bot.interview.limits import DOOR_QUESTIONS_A_WEEK
from bot.interview.members import Member
from bot.texts import buttons

NAMED = 3


def ask_button(other: Member) -> Button:
    return Button(say("Ask them to open their door"), Action(ActionName.ASK_TO_HOST, str(other.id)))


def will_ask(other: Member, *, to_strangers: bool) -> Card:
    """The same answer, whatever happens next. `to_strangers`: people who have never used Askwell
    get the question, too."""
    how = say("They may ignore it, and I ask only once. Meanwhile, others are here.")
    unknown = say(
        "I write first to nobody who has never used me. If {other} does not know me yet, tell them "
        "about {command} yourself.",
        other=mention(other),
        command=CommandName("host"),
    )
    more = () if to_strangers else body(unknown)
    return card_of(
        say("I will ask {other}", other=mention(other)), how, *more, buttons.find_others()
    )


def too_many_questions(again: datetime) -> Card:
    """For a member who has asked as many people as is allowed in a week."""
    return card_of(
        say_many(
            "You asked {number} person to open their door this week",
            "You asked {number} people to open their door this week",
            DOOR_QUESTIONS_A_WEEK,
        ),
        say(
            "Give them some time to think about it. You can ask the next one from {time}. "
            "Meanwhile, others are here.",
            time=Moment(again),
        ),
        buttons.find_others(),
    )


def question(askers: Sequence[Member]) -> Card:
    """From everybody who asked, the newest last. At most NAMED of them are named."""
    named = [mention(each) for each in askers[-NAMED:]]
    return card_of(
        say("{who} would like to learn about your work", who=listed(named)),
        say(
            "It takes 20 to 30 minutes, they prepare the questions, and it is never "
            "about a job. You decide how often and when."
        ),
        say("You can ignore this: nobody is told, and I ask only once."),
        buttons.run(say("Open my door"), ActionName.HOST, style=Style.PRIMARY),
        Button(say("Not for me"), Action(ActionName.NOT_FOR_ME)),
        Button(say("Do not write to me again"), Action(ActionName.STOP_INVITING)),
    )
