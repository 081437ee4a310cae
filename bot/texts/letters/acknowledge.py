"""How a host answers a seeker's words, and how the seeker learns about it."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry, Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.texts import buttons
from bot.texts.interviews import interview_actions

LABELS = {
    ActionName.WELCOME: say("You’re welcome"),
    ActionName.KEEP_POSTED: say("Keep me posted"),
}
"""The labels of the possible answers, by the names of their buttons' actions."""


def answer_buttons(to: Interview) -> tuple[Button, ...]:
    """The buttons for a card with a seeker's words. An answer counts however the interview has
    changed since."""
    welcome, keep_posted = (Button(label, Action(each, to.id)) for each, label in LABELS.items())
    return replace(welcome, style=Style.PRIMARY), keep_posted


def to_answer(to: Interview, seeker: Member) -> Entry:
    """The same buttons above what else a card asks."""
    title = say("Answer {seeker} with one press", seeker=mention(seeker))
    return Entry(title, buttons=answer_buttons(to))


def answer_sent(seeker: Member, answer: ActionName) -> Block:
    """The line that replaces the buttons on that card."""
    return Paragraph(
        # Translators: {answer} is the label of the button that was pressed.
        say("You answered {seeker}: “{answer}”.", seeker=mention(seeker), answer=LABELS[answer])
    )


def answered_already(seeker: Member) -> Card:
    return card_of(
        say("You have answered {seeker} already", seeker=mention(seeker)),
        say("One answer is plenty: there is nothing more to do."),
    )


def to_seeker(
    answered: Interview, host: Member, answer: ActionName, asks_again: datetime | None
) -> Card:
    """`asks_again`: the approximate time at which the seeker is asked what came of it. None if they
    are not asked."""
    if answer is ActionName.WELCOME:
        return card_of(
            say("{host} read your words and says: you’re welcome", host=mention(host)),
            say("You can write to them again. Who could be next?"),
            buttons.find_others(),
        )
    return Card(
        say("{host} would like to hear how it goes", host=mention(host)),
        (Paragraph(_until_then(asks_again), passing=True),),
        (buttons.my_journal(),) if answered.debrief else interview_actions.note_later(answered),
    )


def _until_then(asks_again: datetime | None) -> Text:
    if asks_again is None:
        return say("When something comes of it, write them a line.")
    return say(
        "I made a note to ask you around {day} what came of it.",
        day=Moment(asks_again, MomentStyle.DAY),
    )
