"""What the bot says because time passed. Every nudge can be put off, and every nudge can be
stopped."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph, Quote, body
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card
from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.engine.concern_button import concern_button
from bot.engine.contexts.interview import InterviewContext
from bot.interview.afterwards.assessments import Assessed
from bot.interview.members import Member
from bot.interview.model import Debrief, Interview, Side
from bot.texts import buttons, preview
from bot.texts.asking.how_to_answer import how_to_answer
from bot.texts.interviews import interview, interview_actions, review, self_introduction
from bot.texts.letters import email_copy
from bot.texts.meeting import notes, questions
from bot.texts.organizing.broadcasts import quotes
from bot.texts.staying_in_touch import follow_up

RECALLED = 300
LAST_TURN = 2
"""From the third nudge on, the words for staying in touch are always the same."""


def answer(asked: Interview, side: Side, other: Member, now: datetime, *, later: str) -> Card:
    """`later`: the name of the timer to put off. Empty if there is no time left to do so."""
    return Card(
        say("{other} is waiting for your answer", other=mention(other)),
        (
            *((interview.wish(asked),) if side is Side.HOST else ()),
            Paragraph(how_to_answer(asked, side, now), passing=True),
        ),
        (
            *interview_actions.actions(asked, side, now),
            *((_later(asked, later),) if later else ()),
            buttons.as_rare(buttons.STOP_NUDGES),
        ),
        later=interview.you_and(other),
    )


def times_passed(asked: Interview, host: Member, now: datetime, *, later: str) -> Card:
    """For a seeker. The host has not chosen one of their times, and all have passed. `later` is as
    in `answer`."""
    return Card(
        say("{host} has not answered yet", host=mention(host)),
        (Paragraph(how_to_answer(asked, Side.SEEKER, now), passing=True),),
        (
            *interview_actions.actions(asked, Side.SEEKER, now),
            *((_later(asked, later),) if later else ()),
            buttons.as_rare(buttons.STOP_NUDGES),
        ),
        later=interview.you_and(host),
    )


def how_did_it_go(held: Interview, host: Member, timer: str, now: datetime) -> Card:
    return Card(
        say("How did it go with {host}?", host=mention(host)),
        (
            *self_introduction.goal_afterwards(held),
            *notes.in_the_form(held),
            Paragraph(
                say("Take two minutes to note what you learned. Only you see it."),
                passing=True,
            ),
        ),
        (
            *interview_actions.actions(held, Side.SEEKER, now),
            _later(held, timer),
            concern_button(held.id),
            questions.button(held),
            _stop(held),
            buttons.block(host),
        ),
        later=interview.you_and(host),
    )


def thank(context: InterviewContext, draft: str, timer: str, now: datetime, *, ask: bool) -> Card:
    """`ask`: whether to ask how it went, too."""
    held = context.interview
    if held.note and not ask:
        return _unsent_note(context, held.note, timer)
    ways = interview_actions.actions(held, Side.SEEKER, now) if ask else buttons.thank(held)
    return Card(
        _how_or_thanks(context.host, ask=ask),
        (
            *(self_introduction.goal_afterwards(held) if ask else ()),
            Paragraph(_DRAFT_WITH_GAP if email_copy.BLANK in draft else _DRAFT, passing=True),
            _draft(draft, email_copy.WORDS_LENGTH),
        ),
        (
            *ways,
            buttons.on(held, say("I have thanked them"), ActionName.THANKED),
            _later(held, timer),
            _stop(held),
        ),
        later=interview.you_and(context.host),
    )


def _draft(words: str, limit: int = 900) -> Quote:
    """The draft in a card. It disappears once something was sent."""
    return replace(interview.quoted(words, limit), passing=True)


def _how_or_thanks(host: Member, *, ask: bool) -> Text:
    if ask:
        return say("How did it go with {host}?", host=mention(host))
    return say("A word of thanks to {host}?", host=mention(host))


_DRAFT = say(
    "People remember a thank-you note. Here is a draft: make it yours and send it "
    "through me, or by e-mail."
)
_DRAFT_WITH_GAP = say(
    "People remember a thank-you note. Here is a draft: fill the gap, make it yours "
    "and send it through me, or by e-mail."
)


def _unsent_note(context: InterviewContext, words: str, timer: str) -> Card:
    held, host = context.interview, context.host
    shown = preview.note(held, context.seeker, host, words)
    return Card(
        say("Your note to {host} has not gone out yet", host=mention(host)),
        body(shown.title, *shown.blocks),
        (
            *shown.buttons,
            buttons.on(held, say("I have thanked them"), ActionName.THANKED),
            _later(held, timer),
            _stop(held),
        ),
        later=say("Your note to {host}", host=mention(host)),
    )


def keep_in_touch(held: Interview, host: Member, timer: str) -> Card:
    """The first nudge, the second, and all later ones each have their own words."""
    turn = min(len(held.reminded), LAST_TURN)
    return Card(
        _write_to(host, turn),
        body(
            _what_came(held, turn),
            *self_introduction.goal_afterwards(held),
            *_recalled(held.debrief or Debrief()),
            *_news(held, turn),
        ),
        (
            follow_up.update_button(held, Style.PRIMARY),
            buttons.on(held, say("I wrote"), ActionName.WROTE),
            review.outcome_button(held, _which(held)),
            _later(held, timer),
            buttons.as_rare(follow_up.copy_button(held)),
            _stop(held),
            quotes.offer(held),
        ),
        later=interview.you_and(host),
    )


def _write_to(host: Member, turn: int) -> Text:
    who = mention(host)
    return (
        say("Stay in touch with {host}?", host=who),
        say("Any news for {host}?", host=who),
        say("A few lines to {host}?", host=who),
    )[turn]


def _what_came(held: Interview, turn: int) -> Text:
    day = Moment(held.start or held.asked_at, MomentStyle.DAY)
    return (
        say("You talked on {day}. What came of it?", day=day),
        say("You talked on {day}. What has changed for you since then?", day=day),
        say("You talked on {day}, quite a while ago. Where are you now?", day=day),
    )[turn]


def _news(held: Interview, turn: int) -> tuple[Block, ...]:
    """What they wrote and did not send. If there is nothing, a line says that the button opens a
    draft."""
    if not held.draft_update:
        return (Paragraph(_UPDATE[turn], passing=True),)
    return (Paragraph(_UNSENT_UPDATE, passing=True), _draft(held.draft_update))


def _which(held: Interview) -> Assessed:
    return Assessed.CAME_OF_IT_LATER if held.reminded else Assessed.CAME_OF_IT


_UNSENT_UPDATE = say(
    "You wrote this, and it has not gone out yet. Look it over, and send it through me, or copy it."
)
_UPDATE = (
    say("A line is enough. Your draft is ready: fill the gap, and send it."),
    say(
        "Small news counts: something you tried, read or decided. Your draft is ready: "
        "fill the gap, and send it."
    ),
    say(
        "“I still think of what you told me” is news enough. Your draft is ready: fill "
        "the gap, and send it."
    ),
)


def _recalled(noted: Debrief) -> Iterable[Block]:
    for introduced, words in (
        (say("You noted then, for yourself:"), noted.takeaways),
        (say("They recommended:"), noted.resources),
    ):
        if words:
            yield Paragraph(introduced)
            yield interview.quoted(words, RECALLED)


def _later(current: Interview, timer: str) -> Button:
    return buttons.on(current, say("Later"), ActionName.LATER, arg=timer)


def _stop(current: Interview) -> Button:
    return buttons.as_rare(follow_up.stop_button(current))
