"""What the bot says because time passed. Each can be put off, and each can be stopped."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Paragraph, Quote
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card
from bot.cards.rich_text import Moment, MomentStyle, Text, mention, say
from bot.engine.contexts import InterviewContext
from bot.interview.assessments import Assessed
from bot.interview.members import Member
from bot.interview.model import Debrief, Interview, Side
from bot.interview.venue import is_missing
from bot.texts import (
    advice,
    buttons,
    email_copy,
    follow_up,
    interview,
    notes,
    plan,
    preview,
    push,
    questions,
    quotes,
    review,
    self_introduction,
    settings,
    venue,
)

RECALLED = 300
WISH_RECALLED = 160
"""Characters; they have read all of it in the request."""
LAST_TURN = 2
"""From the third nudge on, the words to stay in touch are the same."""


def answer(asked: Interview, side: Side, other: Member, now: datetime, *, later: str) -> Card:
    """`later`: the timer to put off, empty where there is no time left for that."""
    return Card(
        say("{other} is waiting for your answer", other=mention(other)),
        (
            *((interview.wish(asked),) if side is Side.HOST else ()),
            Paragraph(_how_to_answer(asked, side, now), passing=True),
        ),
        (
            *interview.actions(asked, side, now),
            *((_later(asked, later),) if later else ()),
            Button(say("Stop all nudges"), Action(ActionName.NUDGES, arg="off")),
        ),
        later=_you_and(other),
    )


def _you_and(other: Member) -> Text:
    """What a card is about whose own title holds no more."""
    return say("You and {other}", other=mention(other))


def _how_to_answer(asked: Interview, side: Side, now: datetime) -> Text:
    if asked.is_moving:
        return _HOW_TO_ANSWER_MOVE
    have_passed = all(at <= now for at in asked.offered)
    return (_HOW_TO_ANSWER_LATE if have_passed else _HOW_TO_ANSWER)[side]


_HOW_TO_ANSWER_MOVE = say(
    "Choose a new time, propose others, or keep the old one. Any answer helps."
)
_HOW_TO_ANSWER = {
    Side.HOST: say("Choose a time, propose others, or say not now. Any answer helps."),
    Side.SEEKER: say("Choose a time, propose others, or withdraw. Any answer helps."),
}
_HOW_TO_ANSWER_LATE = {
    Side.HOST: say("The times offered have passed. Propose others, or say not now. Both are fine."),
    Side.SEEKER: say("The times offered have passed. Propose others, or withdraw. Both are fine."),
}


def day_before(context: InterviewContext, side: Side, now: datetime) -> Card:
    """To get ready, or to move it while that is easy."""
    booked, other = context.interview, context.on(side.other)
    at_hand = (plan.button(booked),) if side is Side.SEEKER else ()
    return Card(
        say("Get ready: your talk with {other}", other=mention(other)),
        (
            interview.booked_facts(booked, side, context.host),
            *venue.missing(booked, side, context.seeker),
            *_get_ready(context, side),
            Paragraph(say("Cannot make it? Moving it now is easy."), passing=True),
        ),
        (*at_hand, *interview.actions(booked, side, now)),
        push=push.ahead(booked, other),
        later=_you_and(other),
    )


def _get_ready(context: InterviewContext, side: Side) -> tuple[Block, ...]:
    if side is Side.SEEKER:
        return (plan.look_up(context.host),)
    wish = interview.quoted(context.interview.wish, WISH_RECALLED)
    return (Paragraph(say("They would like to learn:")), wish)


def hour_before(context: InterviewContext, side: Side) -> Card:
    """Where it is comes first, for who is on the way."""
    booked, other = context.interview, context.on(side.other)
    at_hand = _PEN_AND_PAPER if side is Side.SEEKER else _ENJOY
    return Card(
        say("Coming up: your talk with {other}", other=mention(other)),
        (
            interview.where_and_when(booked, side, context.host),
            *venue.missing(booked, side, context.seeker),
            *(self_introduction.goal(booked) if side is Side.SEEKER else ()),
            Paragraph(at_hand, passing=True),
        ),
        _during(context) if side is Side.SEEKER else _add(booked),
        venue.links(booked),
        push=push.ahead(booked, other),
        later=_you_and(other),
    )


_PEN_AND_PAPER = say("Have the plan open, and something to write with.")
_ENJOY = say("They bring the questions. Enjoy the talk.")


def _during(context: InterviewContext) -> tuple[Button, ...]:
    """For the seeker, to have it ready."""
    booked = context.interview
    sign = () if context.seeker.minutes_left else (settings.minutes_left_on(),)
    nervous = advice.on("nerves", say("I am nervous"))
    return (plan.button(booked), interview.take_note(booked), nervous, *sign)


def minutes_left(context: InterviewContext) -> Card:
    return Card(
        say("Five minutes left with {other}", other=mention(context.host)),
        (
            Paragraph(
                say("A good moment to ask who else to talk to, and to say thank you."),
                passing=True,
            ),
        ),
        silent=True,
        later=_you_and(context.host),
    )


def minutes_before(context: InterviewContext, side: Side) -> Card:
    other = context.on(side.other)
    return Card(
        say("In five minutes: your talk with {other}", other=mention(other)),
        venue.facts(context.interview, side, context.host),
        () if side is Side.SEEKER else _add(context.interview),
        later=_you_and(other),
    )


def starting(context: InterviewContext, side: Side) -> Card:
    other = context.on(side.other)
    return Card(
        say("It is time: {other} is expecting you", other=mention(other)),
        venue.facts(context.interview, side, context.host),
        _at_hand(context.interview) if side is Side.SEEKER else _add(context.interview),
        venue.links(context.interview),
        later=_you_and(other),
    )


def _at_hand(booked: Interview) -> tuple[Button, ...]:
    return (plan.button(booked), plan.reserve_button(booked), interview.take_note(booked))


def _add(booked: Interview) -> tuple[Button, ...]:
    """For a host, so shortly before: only what is missing."""
    is_short = booked.venue is not None and is_missing(booked.venue)
    return tuple(venue.change(booked, Side.HOST)) if is_short else ()


def how_did_it_go(held: Interview, host: Member, timer: str, now: datetime) -> Card:
    return Card(
        say("How did it go with {host}?", host=mention(host)),
        (
            *self_introduction.goal_then(held),
            *notes.in_the_form(held),
            Paragraph(
                say("Take two minutes to note what you learned. Only you see it."),
                passing=True,
            ),
        ),
        (
            *interview.actions(held, Side.SEEKER, now),
            questions.button(held),
            _later(held, timer),
            _stop(held),
            buttons.block(host),
        ),
        later=_you_and(host),
    )


def thank(context: InterviewContext, draft: str, timer: str, now: datetime, *, ask: bool) -> Card:
    """`ask`: how it went, too."""
    held = context.interview
    if held.note and not ask:
        return _unsent_note(context, held.note, timer)
    ways = interview.actions(held, Side.SEEKER, now) if ask else buttons.thank(held)
    return Card(
        _how_or_thanks(context.host, ask=ask),
        (
            *(self_introduction.goal_then(held) if ask else ()),
            Paragraph(_DRAFT_WITH_GAP if email_copy.BLANK in draft else _DRAFT, passing=True),
            _draft(draft, email_copy.AT_MOST),
        ),
        (
            *ways,
            buttons.on(held, say("I have thanked them"), ActionName.THANKED),
            _later(held, timer),
            _stop(held),
        ),
        later=_you_and(context.host),
    )


def _draft(words: str, limit: int = 900) -> Quote:
    """Of no use any more once something was sent."""
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
        (Paragraph(shown.title), *shown.blocks),
        (
            *shown.buttons,
            buttons.on(held, say("I have thanked them"), ActionName.THANKED),
            _later(held, timer),
            _stop(held),
        ),
        later=say("Your note to {host}", host=mention(host)),
    )


def keep_in_touch(held: Interview, host: Member, timer: str) -> Card:
    """The first nudge, the second, and those after it: each in words of its own."""
    turn = min(len(held.reminded), LAST_TURN)
    return Card(
        _write_to(host, turn),
        (
            Paragraph(_what_came(held, turn)),
            review.came_of_it(held, _which(held)),
            *self_introduction.goal_then(held),
            *_recalled(held.debrief or Debrief()),
            *_news(held, turn),
        ),
        (
            follow_up.update_button(held, Style.PRIMARY),
            buttons.on(held, say("Copy for e-mail"), ActionName.COPY_UPDATE),
            buttons.on(held, say("I wrote"), ActionName.WROTE),
            _later(held, timer),
            _stop(held),
            quotes.offer(held),
        ),
        later=_you_and(host),
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
    """What they wrote and did not send; else that a draft waits behind the button."""
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
    return buttons.on(current, say("Stop these reminders"), ActionName.STOP)
