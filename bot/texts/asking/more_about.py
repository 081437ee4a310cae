"""What a member seldom does about an interview, in words and as buttons."""

from collections.abc import Iterator
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.buttons import Button
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import mention, say
from bot.engine.concern_button import concern_button
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, Interview, Side, Stage
from bot.texts import buttons
from bot.texts.asking import host_tips
from bot.texts.interviews import interview as texts
from bot.texts.meeting import questions
from bot.texts.organizing.broadcasts import quotes
from bot.texts.staying_in_touch import follow_up


def more_about(interview: Interview, me: Member, other: Member) -> Card:
    """Everything that is in the menu of a card about this interview, on platforms with menus."""
    rare = (*_of_its_stage(interview, me), concern_button(interview.id), buttons.block(other))
    return card_of(
        texts.you_and(other),
        say(
            "Was something wrong? Tell the people who look after this place. Nobody tells {other}.",
            other=mention(other),
        ),
        say("If you block them, you two do not meet here any more."),
        *(replace(each, rare=False) for each in rare),
    )


def _of_its_stage(interview: Interview, me: Member) -> Iterator[Button]:
    side = interview.side_of(me.id)
    if side is Side.HOST and interview.stage is Stage.ASKED:
        yield buttons.run(host_tips.SHOW, ActionName.HOST_TIPS)
    if side is Side.SEEKER and interview.stage is Stage.HELD:
        yield questions.button(interview)
    if interview.stage is Stage.ASKED and me.nudges:
        yield buttons.STOP_NUDGES
    if side is Side.SEEKER and interview.reminded:
        yield follow_up.copy_button(interview)
    if side is Side.SEEKER and interview.stage in HELD_STAGES:
        yield follow_up.stop_button(interview)
        yield quotes.offer(interview)
