"""The messages around a booked interview: the day and the hour before, and while it goes on."""

from datetime import datetime

from bot.cards.blocks import Block, Paragraph, body
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card
from bot.cards.rich_text import mention, say
from bot.engine.concern_button import concern_button
from bot.engine.contexts.interview import InterviewContext
from bot.interview.meeting.venue import is_missing
from bot.interview.model import Interview, Side
from bot.texts import advice
from bot.texts.interviews import interview, interview_actions, push, self_introduction, venue
from bot.texts.me.settings import settings
from bot.texts.meeting import plan

WISH_RECALLED = 160
"""In characters. The host has read the whole wish in the request."""


def day_before(context: InterviewContext, side: Side, now: datetime) -> Card:
    """A reminder to get ready, or to move the interview while that is easy."""
    booked, other = context.interview, context.on(side.other)
    at_hand = (plan.button(booked, Style.PRIMARY),) if side is Side.SEEKER else ()
    return Card(
        say("Get ready: your talk with {other}", other=mention(other)),
        (
            interview.booked_facts(booked, side, context.host),
            *venue.missing_hint_for_host(booked, side, context.seeker),
            *_get_ready(context, side),
            Paragraph(say("Cannot make it? Moving it now is easy."), passing=True),
        ),
        (*at_hand, *interview_actions.actions(booked, side, now)),
        push=push.reminder(booked, other),
        later=say("Getting ready for your talk with {other}", other=mention(other)),
    )


def _get_ready(context: InterviewContext, side: Side) -> tuple[Block, ...]:
    if side is Side.SEEKER:
        return (plan.look_up(context.host),)
    wish = interview.quoted(context.interview.wish, WISH_RECALLED)
    return body(say("They would like to learn:"), wish)


def hour_before(context: InterviewContext, side: Side) -> Card:
    """Where to meet comes first, for a reader who is on the way."""
    booked, other = context.interview, context.on(side.other)
    at_hand = _PEN_AND_PAPER if side is Side.SEEKER else _ENJOY
    return Card(
        say("Coming up: your talk with {other}", other=mention(other)),
        (
            interview.where_and_when(booked, side, context.host),
            *venue.missing_hint_for_host(booked, side, context.seeker),
            *(self_introduction.goal(booked) if side is Side.SEEKER else ()),
            Paragraph(at_hand, passing=True),
        ),
        _on_the_way(context) if side is Side.SEEKER else _late_or_add(booked, side),
        venue.links(booked),
        push=push.reminder(booked, other),
        later=say("Just before your talk with {other}", other=mention(other)),
    )


_PEN_AND_PAPER = say("Have the plan open, and something to write with.")
_ENJOY = say("They bring the questions. Enjoy the talk.")


def _on_the_way(context: InterviewContext) -> tuple[Button, ...]:
    """For the seeker, in the last hour."""
    booked = context.interview
    sign = () if context.seeker.minutes_left else (settings.minutes_left_on(),)
    nervous = advice.on("nerves", say("I am nervous"))
    late = interview_actions.running_late(booked)
    return (plan.button(booked, Style.PRIMARY), nervous, late, *sign)


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
        later=say("Near the end of your talk with {other}", other=mention(context.host)),
    )


def minutes_before(context: InterviewContext, side: Side) -> Card:
    other = context.on(side.other)
    return Card(
        say("In five minutes: your talk with {other}", other=mention(other)),
        venue.facts(context.interview, side, context.host),
        _late_or_add(context.interview, side),
        later=say("Five minutes before your talk with {other}", other=mention(other)),
    )


def starting(context: InterviewContext, side: Side) -> Card:
    """To join comes first, if there is a link for that."""
    other = context.on(side.other)
    links = venue.links(context.interview, begins=True)
    joins = any(each.is_next_step for each in links)
    return Card(
        say("It is time: {other} is expecting you", other=mention(other)),
        (
            *venue.facts(context.interview, side, context.host),
            *venue.missing_hint_for_seeker(context.interview, side, context.host),
        ),
        (
            *(_at_hand(context.interview, joins=joins) if side is Side.SEEKER else ()),
            *_late_or_add(context.interview, side),
            concern_button(context.interview.id),
        ),
        links,
        later=say("It was time for your talk with {other}", other=mention(other)),
    )


def still_booked(context: InterviewContext, side: Side) -> Card:
    """Before it begins, for a side that has reported the other: only what they need in order to go
    or to cancel."""
    booked, other = context.interview, context.on(side.other)
    return Card(
        say("Still booked: your talk with {other}", other=mention(other)),
        (
            interview.where_and_when(booked, side, context.host),
            Paragraph(say("If you would rather not go, you can cancel it."), passing=True),
        ),
        (interview_actions.cancel(booked, side),),
        venue.links(booked),
        push=push.reminder(booked, other),
        later=say("Before your talk with {other}", other=mention(other)),
    )


def begins_now(context: InterviewContext, side: Side) -> Card:
    """At the start, for a side that has reported the other: as in `still_booked`."""
    booked, other = context.interview, context.on(side.other)
    return Card(
        say("It begins now: your talk with {other}", other=mention(other)),
        venue.facts(booked, side, context.host),
        (concern_button(booked.id),),
        venue.links(booked),
        later=say("It was time for your talk with {other}", other=mention(other)),
    )


def _at_hand(booked: Interview, *, joins: bool) -> tuple[Button, ...]:
    return (
        plan.button(booked, Style.PLAIN if joins else Style.PRIMARY),
        plan.reserve_button(booked),
        interview_actions.take_note(booked),
    )


def _late_or_add(booked: Interview, side: Side) -> tuple[Button, ...]:
    """What matters shortly before the interview: a host can also add the place if it is missing."""
    is_short = booked.venue is not None and is_missing(booked.venue)
    add = venue.change_buttons(booked, side) if side is Side.HOST and is_short else ()
    return (*add, interview_actions.running_late(booked))
